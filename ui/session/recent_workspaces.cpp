#include "ui/session/recent_workspaces.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace planwright::ui {
namespace {

constexpr qsizetype most = 8;
const auto key = QStringLiteral("recent_workspaces");

} // namespace

QStringList recentWorkspaces() {
    auto folders = QSettings().value(key).toStringList();
    folders.removeIf(
        [](const QString& folder) { return !QFileInfo::exists(folder + QStringLiteral("/workspace.sqlite")); });
    return folders;
}

void addRecentWorkspace(const QString& folder) {
    auto folders = recentWorkspaces();
    const auto full = QDir(folder).absolutePath();
    folders.removeAll(full);
    folders.prepend(full);
    QSettings().setValue(key, folders.mid(0, most));
}

} // namespace planwright::ui
