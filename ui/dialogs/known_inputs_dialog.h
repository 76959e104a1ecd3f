#pragma once

#include "ui/models/known_inputs_model.h"
#include "ui/session/app_session.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableView;

namespace planwright::ui {

/// What the planner of the open workspace knows in advance: add, change, delete, paste, undo, import and export as CSV.
/// What is wrong is said in place. Nothing is kept before Forecast with this, which forecasts again at once; closing
/// with changes asks. The session has a plan.
class KnownInputsDialog : public QDialog {
    Q_OBJECT

public:
    explicit KnownInputsDialog(AppSession& session, QWidget* parent = nullptr);
    ~KnownInputsDialog() override;
    Q_DISABLE_COPY_MOVE(KnownInputsDialog)

    /// Adds the rows of a CSV file (known_inputs_file.h); what is wrong with it is said in place.
    void importFile(const QString& file);
    void exportFile(const QString& file);
    void reject() override;

private:
    void build();
    void setUpTable();
    [[nodiscard]] QWidget* makeTools();
    void addInput();
    void removeInputs();
    void askForImport();
    void askForExport();
    void paste();
    void save();
    void follow();
    [[nodiscard]] QList<int> selectedRows() const;

    AppSession& m_session;
    KnownInputsModel* m_model;
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
