#include "tests/support/s3_stand_in.h"
#include "tests/ui/import_wizard_test_base.h"
#include "ui/main_window.h"

#include <QDir>
#include <QInputDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>
#include <QStandardPaths>

using namespace planwright;
using namespace planwright::ui;

/// An import from S3 through the four steps, against moto.
class ImportS3Test : public test::ImportWizardTestBase {
    Q_OBJECT

private:
    planwright::testing::S3StandIn m_standIn;

private Q_SLOTS:
    void initTestCase();
    void takesAnAddress();
    void saysWhatIsWrongWithOne();
};

void ImportS3Test::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("shop/sales")));
    write(QStringLiteral("shop/sales/a.csv"), test::events(1));
    write(QStringLiteral("shop/sales/b.csv"), "Date,Order,Qty,Price,Category\n2024-07-01,n,1,20.00,Lamps\n");
    const auto reason = m_standIn.start(m_folder.filePath(QStringLiteral("shop")).toStdString());
    if (!reason.isEmpty())
        QSKIP(qPrintable(reason));
    for (const auto& [name, value] : m_standIn.environment())
        qputenv(name.c_str(), QByteArray::fromStdString(value));
}

void ImportS3Test::takesAnAddress() {
    AppSession session;
    MainWindow window(session);
    window.show();
    QSignalSpy looked(&session, &AppSession::previewChanged);
    window.startImport({QStringLiteral("s3://shop/sales")});
    QVERIFY(looked.wait(60'000));
    QVERIFY(session.preview());
    QVERIFY2(!session.preview()->problem, qPrintable(text(window, "importProblemText")));
    QVERIFY(session.preview()->notes.front().find("S3") != std::string::npos);
    QCOMPARE(window.findChild<QListWidget*>(QStringLiteral("importFiles"))->item(0)->text(),
             QStringLiteral("s3://shop/sales"));
    QVERIFY(window.findChild<QLineEdit*>(QStringLiteral("ownWorkspace"))
                ->text()
                .endsWith(QStringLiteral("/sales.planwright")));
    const auto workspace = m_folder.filePath(QStringLiteral("far.planwright"));
    window.findChild<QLineEdit*>(QStringLiteral("ownWorkspace"))->setText(workspace);
    press(window, "wizardNext");
    press(window, "wizardNext");
    // Each count copies the files: it waits to be asked for.
    QTest::qWait(50);
    QVERIFY(!session.trialRunner().isRunning() && !session.trial());
    QCOMPARE(button(window, "trialButton").text(), QStringLiteral("Count"));
    press(window, "trialButton");
    QVERIFY(counted(session));
    QVERIFY(*session.trial());
    QCOMPARE(session.trial()->value().account.read.rows, test::events(1).count('\n'));
    press(window, "wizardNext");
    press(window, "startImport");
    QVERIFY(settled(session));
    QVERIFY(session.plan());
    QCOMPARE(session.workspace(), workspace);
    QCOMPARE(session.plan()->import.snapshotSha256, session.trial()->value().snapshotSha256);
}

void ImportS3Test::saysWhatIsWrongWithOne() {
    AppSession session;
    DataPage page(session);
    page.show();
    QSignalSpy failures(&session, &AppSession::failed);
    QVERIFY(offer(page, session, {QStringLiteral("s3://shop/none-here")}));
    QCOMPARE(failures.size(), 1);
    QVERIFY(failures[0][0].value<ErrorText>().message.contains(QStringLiteral("no such object")));
    QCOMPARE(view(page), static_cast<int>(Drop));
}

QTEST_MAIN(ImportS3Test)
#include "import_s3_test.moc"
