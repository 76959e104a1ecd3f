#include "ui/charts/demand_chart_data.h"

#include "core/service/export/report_sections.h"
#include "core/service/export/report_words.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

#include <QCoreApplication>

namespace planwright::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DemandChart)
};

} // namespace

DemandChartData demandChartData(const PlanFacts& facts, const CategoryFacts& category) {
    const auto& plan = facts.plan();
    DemandChartData data;
    data.name = category.name.isEmpty() ? Text::tr("Total") : category.name;
    data.unit = Text::tr("units a month");
    data.says = outlookSentence(facts, category) + QLatin1Char(' ') + recordSentence(category);
    data.firstMonth = plan.history.firstMonth;
    if (category.history != nullptr) {
        data.history = category.history->months;
        data.partial = category.history->partial;
        data.partialLastDay = plan.history.partialLastDay;
    }
    // A category without a history still begins after the last complete month.
    if (data.history.empty())
        data.firstMonth = facts.nextMonth();
    for (const auto& past : category.past)
        data.past[past.month] = past.forecast;
    for (const auto* month : category.months)
        data.future.push_back(month->demand.quantiles);
    return data;
}

QString outlookSentence(const PlanFacts& facts, const CategoryFacts& category) {
    const auto& forecast = *category.months.front();
    const auto& q = forecast.demand.quantiles;
    return Text::tr("%1 is most likely at %2 units (80 %: %3): %4.")
        .arg(monthName(facts.nextMonth()), numberText(q[3]), rangeText(q[1], q[5]),
             toQt(service::changeSentence(forecast, facts.nextMonth())));
}

QString recordSentence(const CategoryFacts& category) {
    const auto& error = category.months.front()->error;
    if (error.banded == 0)
        return Text::tr("There are too few past forecasts to say how often the band was right.");
    return Text::tr("The 80 % band was right in %1 of %2.")
        .arg(error.hits80)
        .arg(toQt(service::counted(static_cast<std::size_t>(error.banded), "past month", "past months")));
}

QString partialDaysText(Date lastDay) {
    const auto month = monthName(lastDay.month()).section(QLatin1Char(' '), 0, 0);
    const auto day = static_cast<unsigned>(lastDay.ymd().day());
    return day == 1 ? QStringLiteral("1 %1").arg(month) : QStringLiteral("1–%1 %2").arg(day).arg(month);
}

} // namespace planwright::ui
