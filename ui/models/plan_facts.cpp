#include "ui/models/plan_facts.h"

#include "core/service/export/past_forecasts.h"
#include "ui/session/qt_convert.h"

namespace planwright::ui {

std::optional<double> CategoryFacts::soldIn(Month month, Month firstMonth) const {
    const auto at = month - firstMonth;
    if (history == nullptr || at < 0 || static_cast<std::size_t>(at) >= history->months.size())
        return {};
    return history->months[static_cast<std::size_t>(at)];
}

PlanFacts::PlanFacts(std::shared_ptr<const service::Plan> plan)
    : m_plan(std::move(plan)) {
    const auto& months = m_plan->forecast.months;
    m_total.history = &m_plan->history.total;
    for (const auto& month : months)
        m_total.months.push_back(&month.total);
    const auto& together = m_plan->forecast.together;
    m_total.together = together ? &together->total : nullptr;
    for (std::size_t i = 0; i < months.front().categories.size(); ++i) {
        CategoryFacts facts;
        facts.name = toQt(months.front().categories[i].category);
        for (const auto& month : months)
            facts.months.push_back(&month.categories[i]);
        facts.together = together ? &together->categories[i] : nullptr;
        m_places.insert(facts.name, i);
        m_categories.push_back(std::move(facts));
    }
    for (const auto& series : m_plan->history.categories)
        if (const auto place = m_places.constFind(toQt(series.name)); place != m_places.constEnd())
            m_categories[*place].history = &series;
    addPast();
}

void PlanFacts::addPast() {
    for (const auto& forecast : m_plan->backtest.forecasts) {
        if (forecast.model != "auto" || forecast.horizon != 1)
            continue;
        if (const auto place = m_places.constFind(toQt(forecast.category)); place != m_places.constEnd())
            m_categories[*place].past.push_back({forecast.month, forecast.mean, forecast.actual, forecast.quantiles});
    }
    for (const auto& [month, said] : service::totalPastForecasts(service::pastForecasts(m_plan->backtest)))
        if (const auto actual = m_total.soldIn(month, m_plan->history.firstMonth))
            m_total.past.push_back({month, said, *actual, {}});
}

const CategoryFacts& PlanFacts::find(const QString& category) const {
    const auto place = m_places.constFind(category);
    return place == m_places.constEnd() ? m_total : m_categories[*place];
}

const forecasting::BacktestSummary* PlanFacts::summary(std::string_view model) const {
    return service::summaryOf(m_plan->backtest, model);
}

} // namespace planwright::ui
