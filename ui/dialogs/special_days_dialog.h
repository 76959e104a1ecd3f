#pragma once

#include "ui/dialogs/rows_dialog.h"
#include "ui/models/special_days_model.h"

namespace planwright::ui {

/// The planner's own special days of the open workspace (files: special_days_file.h).
class SpecialDaysDialog : public RowsDialog {
    Q_OBJECT

public:
    explicit SpecialDaysDialog(AppSession& session, QWidget* parent = nullptr);

protected:
    void addRow() override;
    [[nodiscard]] Status readRows(const QString& file) override;
    [[nodiscard]] Status writeRows(const QString& file) const override;
    void saveRows() override;

private:
    SpecialDaysDialog(AppSession& session, SpecialDaysModel* model, QWidget* parent);

    SpecialDaysModel* m_model;
};

} // namespace planwright::ui
