#pragma once

#include "core/service/plan.h"
#include "ui/models/table_model.h"

namespace planwright::ui {

/// Rows that could not be read, where they stand and why.
class RejectedRowsModel : public TableModelBase {
    Q_OBJECT

public:
    using TableModelBase::TableModelBase;

    void show(std::vector<data::RejectedRow> rejected);

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_rejected.size()); }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    std::vector<data::RejectedRow> m_rejected;
};

} // namespace planwright::ui
