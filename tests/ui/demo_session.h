#pragma once

#include "ui/session/app_session.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTest>

namespace planwright::ui::test {

/// Opens the demo in a folder of its own for tests and waits for it. Call it from initTestCase(); the first run of a
/// test program makes the demo, later ones find it: what an older program wrote could lack what the test looks at.
inline bool openDemo(AppSession& session) {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("PlanwrightTest"));
    // A name with slashes would make no temporary folder.
    QCoreApplication::setApplicationName(QFileInfo(QString::fromLocal8Bit(QTest::currentAppName())).fileName());
    QDir data(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    if (QFileInfo(data.path()).lastModified() < QFileInfo(QCoreApplication::applicationFilePath()).lastModified())
        data.removeRecursively();
    session.openDemo();
    return QTest::qWaitFor([&] { return !session.jobs().isRunning(); }, 60'000) && session.plan() != nullptr;
}

} // namespace planwright::ui::test
