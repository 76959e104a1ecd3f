#pragma once

#include "ui/dialogs/rows_dialog.h"
#include "ui/models/known_inputs_model.h"

namespace planwright::ui {

/// What the planner of the open workspace knows in advance (files: known_inputs_file.h); rows of a spreadsheet can be
/// pasted too. Forecast with this keeps it and forecasts again at once. The session has a plan.
class KnownInputsDialog : public RowsDialog {
    Q_OBJECT

public:
    explicit KnownInputsDialog(AppSession& session, QWidget* parent = nullptr);

protected:
    void addRow() override;
    [[nodiscard]] Status readRows(const QString& file) override;
    [[nodiscard]] Status writeRows(const QString& file) const override;
    void saveRows() override;

private:
    KnownInputsDialog(AppSession& session, KnownInputsModel* model, QWidget* parent);
    void paste();

    KnownInputsModel* m_model;
};

} // namespace planwright::ui
