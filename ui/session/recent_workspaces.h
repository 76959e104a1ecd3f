#pragma once

#include <QStringList>

namespace planwright::ui {

/// The workspaces that were opened last, newest first, at most eight; those that are gone are left out.
[[nodiscard]] QStringList recentWorkspaces();
void addRecentWorkspace(const QString& folder);

} // namespace planwright::ui
