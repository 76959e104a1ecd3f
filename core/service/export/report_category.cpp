#include "core/service/export/band_words.h"
#include "core/service/export/demand_chart.h"
#include "core/service/export/figures.h"
#include "core/service/export/html_text.h"
#include "core/service/export/report_sections.h"
#include "core/service/export/report_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace planwright::service {
namespace {

using forecasting::CategoryForecast;

constexpr std::size_t recentMonths = 3;

std::string confidenceWord(const ReportInput& input, std::optional<double> confidence) {
    if (!confidence)
        return "not enough history";
    const auto* const word = *confidence >= .5 ? ", High" : *confidence >= .35 ? ", Medium" : ", Low";
    const auto& check = input.forecast.confidenceCheck;
    return figure(*confidence, 2) + word + (check && !isConfidenceInformative(check) ? "; not informative" : "");
}

std::string chartSentence(const ReportInput& input, const CategoryForecast& forecast, Month month) {
    std::string text = month.toWords() + " is most likely at " + figure(mostLikely(forecast)) + " " +
                       demandUnit(input) + " (" + band80(forecast) + "): " + changeSentence(forecast, month) + ".";
    if (forecast.error.coverage80)
        text += " In the past: " + typeset(bandSentence(band80Of(forecast.error))) + ".";
    return text;
}

std::string chartOf(const ReportInput& input, const ReportCategory& category) {
    DemandChart chart;
    chart.id = category.anchor;
    chart.unit = demandUnit(input) + " a month";
    chart.says = chartSentence(input, *category.months.front(), input.forecast.months.front().month);
    chart.firstMonth = input.history.firstMonth;
    if (category.history != nullptr) {
        chart.history = category.history->months;
        chart.partial = category.history->partial;
        chart.partialLastDay = input.history.partialLastDay;
    }
    chart.past = category.past;
    for (const auto* month : category.months)
        chart.future.push_back(month->demand.quantiles);
    return demandFigure(chart);
}

// "9 Dec"
std::string shortDay(Date day) {
    return fmt::format("{} {}", static_cast<unsigned>(day.ymd().day()), day.month().toWords().substr(0, 3));
}

// What a month of the history sold, or a dash where the history does not reach.
std::string soldIn(const ReportInput& input, const ReportCategory& category, Month month) {
    const auto at = month - input.history.firstMonth;
    if (category.history == nullptr || at < 0 || static_cast<std::size_t>(at) >= category.history->months.size())
        return noFigure;
    return figure(category.history->months[static_cast<std::size_t>(at)]);
}

// The last three complete months, the months ahead and what those come to together, side by side.
std::string monthsTable(const ReportInput& input, const ReportCategory& category) {
    const auto known = category.history == nullptr ? 0 : std::min(recentMonths, category.history->months.size());
    const Month first = input.forecast.lastCompleteMonth - (static_cast<std::int32_t>(known) - 1);
    std::vector<Cell> heading{{"In " + escaped(demandUnit(input)), "w"}};
    std::vector<Cell> sold{{"Net demand", "w"}};
    std::vector<Cell> before{{"Same month last year", "w"}};
    std::vector<Cell> likely{{"Most likely", "w"}};
    std::vector<Cell> band{{"80\u202F% band", "w"}};
    for (std::size_t i = 0; i < known + category.months.size(); ++i) {
        const Month month = first + static_cast<std::int32_t>(i);
        heading.push_back({shortMonth(month), "n"});
        before.push_back({soldIn(input, category, month - 12), "n"});
        const auto* forecast = i < known ? nullptr : category.months[i - known];
        likely.push_back({forecast == nullptr ? "" : figure(mostLikely(*forecast)), "n now"});
        band.push_back(
            {forecast == nullptr ? "" : range(forecast->demand.quantiles[1], forecast->demand.quantiles[5]), "n"});
        const bool partial =
            i == known && category.history != nullptr && category.history->partial && input.history.partialLastDay;
        if (i < known)
            sold.push_back({soldIn(input, category, month), "n"});
        else if (partial)
            sold.push_back(
                {element("i", {},
                         figure(*category.history->partial) + " to " + shortDay(*input.history.partialLastDay)),
                 "n"});
        else
            sold.push_back({"", "n"});
    }
    if (category.together != nullptr) {
        const auto& q = category.together->quantiles;
        heading.push_back({"Together", "n"});
        sold.push_back({"", "n"});
        before.push_back({"", "n"});
        likely.push_back({figure(q[3]), "n now"});
        band.push_back({range(q[1], q[5]), "n"});
    }
    return element(
        "div", "scroll",
        element("table", {},
                element("thead", {}, tableRow(heading, "th")) +
                    element("tbody", {}, tableRow(sold) + tableRow(before) + tableRow(likely) + tableRow(band))));
}

std::string item(std::string_view name, std::string_view value) {
    return "<div>" + element("dt", {}, name) + element("dd", {}, value) + "</div>\n";
}

std::string forecastFigures(const ReportInput& input, const CategoryForecast& forecast) {
    const auto unit = escaped(demandUnit(input));
    std::string items = item("Expected (mean), " + unit, figure(forecast.demand.mean));
    items += item("90\u202F% band, " + unit, range(forecast.demand.quantiles[0], forecast.demand.quantiles[6]));
    items +=
        item("Change on last month, " + unit, (forecast.deltaUnits >= .5 ? "+" : "") + figure(forecast.deltaUnits));
    items += item("Confidence (0–1)", confidenceWord(input, forecast.confidence));
    items += item("Volatility (0–1)", forecast.volatility ? figure(forecast.volatility, 2) : "not enough history");
    const auto& error = forecast.error;
    if (error.origins == 0)
        return items + item("Past error", "not enough history");
    items += item("Past error (WAPE)", sharePercent(error.wape, 1));
    items += item("Past bias", changePercent(error.bias, true));
    items += item("MASE", figure(error.mase, 2));
    return items;
}

std::string decisionFigures(const ReportInput& input, const decisions::CategoryDecision& d) {
    const auto money = escaped(moneyMark(input));
    std::string items;
    if (d.targetStock && d.baselineStock)
        items += item("Stock plan, units", figure(d.baselineStock) + " → " + figure(d.targetStock));
    if (d.orderQuantity)
        items += item("To order, units", figure(d.orderQuantity));
    if (d.scenarios)
        items += item("Profit low–high" + money, range(d.scenarios->low.profit, d.scenarios->high.profit));
    if (d.lossProbability)
        items += item("Chance of a loss", sharePercent(d.lossProbability, 1));
    if (d.evpi)
        items += item("Forecast error costs" + money, figure(d.evpi));
    return items;
}

std::string becauseOf(const ReportCategory& category) {
    const auto& d = *category.decision;
    std::string steps;
    for (const auto& entry : d.trace)
        steps += "<li>" + element("b", {}, escaped(entry.rule)) + element("span", {}, escaped(typeset(entry.effect))) +
                 "</li>\n";
    if (steps.empty())
        return {};
    return "<details open=\"open\">" +
           element("summary", {}, "Why: " + counted(d.trace.size(), "step", "steps") + " from forecast to decision") +
           element("ul", "steps", steps) + "</details>\n";
}

std::string modelSentence(const CategoryForecast& forecast) {
    std::string text = "Forecast by " + modelWords(forecast.model) + ". " + typeset(forecast.reason);
    if (!forecast.knownNote.empty())
        text += " " + typeset(forecast.knownNote);
    for (const auto& failed : forecast.failed)
        text += " Not used: " + modelWords(failed.model) + ", because: " + failed.reason;
    return element("p", "muted", escaped(text));
}

std::string categoryCard(const ReportInput& input, const ReportCategory& category) {
    const auto& forecast = *category.months.front();
    const Month month = input.forecast.months.front().month;
    std::string header = fmt::format("<h3 id=\"{}\">{}</h3>", category.anchor, escaped(forecast.category));
    header += element("b", {}, figure(mostLikely(forecast))) +
              element("span", "muted",
                      escaped(demandUnit(input) + " · " + changeSentence(forecast, month) + " · " + band80(forecast)));
    const auto why =
        category.why == nullptr ? std::string() : element("p", {}, escaped(typeset(category.why->sentence)));
    std::string figures = forecastFigures(input, forecast);
    if (category.decision != nullptr) {
        header += riskMark(category.decision->riskClass);
        figures += decisionFigures(input, *category.decision);
    }
    std::string below = element("div", {}, element("dl", {}, figures) + modelSentence(forecast));
    if (category.decision != nullptr)
        below += element("div", {}, becauseOf(category));
    const auto behind = category.behind == nullptr ? std::string() : behindText(*category.behind, demandUnit(input));
    const auto body = element("header", {}, header) + why + behind + chartOf(input, category) +
                      monthsTable(input, category) + element("div", "split", below);
    return element("section", "card", body) + "\n";
}

} // namespace

std::string categoriesSection(const ReportInput& input, const std::vector<ReportCategory>& categories) {
    std::string cards;
    for (const auto& category : categories) {
        if (!category.months.empty())
            cards += categoryCard(input, category);
    }
    return cards.empty() ? cards : element("h2", {}, "Category by category") + "\n" + cards;
}

} // namespace planwright::service
