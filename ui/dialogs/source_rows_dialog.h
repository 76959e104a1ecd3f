#pragma once

#include "ui/models/source_rows_model.h"
#include "ui/session/app_session.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableView;

namespace planwright::ui {

/// The rows of the files behind a number that was double-clicked, with file and line. Stays open beside the window.
class SourceRowsDialog : public QDialog {
    Q_OBJECT

public:
    SourceRowsDialog(AppSession& session, QWidget* parent);

    /// Looks them up; empty: all categories.
    void show(const QString& category, Month month);

private:
    void showFound();

    AppSession& m_session;
    SourceRowsModel* m_model;
    QLabel* m_sentence;
    QTableView* m_table;
    QPushButton* m_save;
    QString m_whose;
};

} // namespace planwright::ui
