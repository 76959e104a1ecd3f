#pragma once

#include "core/service/quality_service.h"
#include "ui/models/table_model.h"

#include <memory>

namespace planwright::ui {

/// The runs of days on which a product was out of stock, by category, product and first day; then those of products
/// that have not sold since.
class StockoutsModel : public TableModelBase {
    Q_OBJECT

public:
    using TableModelBase::TableModelBase;

    static constexpr int lostMoneyColumn = 6;

    /// Null: no rows.
    void show(std::shared_ptr<const service::Quality> quality);

protected:
    [[nodiscard]] int rows() const override;
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    [[nodiscard]] bool isOpen(int row) const;
    [[nodiscard]] const features::Stockout& at(int row) const;

    std::shared_ptr<const service::Quality> m_quality;
};

} // namespace planwright::ui
