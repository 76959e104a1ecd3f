#include "core/data/demo/demo_truth.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace planwright::data {
namespace {

using nlohmann::json;

double rounded(double value, double steps) {
    return static_cast<double>(std::llround(value * steps)) / steps;
}

// Exact to the cent: a count of cents below 2^53 / 100 is the nearest double to its decimal.
double money(std::int64_t cents) {
    return static_cast<double>(cents) / 100;
}

json tallyJson(const DemoTally& tally) {
    return {{"rows", tally.rows}, {"units", tally.units}, {"money", money(tally.cents)}};
}

// The month's expected units, and how many of them each component makes (with it minus without it, the others kept).
json expectationJson(const DemoPlan& plan, const DemoCategory& category, Month month) {
    const double perLine = category.linesPerDay * demoMeanQuantity();
    double gross = 0;
    double refunds = 0;
    double promotion = 0;
    double special = 0;
    double stockOut = 0;
    double advertising = 0;
    double season = 0;
    double trend = 0;
    for (Date day = month.firstDay(); day <= month.lastDay(); day = day + 1) {
        const auto factors = demoFactors(plan, category, day);
        const double units = perLine * productOf(factors);
        const auto without = [&](double DemoFactors::*member) {
            auto changed = factors;
            changed.*member = 1;
            return units - perLine * productOf(changed);
        };
        gross += units;
        refunds += expectedReturnLines(plan, category, day) * demoMeanQuantity();
        promotion += without(&DemoFactors::promotion);
        special += without(&DemoFactors::special);
        stockOut += without(&DemoFactors::stockOut);
        advertising += without(&DemoFactors::advertising);
        season += factors.season / month.dayCount();
        trend += factors.trend / month.dayCount();
    }
    const auto at = static_cast<std::size_t>(month - plan.firstMonth);
    return {{"month", month.toString()},
            {"expected_units", rounded(gross - refunds, 1000)},
            {"expected_purchased", rounded(gross, 1000)},
            {"expected_returned", rounded(refunds, 1000)},
            {"level", rounded(category.level[at], 1e6)},
            {"season", rounded(season, 1e6)},
            {"trend", rounded(trend, 1e6)},
            {"promotion_units", rounded(promotion, 1000)},
            {"special_day_units", rounded(special, 1000)},
            {"stock_out_units", rounded(stockOut, 1000)},
            {"advertising_units", rounded(advertising, 1000)}};
}

json fileJson(const DemoMonthTally& month) {
    return {{"purchased_units", month.purchases.units},
            {"returned_units", -month.refunds.units},
            {"repeated_units", month.repeats.units},
            {"units", month.purchases.units + month.refunds.units + month.repeats.units},
            {"revenue", money(month.purchases.cents + month.refunds.cents + month.repeats.cents)},
            {"ad_spend", money(month.adCents)}};
}

json promotionsJson(const DemoCategory& category) {
    json list = json::array();
    for (const auto& p : category.profile.promotions)
        list.push_back({{"campaign", p.campaign},
                        {"month", p.month},
                        {"day", p.day},
                        {"days", p.days},
                        {"discount", p.discountPercent / 100.0},
                        {"uplift", p.uplift}});
    return list;
}

json categoryJson(const DemoPlan& plan, const DemoCategory& category, const std::vector<DemoMonthTally>& tallies) {
    json months = json::array();
    json next = json::array();
    for (std::size_t m = 0; m < tallies.size(); ++m) {
        const Month month = plan.firstMonth + static_cast<std::int32_t>(m);
        if (month > plan.lastCompleteMonth)
            continue;
        auto entry = expectationJson(plan, category, month);
        entry["file"] = fileJson(tallies[m]);
        months.push_back(std::move(entry));
    }
    for (int h = 1; h <= 3; ++h)
        next.push_back(expectationJson(plan, category, plan.lastCompleteMonth + h));
    json stockOuts = json::array();
    for (const auto& s : category.stockOuts)
        stockOuts.push_back({{"first_day", s.first.toString()}, {"last_day", s.last.toString()}});
    return {{"category", category.profile.name},
            {"starts", category.starts.toString()},
            {"trend_per_year", category.profile.trendPerYear},
            {"return_rate", category.profile.returnRate},
            {"season", category.profile.season},
            {"promotions", promotionsJson(category)},
            {"stock_outs", std::move(stockOuts)},
            {"months", std::move(months)},
            {"next_months", std::move(next)},
            {"partial_month",
             tallies.size() > static_cast<std::size_t>(plan.options.months) ? fileJson(tallies.back()) : json()}};
}

json rowsJson(const DemoCounts& counts) {
    json clean;
    json dirty;
    for (std::size_t i = 0; i < demoEventTypeNames.size(); ++i)
        clean[std::string(demoEventTypeNames[i])] = tallyJson(counts.clean[i]);
    for (std::size_t i = 1; i < demoDirtNames.size(); ++i)
        dirty[std::string(demoDirtNames[i])] = tallyJson(counts.dirt[i]);
    dirty["repeated_row"] = tallyJson(counts.repeatedRows);
    dirty["repeated_block"] = tallyJson(counts.repeatedBlock);
    dirty["repeated_block"]["first_line"] = counts.repeatedBlockFirstLine;
    return {{"total", counts.rows}, {"clean", std::move(clean)}, {"dirty", std::move(dirty)}};
}

} // namespace

void DemoTally::add(const DemoRow& row) {
    const std::int64_t sign = row.type == DemoEventType::Refund ? -1 : 1;
    ++rows;
    if (row.dirt == DemoDirt::BadNumber) // nobody can say how many
        return;
    units += sign * row.quantity;
    cents += sign * row.quantity * row.priceCents;
}

std::string demoTruthJson(const DemoPlan& plan, const DemoCounts& counts, std::uint64_t seed,
                          const std::string& fileName) {
    json categories = json::array();
    for (std::size_t c = 0; c < plan.categories.size(); ++c)
        categories.push_back(categoryJson(plan, plan.categories[c], counts.months[c]));
    const json truth{{"schema", "planwright.demo_truth/1"},
                     {"file", fileName},
                     {"seed", seed},
                     {"first_month", plan.firstMonth.toString()},
                     {"last_complete_month", plan.lastCompleteMonth.toString()},
                     {"first_day", plan.firstDay().toString()},
                     {"last_day", plan.lastDay.toString()},
                     {"test_products", {demoTestProduct}},
                     {"rows", rowsJson(counts)},
                     {"categories", std::move(categories)}};
    return truth.dump(1) + "\n";
}

} // namespace planwright::data
