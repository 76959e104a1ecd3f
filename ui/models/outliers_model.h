#pragma once

#include "core/service/outlier_service.h"
#include "ui/models/table_model.h"

#include <memory>

namespace planwright::ui {

/// "28 Sep 2010", "28–29 Sep 2010" or "30 Sep – 2 Oct 2010".
[[nodiscard]] QString shortDays(Date first, Date last);
/// "Ignored", "One-off", "Repeats each year"
[[nodiscard]] QString meaningText(service::OutlierMeaning meaning);

/// The days that stand out, and those that somebody said something of, by category and first day.
class OutliersModel : public TableModelBase {
    Q_OBJECT

public:
    using TableModelBase::TableModelBase;

    static constexpr int moneyColumn = 5; ///< sorted by size, whatever the sign

    /// Null: no rows. Without `isAll` only those of which nothing was said.
    void show(std::shared_ptr<const service::Outliers> outliers, bool isAll);
    [[nodiscard]] const service::OutlierRow& at(int row) const { return *m_rows[static_cast<std::size_t>(row)]; }

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    std::shared_ptr<const service::Outliers> m_outliers;
    std::vector<const service::OutlierRow*> m_rows;
};

} // namespace planwright::ui
