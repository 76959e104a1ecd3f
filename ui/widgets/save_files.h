#pragma once

#include <QString>

class QAbstractItemView;
class QWidget;

namespace planwright::ui {

class AppSession;

/// Asks for a file and writes the table's visible columns to it as CSV; the session says how it went.
void saveTableAsCsv(AppSession& session, const QAbstractItemView& view, const QString& suggestedName, QWidget* parent);
/// The same to a file that is known.
void writeTableAsCsv(AppSession& session, const QAbstractItemView& view, const QString& file);
/// Asks for a file and has the session save all the rows behind a number to it.
void saveSourceRowsAsCsv(AppSession& session, const QString& suggestedName, QWidget* parent);
/// Asks for a file and saves the lost demand to it; the session says how it went. Whether it was saved.
bool saveLostDemand(AppSession& session, QWidget* parent);
/// Asks for a file and saves the plan's report to it; the session says how it went.
void saveReportAsHtml(AppSession& session, QWidget* parent);

} // namespace planwright::ui
