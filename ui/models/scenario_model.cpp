#include "ui/models/scenario_model.h"

#include "core/service/export/figures.h"
#include "core/service/export/report_sections.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

namespace planwright::ui {

void ScenarioModel::show(const service::Plan& plan, const std::optional<decisions::Scenarios>& scenarios,
                         const std::optional<decisions::ScenarioOutcome>& stress) {
    std::vector<Row> rows;
    if (scenarios)
        rows = {{tr("Low"), scenarios->low}, {tr("Expected"), scenarios->expected}, {tr("High"), scenarios->high}};
    if (scenarios && stress)
        rows.emplace_back(tr("Stress"), *stress);
    std::vector<std::optional<double>> profits;
    for (const auto& [name, outcome] : rows)
        profits.emplace_back(outcome.profit);
    const auto unit = toQt(service::demandUnit(plan)), money = toQt(service::moneyMark(plan));
    const bool same = rows.size() == m_rows.size() && unit == m_unit && money == m_money && columnCount() > 0;
    const auto swap = [&] {
        m_rows = std::move(rows);
        m_unit = unit;
        m_money = money;
        m_decimals = service::moneyDecimals(profits);
    };
    if (same)
        refresh(swap);
    else
        reset({{tr("Case"), false, {}},
               {tr("Demand,\n%1").arg(unit), true, {}},
               {tr("Profit") + money, true, tr("Before advertising")},
               {tr("After\nads") + money, true, tr("Profit after advertising")}},
              swap);
}

void ScenarioModel::clear() {
    reset({}, [this] { m_rows.clear(); });
}

QString ScenarioModel::text(int row, int column) const {
    const auto& [name, outcome] = m_rows[static_cast<std::size_t>(row)];
    switch (column) {
    case 0:
        return name;
    case 1:
        return numberText(outcome.units);
    case 2:
        return numberText(outcome.profit, m_decimals);
    default:
        return numberText(outcome.netProfit, m_decimals);
    }
}

QVariant ScenarioModel::value(int row, int column, int role) const {
    const auto& [name, outcome] = m_rows[static_cast<std::size_t>(row)];
    if (role == ToneRole)
        return row == 1 ? QVariant(static_cast<int>(Tone::Strong)) : QVariant();
    if (role != SortRole)
        return {};
    return column == 0   ? QVariant(row)
           : column == 1 ? QVariant(outcome.units)
           : column == 2 ? QVariant(outcome.profit)
                         : QVariant(outcome.netProfit);
}

} // namespace planwright::ui
