#include "tests/ui/demo_session.h"
#include "ui/main_window.h"

#include <QElapsedTimer>
#include <QMenu>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>

using namespace planwright;
using namespace planwright::ui;

/// The frame as a whole: every page, every key, the end in the middle of a job.
class MainWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pagesByKey();
    void categoriesByKey();
    void endsInTheMiddleOfAJob();
    void survivesRandomEvents();

private:
    AppSession m_session;
};

void MainWindowTest::initTestCase() {
    QVERIFY(test::openDemo(m_session));
    applyTheme(*qApp, ThemeChoice::Light);
}

void MainWindowTest::pagesByKey() {
    MainWindow window(m_session);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.activateWindow();
    for (int page = 5; page >= 0; --page) {
        QTest::keyClick(&window, static_cast<Qt::Key>(Qt::Key_1 + page), Qt::ControlModifier);
        QCOMPARE(static_cast<int>(window.currentPage()), page);
    }
}

void MainWindowTest::categoriesByKey() {
    MainWindow window(m_session);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.activateWindow();
    m_session.setCategory({});
    QTest::keyClick(&window, Qt::Key_Down, Qt::AltModifier);
    const auto first = m_session.category();
    QVERIFY(!first.isEmpty());
    QTest::keyClick(&window, Qt::Key_Down, Qt::AltModifier);
    QVERIFY(m_session.category() != first);
    QTest::keyClick(&window, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(m_session.category(), first);
}

void MainWindowTest::endsInTheMiddleOfAJob() {
    const QTemporaryDir folder;
    QElapsedTimer timer;
    {
        AppSession session;
        MainWindow window(session);
        window.show();
        service::ImportOptions options;
        options.files = {(m_session.workspace() + QStringLiteral("/../demo.csv")).toStdString()};
        session.importFiles(folder.filePath(QStringLiteral("half.planwright")), options);
        QTest::qWait(300);
        QVERIFY(session.jobs().isRunning());
        timer.start();
        window.close();
    }
    QVERIFY2(timer.elapsed() < 5000, "the window closes at once");
    QVERIFY2(!QFileInfo::exists(folder.filePath(QStringLiteral("half.planwright"))), "nothing half-written");
}

// Whatever is pressed, nothing crashes; a dialog or menu that a press opened is closed again.
void MainWindowTest::survivesRandomEvents() {
    MainWindow window(m_session);
    window.resize(1280, 800);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTimer closer;
    connect(&closer, &QTimer::timeout, &closer, [] {
        if (auto* popup = QApplication::activePopupWidget())
            popup->close();
        if (auto* dialog = QApplication::activeModalWidget())
            dialog->close();
    });
    closer.start(1);
    QRandomGenerator random(20261122);
    const Qt::Key keys[] = {Qt::Key_Tab,    Qt::Key_Backtab, Qt::Key_Return, Qt::Key_Escape, Qt::Key_Space, Qt::Key_Up,
                            Qt::Key_Down,   Qt::Key_Left,    Qt::Key_Right,  Qt::Key_PageUp, Qt::Key_Home,  Qt::Key_End,
                            Qt::Key_Delete, Qt::Key_5,       Qt::Key_Minus,  Qt::Key_A,      Qt::Key_Z,     Qt::Key_Y};
    for (int i = 0; i < 5000; ++i) {
        if (i % 100 == 0)
            window.showPage(static_cast<PageId>(random.bounded(6)));
        const QPoint at(random.bounded(window.width()), random.bounded(window.height()));
        auto* target = window.childAt(at);
        if (target == nullptr)
            target = &window;
        const auto inside = target->mapFrom(&window, at);
        switch (random.bounded(6)) {
        case 0:
        case 1:
            QTest::mouseClick(target, Qt::LeftButton, {}, inside);
            break;
        case 2:
            QTest::mouseDClick(target, Qt::LeftButton, {}, inside);
            break;
        case 3:
            QTest::mouseMove(target, inside);
            break;
        default: {
            auto* focus = QApplication::focusWidget();
            const auto modifiers = random.bounded(5) == 0 ? Qt::ControlModifier : Qt::NoModifier;
            QTest::keyClick(focus != nullptr ? focus : &window, keys[random.bounded(int(std::size(keys)))], modifiers);
        }
        }
    }
    m_session.jobs().cancel();
    QVERIFY(QTest::qWaitFor([&] { return !m_session.jobs().isRunning(); }, 30'000));
}

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
