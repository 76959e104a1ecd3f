#pragma once

#include "core/service/plan.h"
#include "ui/models/table_model.h"

#include <QString>

namespace planwright::ui {

/// How past bands held, so many months ahead: of all categories, of each class of demand, of each category.
class BandRecordModel : public TableModelBase {
    Q_OBJECT

public:
    enum Column { Name, Held80, Limits, Verdict, Forecasts, Held50, Held90, Winkler, Crps };
    using TableModelBase::TableModelBase;

    void show(const forecasting::BandRecord& record, int lead);

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    struct Row {
        QString name;
        bool isCategory = false;
        forecasting::HorizonRecord record;
    };
    std::vector<Row> m_rows;
};

} // namespace planwright::ui
