#include "tests/ui/demo_session.h"
#include "ui/models/differences_model.h"
#include "ui/models/snapshots_model.h"
#include "ui/pages/data/snapshots_view.h"
#include "ui/session/qt_convert.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDir>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

#include <algorithm>

using namespace planwright;
using namespace planwright::ui;

namespace {

// Sales of two categories on every day from the first of January 2022 on.
QByteArray sales(int days, const QByteArray& more = {}) {
    QByteArray text("Date,Order,Qty,Price,Category\n");
    for (int day = 0; day < days; ++day)
        for (const char* category : {"Clocks", "Lamps"})
            text += QByteArray::fromStdString((Date(2022, 1, 1) + day).toString()) + ",o" + QByteArray::number(day) +
                    *category + "," + QByteArray::number(1 + day % 4) + ",2.50," + category + "\n";
    return text + more;
}

} // namespace

/// The snapshots of a workspace with three imports, as the data page shows them.
class SnapshotsViewTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    AppSession m_session;

    [[nodiscard]] bool settled() {
        return QTest::qWaitFor([&] { return !m_session.jobs().isRunning(); }, 120'000);
    }
    bool import(const QByteArray& text, bool append) {
        QFile file(m_folder.filePath(QStringLiteral("shop.csv")));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return false;
        file.close();
        service::ImportOptions options;
        options.files = {pathFromQt(file.fileName())};
        options.append = append;
        m_session.importFiles(m_folder.filePath(QStringLiteral("shop.planwright")), options);
        return settled() && m_session.plan() != nullptr;
    }
    static QPushButton& button(const QWidget& view, const char* name) {
        return *view.findChild<QPushButton*>(QString::fromLatin1(name));
    }
    static QString text(const QWidget& view, const char* label) {
        return view.findChild<QLabel*>(QString::fromLatin1(label))->text();
    }
    static QTableView& table(const QWidget& view, const char* name = "snapshotsTable") {
        return *view.findChild<QTableView*>(QString::fromLatin1(name));
    }

private Q_SLOTS:
    void initTestCase();
    void modelsKeepTheRules();
    void listsAndComparesWithTheOneBefore();
    void theGuardSaysWhy();
    void tagsWithAName();
    void verifies();
    void deletesOnlyWhenConfirmed();
    void usesAnotherOne();
    void aStoppedUseChangesNothing();
    void withoutAWorkspaceItIsEmpty();
};

