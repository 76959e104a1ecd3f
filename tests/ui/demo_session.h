#pragma once

#include "ui/session/app_session.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTest>

#include <filesystem>
#include <utility>

namespace planwright::ui::test {

/// Opens the demo in a folder of its own for tests and waits for it. Call it from initTestCase(). It is a fresh copy of
/// what ui_demo made (PLANWRIGHT_TEST_DEMO, from CTest), so that only one program trains; started by hand, a program
/// makes its own.
inline bool openDemo(AppSession& session) {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("PlanwrightTest"));
    // A name with slashes would make no temporary folder.
    QCoreApplication::setApplicationName(QFileInfo(QString::fromLocal8Bit(QTest::currentAppName())).fileName());
    QDir data(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    static bool isFresh = false;
    if (!std::exchange(isFresh, true)) {
        data.removeRecursively();
        const auto made = std::filesystem::path(qgetenv("PLANWRIGHT_TEST_DEMO").toStdString());
        if (std::filesystem::is_directory(made)) {
            QDir().mkpath(data.path());
            std::filesystem::copy(made, data.filesystemPath(), std::filesystem::copy_options::recursive);
        }
    }
    session.openDemo();
    return QTest::qWaitFor([&] { return !session.jobs().isRunning(); }, 60'000) && session.plan() != nullptr;
}

} // namespace planwright::ui::test
