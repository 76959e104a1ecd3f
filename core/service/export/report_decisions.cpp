#include "core/service/export/figures.h"
#include "core/service/export/html_text.h"
#include "core/service/export/report_sections.h"
#include "core/service/export/report_words.h"

#include <fmt/format.h>

namespace planwright::service {
namespace {

using decisions::CategoryDecision;

/// How the worklist is laid out.
struct Layout {
    int spend = 0, profit = 0, priority = 0; ///< decimals
    bool advertising = false;                ///< whether anybody spends on it at all
};

Layout layoutOf(const std::vector<ReportCategory>& categories) {
    std::vector<std::optional<double>> spend;
    std::vector<std::optional<double>> profit;
    std::vector<std::optional<double>> priority;
    Layout layout;
    for (const auto& category : categories) {
        if (category.decision == nullptr)
            continue;
        const auto& d = *category.decision;
        spend.push_back(d.spend);
        profit.push_back(d.expectedProfit);
        priority.push_back(d.priority);
        layout.advertising = layout.advertising || (d.spend && *d.spend > 0);
    }
    layout.spend = moneyDecimals(spend);
    layout.profit = moneyDecimals(profit);
    layout.priority = moneyDecimals(priority);
    return layout;
}

std::string row(const ReportCategory& category, std::size_t number, const Layout& layout) {
    const auto& forecast = *category.months.front();
    const auto& d = *category.decision;
    const auto name = fmt::format("<a href=\"#{}\">{}</a>", category.anchor, escaped(d.category));
    auto change = changePercent(forecast.delta) + (arrow(forecast.delta).empty() ? "" : " " + arrow(forecast.delta));
    if (d.hold)
        change = forecast.delta ? "hold, " + change : "hold";
    std::vector<Cell> cells{
        {figure(static_cast<double>(number)), "n"}, {name, {}}, {figure(mostLikely(forecast)), "n"}, {change, "n"}};
    if (layout.advertising) {
        cells.push_back({figure(spendNow(d), layout.spend), "n"});
        cells.push_back({element("b", {}, figure(d.spend, layout.spend)), "n"});
        cells.push_back({changePercent(d.spendChange), "n"});
    }
    cells.push_back({changePercent(d.stockScale), "n"});
    cells.push_back({figure(d.orderQuantity), "n"});
    cells.push_back({riskMark(d.riskClass), {}});
    cells.push_back({figure(d.expectedProfit, layout.profit), "n"});
    cells.push_back({figure(d.par95, layout.profit), "n"});
    cells.push_back({figure(d.priority, layout.priority), "n"});
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
                       escaped(currency) + " (before advertising; " +
                       (p.scenarioBasis == "separately" ? std::string("each category's scenario by itself")
                                                        : "scenarios by " + escaped(p.scenarioBasis)) +
                       ").";
    text += " All categories at their low end at once, the stress case: " + figure(p.stress.profit) + ".";
    if (p.budget <= 0)
        text += " No advertising spend is known, so none is moved.";
    return element("p", {}, text);
}

std::string heading(const ReportInput& input, const Layout& layout) {
    const auto money = escaped(moneyMark(input));
    std::vector<Cell> cells{{"#", "n"},
                            {"Category", {}},
                            {"Forecast,<br/>" + escaped(demandUnit(input)), "n"},
                            {"Change on<br/>last month", "n"}};
    if (layout.advertising) {
        cells.push_back({"Ad spend<br/>now" + money, "n"});
        cells.push_back({"Ad spend<br/>plan" + money, "n"});
        cells.push_back({"Change", "n"});
    }
    cells.push_back({"Stock<br/>plan", "n"});
    cells.push_back({"Order,<br/>units", "n"});
    cells.push_back({"Risk", {}});
    cells.push_back({"Expected<br/>profit" + money, "n"});
    cells.push_back({"Profit<br/>at risk" + money, "n"});
    cells.push_back({"Acting is<br/>worth" + money, "n"});
    return tableRow(cells, "th");
}

} // namespace

std::optional<double> spendNow(const CategoryDecision& decision) {
    if (!decision.spend || !decision.spendChange || *decision.spendChange <= -1)
        return std::nullopt;
    return *decision.spend / (1 + *decision.spendChange);
}

std::string decisionsSection(const ReportInput& input, const std::vector<ReportCategory>& categories) {
    if (input.decision.categories.empty())
        return {};
    std::string rows;
    std::size_t number = 0;
    const auto layout = layoutOf(categories);
    for (const auto& category : categories) {
        if (category.decision != nullptr && !category.months.empty())
            rows += row(category, ++number, layout);
    }
    return element("h2", {}, "What should we do about it?") + portfolioSentence(input) +
           element(
               "div", "scroll",
               element("table", "wide", element("thead", {}, heading(input, layout)) + element("tbody", {}, rows))) +
           element("p", "muted",
                   "In order of what acting is worth. ○ Low, ◆ Medium, ▲ High risk. <b>hold</b>: the change is too "
                   "small or too unsure to act on; "
                   "spend and stock may fall, not rise. Profit at risk: expected profit less the profit that is "
                   "undercut one time in twenty.") +
           "\n";
}

} // namespace planwright::service
