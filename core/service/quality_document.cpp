#include "core/service/quality_service.h"
#include "core/serving/json_parts.h"

#include <nlohmann/json.hpp>

namespace planwright::service {
namespace {

using nlohmann::json;

json jsonOf(const CategoryQuality& category) {
    const auto& missing = category.missing;
    json object{{"category", missing.category},
                {"first_day", missing.firstDay.toString()},
                {"days", missing.days},
                {"missing_days", missing.missing},
                {"shop_closed_days", missing.shopClosed},
                {"longest_gap", missing.longestGap},
                {"gap_first", nullptr},
                {"gap_last", nullptr},
                {"missing_mean", meaningName(category.meaning)},
                {"units_per_day", category.unitsPerDay.toDouble()},
                {"stockouts", category.stockouts},
                {"products_out", category.products},
                {"censored_days", category.censoredDays},
                {"lost_units", category.lostUnits.toDouble()},
                {"lost_money", category.lostMoney.toDouble()}};
    if (missing.longestGap > 0) {
        object["gap_first"] = missing.gapFirst.toString();
        object["gap_last"] = missing.gapLast.toString();
    } else {
        object["gap_reason"] = "It sold something on every day since its first sale.";
    }
    return object;
}

json jsonOf(const features::Stockout& run) {
    const bool isFound = run.source == features::StockoutSource::ZeroRun;
    json object{{"category", run.category},
                {"product", run.product},
                {"source", stockoutSourceName(run.source)},
                {"first_day", run.first.toString()},
                {"last_day", run.last.toString()},
                {"open_days", run.days},
                {"lost_units", run.lostUnits.toDouble()},
                {"lost_money", run.lostMoney.toDouble()}};
    serving::putOptional(object, "probability", isFound ? std::optional(run.probability) : std::nullopt,
                         "The stock table says so.");
    return object;
}

json jsonOf(const features::LostDemand& day) {
    return {{"category", day.category},
            {"date", day.day.toString()},
            {"products", day.products},
            {"units", day.units.toDouble()},
            {"money", day.money.toDouble()}};
}

template <typename T>
json listOf(const std::vector<T>& values) {
    auto list = json::array();
    for (const auto& value : values)
        list.push_back(jsonOf(value));
    return list;
}

} // namespace

std::string qualityDocument(const Quality& quality, std::uint64_t seed) {
    auto document = serving::documentWith({"quality", quality.snapshotSha256, seed});
    const auto& found = quality.stockouts;
    document["currency"] = quality.currency;
    document["first_day"] = quality.firstDay.toString();
    document["last_day"] = quality.lastDay.toString();
    document["missing_days"] = {{"meaning", meaningName(quality.missingDays.meaning)},
                                {"chosen", quality.isChosen},
                                {"shop_closed_days", quality.closedDays},
                                {"note", missingDaysSentence(quality)}};
    document["categories"] = listOf(quality.categories);
    document["stockouts"] = {
        {"runs", listOf(found.runs)},
        {"not_sold_since", listOf(found.open)},
        {"lost", listOf(found.lost)},
        {"products", found.products},
        {"regular_products", found.regular},
        {"by_product", quality.namesProducts},
        {"stock_table", quality.hasStockTable},
        {"stock_names", quality.stockNames},
        {"stock_names_known", quality.stockNamesKnown},
        {"largest_probability", features::StockoutFinder::largestProbability},
        {"by_chance_at_most", static_cast<double>(found.sellingDays) * features::StockoutFinder::largestProbability},
        {"note", stockoutsSentence(quality)}};
    return document.dump();
}

} // namespace planwright::service
