#include "core/forecasting/xgb/contributions.h"
#include "core/forecasting/xgb/series_rows.h"
#include "core/forecasting/xgb/step_booster.h"

#include <array>
#include <cmath>

namespace planwright::forecasting {
namespace {

/// What the columns of SeriesRows::write() are about, in their order.
constexpr std::array<PartKind, SeriesRows::columns> kinds{
    PartKind::UsualStep, PartKind::Growth,   PartKind::Growth,   PartKind::Growth,      PartKind::Growth,
    PartKind::Growth,    PartKind::Growth,   PartKind::LastYear, PartKind::LastYear,    PartKind::Growth,
    PartKind::Growth,    PartKind::Evenness, PartKind::LastYear, PartKind::RecentSales, PartKind::RecentSales,
    PartKind::LastYear,  PartKind::Season,   PartKind::Season,   PartKind::Season,      PartKind::Growth,
    PartKind::Growth,    PartKind::Growth};

} // namespace

Result<CategoryParts> StepBooster::explain(std::span<const double> values, std::size_t season,
                                           std::size_t horizon) const {
    CategoryParts all;
    const auto rows = rowsAhead(values, season, horizon);
    if (!rows.series)
        return all;
    PLANWRIGHT_ASSIGN(const auto contributions, m_booster.contributions(rows.cells));
    const auto known = values.size();
    for (std::size_t h = 1; h <= horizon; ++h) {
        Parts logs = byKind(std::span(contributions).subspan((h - 1) * (kinds.size() + 1), kinds.size() + 1), kinds);
        logs[PartKind::LastYear] += rows.series->referenceStep(known, h);
        auto parts = fromLogarithms(logs, values.back() + rows.series->lift());
        parts[PartKind::LastMonth] = values.back();
        all.push_back(parts);
    }
    return all;
}

} // namespace planwright::forecasting
