#pragma once

#include "ui/models/special_days_model.h"
#include "ui/session/app_session.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableView;

namespace planwright::ui {

/// The planner's own special days of the open workspace: add, change, delete, undo, import and export as CSV. Nothing
/// is kept before Save; closing with changes asks.
class SpecialDaysDialog : public QDialog {
    Q_OBJECT

public:
    explicit SpecialDaysDialog(AppSession& session, QWidget* parent = nullptr);
    ~SpecialDaysDialog() override;
    Q_DISABLE_COPY_MOVE(SpecialDaysDialog)

    /// Adds the days of a CSV file (special_days_file.h); what is wrong with it is said in place.
    void importFile(const QString& file);
    void exportFile(const QString& file);
    void reject() override;

private:
    void build();
    [[nodiscard]] QWidget* makeTools();
    void addDay();
    void removeDays();
    void askForImport();
    void askForExport();
    void save();
    void follow();
    void say(const QString& sentence, bool isProblem);
    [[nodiscard]] QList<int> selectedRows() const;

    AppSession& m_session;
    SpecialDaysModel* m_model;
    QTableView* m_table;
    QLabel* m_sentence;
    QPushButton* m_add;
    QPushButton* m_remove;
    QPushButton* m_undo;
    QPushButton* m_redo;
    QPushButton* m_import;
    QPushButton* m_export;
    QPushButton* m_save;
    QString m_problem; ///< of the last import or export, until something changes
};

} // namespace planwright::ui
