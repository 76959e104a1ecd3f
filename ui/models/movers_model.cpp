#include "ui/models/movers_model.h"

#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

#include <algorithm>
#include <cmath>

namespace planwright::ui {

void MoversModel::setFacts(std::shared_ptr<const PlanFacts> facts) {
    std::vector<const CategoryFacts*> found;
    std::vector<Column> columns;
    if (facts) {
        for (const auto& category : facts->categories())
            found.push_back(&category);
        const auto change = [](const CategoryFacts* c) { return std::abs(c->months.front()->deltaUnits); };
        std::ranges::stable_sort(found, std::greater(), change);
        found.resize(std::min(found.size(), mostRows));
        columns = {{tr("Units"), false, {}},
                   {shortMonthName(facts->nextMonth() - 1), true, tr("Net demand of the last complete month, units")},
                   {shortMonthName(facts->nextMonth()), true, tr("The most likely demand, units")},
                   {tr("Change"), true, {}}};
    }
    reset(std::move(columns), [&] {
        m_facts = std::move(facts);
        m_rows = std::move(found);
    });
}

QString MoversModel::text(int row, int column) const {
    const auto& category = *m_rows[static_cast<std::size_t>(row)];
    const auto& forecast = *category.months.front();
    switch (column) {
    case Category:
        return category.name;
    case LastMonth:
        return numberText(forecast.lastMonth);
    case NextMonth:
        return numberText(forecast.demand.quantiles[3]);
    default:
        return forecast.delta ? changeWithArrow(forecast.delta) : tr("new");
    }
}

QVariant MoversModel::value(int row, int column, int role) const {
    const auto& category = *m_rows[static_cast<std::size_t>(row)];
    if (role == CategoryRole)
        return category.name;
    if (role == ToneRole)
        return static_cast<int>(column == Category ? Tone::Strong : column == NextMonth ? Tone::Accent : Tone::Normal);
    return role == SortRole ? QVariant(text(row, column)) : QVariant();
}

} // namespace planwright::ui
