#include "core/service/export/figures.h"
#include "core/service/export/html_text.h"
#include "core/service/export/report_sections.h"
#include "core/service/export/report_words.h"

#include <fmt/format.h>

namespace planwright::service {
namespace {

using decisions::CategoryDecision;

// What is spent now, as the decision's own change says.
std::optional<double> spendNow(const CategoryDecision& decision) {
    if (!decision.spend || !decision.spendChange || *decision.spendChange <= -1)
        return std::nullopt;
    return *decision.spend / (1 + *decision.spendChange);
}

struct Decimals {
    int spend = 0, profit = 0, priority = 0;
};

Decimals decimalsOf(const std::vector<ReportCategory>& categories) {
    std::vector<std::optional<double>> spend, profit, priority;
    for (const auto& category : categories) {
        if (category.decision == nullptr)
            continue;
        spend.push_back(category.decision->spend);
        profit.push_back(category.decision->expectedProfit);
        priority.push_back(category.decision->priority);
    }
    return {moneyDecimals(spend), moneyDecimals(profit), moneyDecimals(priority)};
}

std::string row(const ReportCategory& category, std::size_t number, const Decimals& decimals) {
    const auto& forecast = *category.months.front();
    const auto& d = *category.decision;
    const auto name = fmt::format("<a href=\"#{}\">{}</a>", category.anchor, escaped(d.category));
    auto change = changePercent(forecast.delta) + (arrow(forecast.delta).empty() ? "" : " " + arrow(forecast.delta));
    if (d.hold)
        change = forecast.delta ? "hold, " + change : "hold";
    const std::vector<Cell> cells{
        {figure(static_cast<double>(number)), "n"},
        {name, {}},
        {figure(mostLikely(forecast)), "n"},
        {change, "n"},
        {figure(spendNow(d), decimals.spend), "n"},
        {element("b", {}, figure(d.spend, decimals.spend)), "n"},
        {changePercent(d.spendChange), "n"},
        {changePercent(d.stockScale), "n"},
        {figure(d.orderQuantity), "n"},
        {riskMark(d.riskClass), {}},
        {figure(d.expectedProfit, decimals.profit), "n"},
        {figure(d.par95, decimals.profit), "n"},
        {figure(d.priority, decimals.priority), "n"},
    };
    return tableRow(cells);
}

std::string portfolioSentence(const ReportInput& input) {
    const auto& p = input.decision.portfolio;
    const auto currency = input.currency.empty() ? "" : " " + input.currency;
    if (!p.expectedProfit)
        return element("p", {},
                       "No prices are known, so the decisions follow the rules alone and no profit can be said.");
    std::string text = "If demand comes low, the plan earns " + figure(p.scenarios.low.profit) + "; as expected, " +
                       figure(p.scenarios.expected.profit) + "; high, " + figure(p.scenarios.high.profit) +
                       escaped(currency) + " (before advertising, scenarios taken " + escaped(p.scenarioBasis) + ").";
    text += " All categories at their low end at once, the stress case: " + figure(p.stress.profit) + ".";
    return element("p", {}, text);
}

} // namespace

std::string decisionsSection(const ReportInput& input, const std::vector<ReportCategory>& categories) {
    if (input.decision.categories.empty())
        return {};
    const auto money = escaped(moneyMark(input));
    const std::vector<Cell> heading{
        {"#", "n"},
        {"Category", {}},
        {"Forecast,<br/>" + escaped(demandUnit(input)), "n"},
        {"Change on<br/>last month", "n"},
        {"Ad spend<br/>now" + money, "n"},
        {"Ad spend<br/>plan" + money, "n"},
        {"Change", "n"},
        {"Stock<br/>plan", "n"},
        {"Order,<br/>units", "n"},
        {"Risk", {}},
        {"Expected<br/>profit" + money, "n"},
        {"Profit<br/>at risk" + money, "n"},
        {"Acting is<br/>worth" + money, "n"},
    };
    std::string rows;
    std::size_t number = 0;
    const auto decimals = decimalsOf(categories);
    for (const auto& category : categories) {
        if (category.decision != nullptr && !category.months.empty())
            rows += row(category, ++number, decimals);
    }
    return element("h2", {}, "What should we do about it?") + portfolioSentence(input) +
           element(
               "div", "scroll",
               element("table", "wide", element("thead", {}, tableRow(heading, "th")) + element("tbody", {}, rows))) +
           element("p", "muted",
                   "In order of what acting is worth. ○ Low, ◆ Medium, ▲ High risk. <b>hold</b>: the change is too "
                   "small or too unsure to act on; "
                   "spend and stock may fall, not rise. Profit at risk: expected profit less the profit that is "
                   "undercut one time in twenty.") +
           "\n";
}

} // namespace planwright::service
