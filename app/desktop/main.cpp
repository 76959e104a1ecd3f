#include "app/desktop/options.h"
#include "core/base/memory.h"
#include "ui/frame/screenshots.h"
#include "ui/main_window.h"
#include "ui/session/qt_convert.h"
#include "ui/session/recent_workspaces.h"

#include <QApplication>
#include <QFontDatabase>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

namespace {

using namespace planwright;

// What the program is to do without a person: its exit code once the session's first job has ended.
int unattended(ui::MainWindow& window, ui::AppSession& session, const desktop::Options& options) {
    int code = 0;
    QObject::connect(&session, &ui::AppSession::failed, &window, [&code](const ui::ErrorText& error) {
        static_cast<void>(std::fprintf(stderr, "%s: %s\n%s\n", qPrintable(error.title), qPrintable(error.message),
                                       qPrintable(error.place)));
        code = 1;
    });
    const auto finish = [&] {
        if (session.jobs().isRunning())
            return;
        session.setCategory(options.category);
        if (!options.screenshots.isEmpty())
            if (const auto saved = ui::saveScreenshots(window, options.screenshots, options.suffix); !saved) {
                static_cast<void>(std::fprintf(stderr, "%s\n", saved.error().describe().c_str()));
                code = 1;
            }
        QCoreApplication::exit(code);
    };
    QObject::connect(&session.jobs(), &ui::TaskRunner::changed, &window, finish, Qt::QueuedConnection);
    if (!session.jobs().isRunning())
        QTimer::singleShot(0, &window, finish);
    return QCoreApplication::exec();
}

void start(ui::MainWindow& window, ui::AppSession& session, const desktop::Options& options) {
    if (!options.workspace.isEmpty())
        session.openWorkspace(options.workspace);
    else if (options.check || options.demo)
        session.openDemo();
    else if (!options.files.isEmpty())
        window.startImport(options.files);
    else if (options.screenshots.isEmpty() && !ui::recentWorkspaces().isEmpty())
        session.openWorkspace(ui::recentWorkspaces().front());
}

// Where nobody looks at the window, no display is needed. False where one is and there is none: Qt itself would abort.
bool findDisplay(int argc, char** argv) {
    constexpr std::array<std::string_view, 5> unattended{"--check", "--screenshot", "--help", "-h", "--version"};
    const auto isUnattended = [&](std::string_view argument) {
        return std::ranges::find(unattended, argument.substr(0, argument.find('='))) != unattended.end();
    };
    if (qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
        qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        return true;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::any_of(argv, argv + argc, isUnattended);
}

} // namespace

int main(int argc, char** argv) {
    returnLargeBlocksAtOnce();
    if (!findDisplay(argc, argv)) {
        static_cast<void>(std::fprintf(stderr,
                                       "planwright: there is no display to open a window on. planwright-cli does "
                                       "the same job without one; --screenshot DIR draws the pages into files.\n"));
        return 1;
    }
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Planwright"));
    QCoreApplication::setApplicationName(QStringLiteral("Planwright"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PLANWRIGHT_VERSION));
    const auto options = desktop::parseOptions(QCoreApplication::arguments());
    if (QFontDatabase::families().isEmpty()) {
        static_cast<void>(std::fprintf(
            stderr, "planwright: no fonts are installed, so nothing could be read on the screen. Install some, "
                    "for example fonts-dejavu-core.\n"));
        return 1;
    }
    ui::applyTheme(application, options.theme.value_or(ui::savedTheme()));
    ui::AppSession session;
    ui::MainWindow window(session);
    if (options.size)
        window.resize(*options.size);
    window.show();
    start(window, session, options);
    if (options.check || !options.screenshots.isEmpty())
        return unattended(window, session, options);
    return QApplication::exec();
}