void SnapshotsViewTest::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    connect(&m_session, &AppSession::failed, this,
            [](const ErrorText& error) { qInfo("%s", qPrintable(error.details)); });
    QVERIFY(import(sales(420), false));
    {
        // One that no model was trained on.
        const auto workspace = service::Workspace::open(pathFromQt(m_session.workspace()));
        const auto change = service::WorkspaceChange::begin(**workspace, RunContext());
        service::ImportOptions options;
        options.files = {pathFromQt(m_folder.filePath(QStringLiteral("shop.csv")))};
        QFile file(m_folder.filePath(QStringLiteral("shop.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(sales(440)) > 0);
        file.close();
        QVERIFY(service::importFiles(**change, options, RunContext()));
        QVERIFY((*change)->commit());
    }
    QVERIFY(import(sales(450, "2022-03-05,late,7,2.50,Lamps\n"), false));
}

void SnapshotsViewTest::modelsKeepTheRules() {
    SnapshotsModel snapshots;
    DifferencesModel differences;
    const QAbstractItemModelTester first(&snapshots, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QAbstractItemModelTester second(&differences, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy listed(&m_session, &AppSession::snapshotsChanged);
    m_session.listSnapshots();
    QVERIFY(listed.wait(20'000));
    snapshots.show(m_session.snapshots());
    QCOMPARE(snapshots.rowCount(), 3);
    QVERIFY(snapshots.at(3) == nullptr && snapshots.rowOf(QStringLiteral("none")) == -1);
    QSignalSpy compared(&m_session, &AppSession::comparisonChanged);
    m_session.compareSnapshots(toQt(snapshots.at(1)->sha256), toQt(snapshots.at(0)->sha256));
    QVERIFY(compared.wait(20'000));
    for (const auto by :
         {DifferencesModel::By::Month, DifferencesModel::By::Category, DifferencesModel::By::CategoryAndMonth}) {
        differences.show(m_session.comparison(), by);
        QVERIFY(differences.rowCount() > 0);
    }
    differences.show(nullptr, DifferencesModel::By::Month);
    QCOMPARE(differences.rowCount(), 0);
    snapshots.show(nullptr);
    QCOMPARE(snapshots.rowCount(), 0);
}

void SnapshotsViewTest::listsAndComparesWithTheOneBefore() {
    SnapshotsView view(m_session);
    view.resize(1000, 420);
    view.show();
    QSignalSpy counted(&view, &SnapshotsView::countChanged);
    QVERIFY(counted.wait(20'000));
    QCOMPARE(table(view).model()->rowCount(), 3);
    QCOMPARE(table(view).model()->index(0, 1).data().toString(), QStringLiteral("✓ in use"));
    QCOMPARE(table(view).model()->index(0, 4).data().toString(), QStringLiteral("901"));
    QVERIFY(QTest::qWaitFor([&] { return m_session.comparison() != nullptr; }, 20'000));
    QVERIFY2(text(view, "comparisonSentence").contains(QStringLiteral("restated (March 2022)")),
             qPrintable(text(view, "comparisonSentence")));
    QCOMPARE(table(view, "comparisonTable").model()->index(0, 1).data().toString(), QStringLiteral("2022-03"));
    QCOMPARE(table(view, "comparisonTable").model()->index(0, 6).data().toString(), QStringLiteral("+7"));
    view.findChild<QComboBox*>(QStringLiteral("comparisonBy"))->setCurrentIndex(1);
    QCOMPARE(table(view, "comparisonTable").model()->rowCount(), 2);

    // The first and the last one together.
    table(view).setFocus();
    table(view).selectRow(0);
    table(view).selectionModel()->select(table(view).model()->index(2, 0),
                                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QVERIFY(!button(view, "tagSnapshot").isEnabled());
    QVERIFY(QTest::qWaitFor(
        [&] {
            return m_session.comparison() != nullptr &&
                   m_session.comparison()->before.sha256 == m_session.snapshots()->back().sha256;
        },
        20'000));
    QTest::keyClick(&table(view), Qt::Key_End);
    if (const auto file = qEnvironmentVariable("PLANWRIGHT_SHOTS"); !file.isEmpty())
        QVERIFY(view.grab().save(QDir(file).filePath(QStringLiteral("snapshots.png"))));
}

void SnapshotsViewTest::theGuardSaysWhy() {
    SnapshotsView view(m_session);
    QSignalSpy counted(&view, &SnapshotsView::countChanged);
    QVERIFY(counted.wait(20'000));
    table(view).selectRow(0);
    QVERIFY(!button(view, "deleteSnapshot").isEnabled() && !button(view, "useSnapshot").isEnabled());
    QVERIFY(text(view, "snapshotSentence").contains(QStringLiteral("forecasts start from it")));
    table(view).selectRow(2);
    QVERIFY(!button(view, "deleteSnapshot").isEnabled() && button(view, "useSnapshot").isEnabled());
    QVERIFY(text(view, "snapshotSentence").contains(QStringLiteral("was trained on it")));
    table(view).selectRow(1);
    QVERIFY(button(view, "deleteSnapshot").isEnabled() && button(view, "useSnapshot").isEnabled());
}

void SnapshotsViewTest::tagsWithAName() {
    SnapshotsView view(m_session);
    view.show();
    QSignalSpy counted(&view, &SnapshotsView::countChanged);
    QVERIFY(counted.wait(20'000));
    const auto tag = [&](const QString& name) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // the dialog before
        table(view).selectRow(2);
        QTest::mouseClick(&button(view, "tagSnapshot"), Qt::LeftButton);
        auto* dialog = view.findChild<QInputDialog*>(QStringLiteral("tagDialog"));
        dialog->setTextValue(name);
        dialog->accept();
        counted.clear();
    };
    tag(QStringLiteral(" spring close "));
    QVERIFY(counted.wait(20'000));
    QCOMPARE(table(view).model()->index(2, 0).data().toString(), QStringLiteral("spring close"));
    QVERIFY2(table(view).selectionModel()->isRowSelected(2), "the selection stays where it was");
    QSignalSpy failures(&m_session, &AppSession::failed);
    tag(QStringLiteral("current"));
    QVERIFY(failures.wait(20'000));
    QCOMPARE(table(view).model()->index(2, 0).data().toString(), QStringLiteral("spring close"));
    tag({});
    QVERIFY(counted.wait(20'000));
    QVERIFY(table(view).model()->index(2, 0).data().toString() != QStringLiteral("spring close"));
}

void SnapshotsViewTest::verifies() {
    SnapshotsView view(m_session);
    QSignalSpy counted(&view, &SnapshotsView::countChanged);
    QVERIFY(counted.wait(20'000));
    QSignalSpy done(&m_session, &AppSession::done);
    QTest::mouseClick(&button(view, "verifySnapshot"), Qt::LeftButton);
    QVERIFY(m_session.jobs().isRunning() && !button(view, "verifySnapshot").isEnabled());
    QVERIFY(done.wait(20'000));
    QVERIFY(done.front().front().toString().contains(QStringLiteral("is whole")));
    QVERIFY(button(view, "verifySnapshot").isEnabled());
    QTest::mouseClick(&button(view, "verifySnapshot"), Qt::LeftButton);
    m_session.jobs().cancel();
    QVERIFY(settled());
}

void SnapshotsViewTest::deletesOnlyWhenConfirmed() {
    SnapshotsView view(m_session);
    view.show();
    QSignalSpy counted(&view, &SnapshotsView::countChanged);
    QVERIFY(counted.wait(20'000));
    const auto ask = [&] {
        table(view).selectRow(1);
        QTest::mouseClick(&button(view, "deleteSnapshot"), Qt::LeftButton);
        return view.findChild<QMessageBox*>(QStringLiteral("deleteDialog"));
    };
    auto* question = ask();
    QVERIFY(question->text().contains(table(view).model()->index(1, 0).data().toString()));
    question->button(QMessageBox::Cancel)->click();
    QVERIFY(!counted.wait(300));
    QCOMPARE(table(view).model()->rowCount(), 3);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    for (auto* other : ask()->buttons())
        if (other->text().contains(QStringLiteral("Delete")))
            other->click();
    QVERIFY(counted.wait(20'000));
    QCOMPARE(table(view).model()->rowCount(), 2);
}

void SnapshotsViewTest::usesAnotherOne() {
    SnapshotsView view(m_session);
    QSignalSpy counted(&view, &SnapshotsView::countChanged);
    QVERIFY(counted.wait(20'000));
    const auto before = m_session.plan()->import.snapshotSha256;
    table(view).selectRow(1);
    QTest::mouseClick(&button(view, "useSnapshot"), Qt::LeftButton);
    QVERIFY(settled());
    QVERIFY(m_session.plan()->import.snapshotSha256 != before);
    QVERIFY(counted.wait(20'000));
    QCOMPARE(table(view).model()->index(1, 1).data().toString(), QStringLiteral("✓ in use"));
}

void SnapshotsViewTest::aStoppedUseChangesNothing() {
    const auto currentOf = [this] {
        return service::Workspace::open(pathFromQt(m_session.workspace())).value()->currentSnapshot().value();
    };
    QSignalSpy listed(&m_session, &AppSession::snapshotsChanged);
    m_session.listSnapshots();
    QVERIFY(listed.wait(20'000));
    const auto before = currentOf();
    const auto other = std::ranges::find(*m_session.snapshots(), false, &service::SnapshotInfo::isCurrent);
    m_session.useSnapshot(toQt(other->sha256));
    m_session.jobs().cancel();
    QVERIFY(settled());
    if (m_session.plan()->import.snapshotSha256 == other->sha256)
        QSKIP("it was done before it could be stopped");
    QCOMPARE(currentOf(), before);
}

void SnapshotsViewTest::withoutAWorkspaceItIsEmpty() {
    AppSession session;
    const SnapshotsView view(session);
    QVERIFY(text(view, "snapshotSentence").contains(QStringLiteral("every import makes one")));
    QVERIFY(!button(view, "useSnapshot").isEnabled() && !button(view, "tagSnapshot").isEnabled());
    QVERIFY(!text(view, "comparisonSentence").isEmpty());
}

QTEST_MAIN(SnapshotsViewTest)
#include "snapshots_view_test.moc"
