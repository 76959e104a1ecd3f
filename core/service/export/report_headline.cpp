#include "core/service/export/demand_chart.h"
#include "core/service/export/figures.h"
#include "core/service/export/html_text.h"
#include "core/service/export/report_sections.h"
#include "core/service/export/report_words.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace planwright::service {
namespace {

std::string tile(std::string_view name, std::string_view value, std::string_view note) {
    return "<li>" + element("span", {}, name) + element("b", {}, value) + element("span", {}, note) + "</li>\n";
}

std::string riskTile(const ReportInput& input) {
    std::array<std::size_t, 3> count{};
    for (const auto& category : input.decision.categories)
        ++count[static_cast<std::size_t>(category.riskClass)];
    return tile("Risk",
                fmt::format("<span class=\"risk Low\" style=\"display:inline;font-size:inherit\">○ {}</span>&#160; "
                            "<span class=\"risk Medium\" style=\"display:inline;font-size:inherit\">◆ {}</span>&#160; "
                            "<span class=\"risk High\" style=\"display:inline;font-size:inherit\">▲ {}</span>",
                            count[0], count[1], count[2]),
                "Low · Medium · High, categories");
}

std::string tiles(const ReportInput& input) {
    const auto& portfolio = input.decision.portfolio;
    const auto money = escaped(moneyMark(input));
    std::string items;
    if (portfolio.expectedProfit) {
        items += tile("Expected profit" + money, figure(*portfolio.expectedProfit), "before advertising");
        items += tile("Profit at risk" + money, figure(portfolio.par95),
                      portfolio.cvar95 ? "worst 5 %: " + figure(portfolio.cvar95) + " on average" : "95 %");
    }
    if (portfolio.budget > 0) {
        const auto left = portfolio.unallocated > .005 ? figure(portfolio.unallocated) + " left unallocated"
                                                       : std::string("all placed");
        const auto last = portfolio.shadowPrice ? " · the last unit returns " + figure(*portfolio.shadowPrice, 2) : "";
        items += tile("Advertising" + money, figure(portfolio.budget), left + last);
    }
    items += riskTile(input);
    return element("ul", "tiles", items) + "\n";
}

std::string totalSentence(const ReportInput& input) {
    const auto& first = input.forecast.months.front();
    std::string text = "The total of " + counted(first.categories.size(), "category", "categories") + ": " +
                       first.month.toWords() + " is most likely at " + figure(mostLikely(first.total)) + " " +
                       demandUnit(input) + ", four times in five between " + figure(first.total.demand.quantiles[1]) +
                       " and " + figure(first.total.demand.quantiles[5]) + ".";
    const auto* chosen = summaryOf(input.backtest, "auto");
    if (chosen != nullptr && chosen->coverage80)
        text += fmt::format(" In the past, the 80 % bands of the categories held {} of {} forecasts.",
                            sharePercent(chosen->coverage80), figure(chosen->banded));
    return text;
}

// A month of another length sells another amount by that alone.
std::string daysSentence(Month month) {
    const Month before = month - 1;
    if (month.dayCount() == before.dayCount())
        return {};
    return fmt::format(" ({} has {} days, {} had {}.)", month.toWords(), month.dayCount(), before.toWords(),
                       before.dayCount());
}

} // namespace

std::string demandUnit(const ReportInput& input) {
    if (input.measure == data::Measure::Units)
        return "units";
    return input.currency.empty() ? "currency units" : input.currency;
}

std::string moneyMark(const ReportInput& input) {
    return input.currency.empty() ? "" : ", " + input.currency;
}

double mostLikely(const forecasting::CategoryForecast& forecast) {
    return forecast.demand.quantiles[3];
}

std::string band80(const forecasting::CategoryForecast& forecast) {
    return "80\u202F%: " + range(forecast.demand.quantiles[1], forecast.demand.quantiles[5]);
}

std::string changeSentence(const forecasting::CategoryForecast& forecast, Month month) {
    std::string text;
    if (forecast.delta)
        text = changePercent(forecast.delta) + " on " + (month - 1).toWords();
    if (forecast.deltaYoy)
        text += (text.empty() ? "" : " and ") + changePercent(forecast.deltaYoy) + " on " + (month - 12).toWords();
    return text.empty() ? "not enough history to compare with" : text;
}

std::string headlineSection(const ReportInput& input) {
    std::string out = element("p", "over", escaped(input.title));
    if (input.forecast.months.empty())
        return out + element("h1", {}, "No forecast could be made");
    const auto& first = input.forecast.months.front();
    const bool units = input.measure == data::Measure::Units;
    out += element("h1", {}, (units ? "What will we sell in " : "What will we take in ") + first.month.toWords() + "?");
    const auto& quantiles = first.total.demand.quantiles;
    out +=
        element("p", "answer",
                element("strong", {}, figure(mostLikely(first.total)) + " " + escaped(demandUnit(input))) +
                    " most likely, and with 80\u202F% probability " + range(quantiles[1], quantiles[5]) + ". That is " +
                    escaped(changeSentence(first.total, first.month)) + "." + daysSentence(first.month));
    if (input.forecast.together) {
        const auto& together = input.forecast.together->total.quantiles;
        out += element("p", {},
                       escaped(first.month.toWords() + " to " + input.forecast.months.back().month.toWords()) +
                           " together: " + figure(together[3]) + " " + escaped(demandUnit(input)) +
                           " most likely, and with 80\u202F% probability " + range(together[1], together[5]) + ".");
    }
    out += tiles(input);
    DemandChart chart;
    chart.id = "total";
    chart.unit = demandUnit(input) + " a month, total";
    chart.says = totalSentence(input);
    chart.firstMonth = input.history.firstMonth;
    chart.history = input.history.total.months;
    chart.partial = input.history.total.partial;
    chart.partialLastDay = input.history.partialLastDay;
    chart.past = totalPastForecasts(pastForecasts(input.backtest));
    for (const auto& month : input.forecast.months)
        chart.future.push_back(month.total.demand.quantiles);
    return out + demandFigure(chart);
}

} // namespace planwright::service
