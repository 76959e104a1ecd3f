#pragma once

#include "core/service/outlier_service.h"
#include "core/service/plan.h"
#include "ui/models/table_model.h"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace planwright::ui {

/// What a coverage grid asks for besides ModelRole.
enum CoverageRole {
    HeatRole = Qt::UserRole + 100, ///< double 0..1: of the row's best month
    GapRole,                       ///< bool: nothing was sold in a month after the row's first sale
    OutlierRole,                   ///< bool: an open outlier lies in the month
};

/// Category by month: the total first, the part-finished month last. Shows at a glance where data is missing.
class CoverageModel : public TableModelBase {
    Q_OBJECT

public:
    using TableModelBase::TableModelBase;

    /// Category and gaps, which stand still while the months scroll.
    static constexpr int fixedColumns = 2;

    void show(std::shared_ptr<const service::Plan> plan, data::Measure measure);
    /// Null: none.
    void showOutliers(std::shared_ptr<const service::Outliers> outliers);
    /// Those of the row's category with a day in the column's month, open or marked.
    [[nodiscard]] std::vector<const service::OutlierRow*> outliersAt(int row, int column) const;
    /// -1 for a category that is not there; the empty one is the total.
    [[nodiscard]] int rowOf(const QString& category) const;
    /// Nothing for the columns that stand still.
    [[nodiscard]] std::optional<Month> monthAt(int column) const;
    /// The longest text of a month's cell.
    [[nodiscard]] QString longestText() const;
    /// Which months there are, and where sales are missing.
    [[nodiscard]] QString sentence() const;

protected:
    [[nodiscard]] int rows() const override;
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    struct Facts {
        double most = 0;       ///< of the complete months
        std::size_t begin = 0; ///< the first month that is not zero
        int gaps = 0;
    };

    [[nodiscard]] const service::ReportHistory& history() const;
    [[nodiscard]] const service::ReportSeries& series(int row) const;
    [[nodiscard]] std::size_t monthCount() const { return history().total.months.size(); }
    [[nodiscard]] static std::vector<Column> columnsOf(const service::ReportHistory& history);
    /// Nothing for a part-finished month that the category has no sum of.
    [[nodiscard]] std::optional<double> sum(int row, int column) const;
    [[nodiscard]] bool isPartial(int column) const;
    [[nodiscard]] bool isGap(int row, int column) const;
    [[nodiscard]] bool isBeforeFirstSale(int row, int column) const;
    void findFacts();

    std::shared_ptr<const service::Plan> m_plan;
    std::shared_ptr<const service::Outliers> m_outliers;
    std::map<std::pair<std::string, Month>, std::vector<const service::OutlierRow*>> m_outliersOf;
    data::Measure m_measure = data::Measure::Units;
    std::vector<Facts> m_facts; ///< one per row
    int m_decimals = 0;
};

} // namespace planwright::ui
