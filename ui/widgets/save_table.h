#pragma once

#include <QString>

class QAbstractItemView;

namespace planwright::ui {

class AppSession;

/// Asks for a file and writes the table's visible columns to it as CSV; the session says how it went.
void saveTableAsCsv(AppSession& session, const QAbstractItemView& view, const QString& suggestedName, QWidget* parent);

} // namespace planwright::ui
