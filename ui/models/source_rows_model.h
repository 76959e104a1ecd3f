#pragma once

#include "core/service/source_rows.h"
#include "ui/models/table_model.h"

#include <memory>

namespace planwright::ui {

/// The rows of the files that a month's number is made of.
class SourceRowsModel : public TableModelBase {
    Q_OBJECT

public:
    using TableModelBase::TableModelBase;

    /// Null: none.
    void show(std::shared_ptr<const service::SourceRows> found);
    /// What they add up to, and whether these are all.
    [[nodiscard]] QString sentence() const;

protected:
    [[nodiscard]] int rows() const override;
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    std::shared_ptr<const service::SourceRows> m_found;
    int m_unitDecimals = 0, m_moneyDecimals = 0;
};

} // namespace planwright::ui
