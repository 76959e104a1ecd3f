#include "core/base/text.h"
#include "core/service/export/figures.h"
#include "core/service/export/report_words.h"
#include "core/service/snapshot_service.h"
#include "core/serving/json_parts.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace planwright::service {
namespace {

using nlohmann::json;

constexpr std::size_t mostNames = 3;

json jsonOf(const std::optional<std::string>& text) {
    return text ? json(*text) : json(nullptr);
}

json jsonOf(const StoredSnapshot& snapshot) {
    return {{"snapshot_sha256", snapshot.sha256},
            {"tag", jsonOf(snapshot.tag)},
            {"first_day", snapshot.firstDay.toString()},
            {"last_day", snapshot.lastDay.toString()},
            {"categories", snapshot.categories},
            {"current", snapshot.isCurrent},
            {"bundles", snapshot.bundles}};
}

json jsonOf(const SnapshotInfo& snapshot) {
    auto object = jsonOf(static_cast<const StoredSnapshot&>(snapshot));
    object["rows"] = snapshot.problem ? json(nullptr) : json(snapshot.rows);
    if (snapshot.problem)
        object["rows_reason"] = *snapshot.problem;
    object["currency"] = snapshot.currency;
    return object;
}

json jsonOf(const data::Tally& tally) {
    return {{"rows", tally.rows}, {"units", tally.units.toDouble()}, {"money", tally.money.toDouble()}};
}

json jsonOf(const data::Difference& difference) {
    json object{{"change", differenceWord(difference)},
                {"before", jsonOf(difference.all.before)},
                {"after", jsonOf(difference.all.after)},
                {"difference", jsonOf(difference.all.difference())}};
    if (!difference.category.empty())
        object["category"] = difference.category;
    if (difference.month != Month())
        object["month"] = difference.month.toString();
    return object;
}

json jsonOf(const std::vector<data::Difference>& differences) {
    json list = json::array();
    for (const auto& difference : differences)
        list.push_back(jsonOf(difference));
    return list;
}

std::vector<std::string> names(const std::vector<data::Difference>& differences, std::string_view word) {
    std::vector<std::string> found;
    for (const auto& difference : differences)
        if (differenceWord(difference) == word)
            found.push_back(difference.category.empty() ? difference.month.toWords() : difference.category);
    return found;
}

void addNames(std::vector<std::string>& parts, const std::vector<std::string>& found, std::string_view one,
              std::string_view many) {
    if (!found.empty())
        parts.push_back(fmt::format("{} ({})", counted(found.size(), one, many), someNames(found, mostNames)));
}

std::string unitsSentence(const data::DemandChange& all) {
    const auto change = all.difference();
    const int decimals =
        (all.before.units.raw % Quantity::scale == 0 && all.after.units.raw % Quantity::scale == 0) ? 0 : 3;
    const auto difference = figure(change.units.toDouble(), decimals);
    return fmt::format("In all {} units before, {} after ({}{}).", figure(all.before.units.toDouble(), decimals),
                       figure(all.after.units.toDouble(), decimals), change.units.raw > 0 ? "+" : "", difference);
}

std::string text(const json& document) {
    return document.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace

std::string_view differenceWord(const data::Difference& difference) {
    if (difference.all.before.rows == 0)
        return "new";
    if (difference.all.after.rows == 0)
        return "gone";
    return difference.restated ? "restated" : "more days";
}

std::string comparisonSentence(const SnapshotPair& pair) {
    const auto& comparison = pair.comparison;
    if (comparison.beforeSha256 == comparison.afterSha256)
        return "Both are the same snapshot: there is nothing to compare.";
    std::string currencies;
    if (comparison.currencyBefore != comparison.currencyAfter)
        currencies = fmt::format(" Money is in {} before and in {} after: its differences mean nothing.",
                                 comparison.currencyBefore.empty() ? "no declared currency" : comparison.currencyBefore,
                                 comparison.currencyAfter.empty() ? "no declared currency" : comparison.currencyAfter);
    if (comparison.cells.empty())
        return "Demand is the same in every category and month; the snapshots differ in other columns, such as "
               "orders, products or customers." +
               currencies;
    std::vector<std::string> parts;
    addNames(parts, names(comparison.months, "new"), "month added", "months added");
    addNames(parts, names(comparison.months, "gone"), "month gone", "months gone");
    addNames(parts, names(comparison.months, "restated"), "month restated", "months restated");
    addNames(parts, names(comparison.months, "more days"), "month with other days", "months with other days");
    addNames(parts, names(comparison.categories, "new"), "new category", "new categories");
    addNames(parts, names(comparison.categories, "gone"), "category gone", "categories gone");
    return fmt::format("{}. {}{}", fmt::join(parts, ", "), unitsSentence(comparison.total.all), currencies);
}

std::string snapshotsDocument(const std::vector<SnapshotInfo>& snapshots, std::uint64_t seed) {
    const auto current = std::ranges::find_if(snapshots, &SnapshotInfo::isCurrent);
    auto document =
        serving::documentWith({"snapshots", current == snapshots.end() ? std::string() : current->sha256, seed});
    if (current == snapshots.end())
        document["snapshot_sha256_reason"] = "Nothing was imported yet.";
    document["action"] = "list";
    document["snapshots"] = json::array();
    for (const auto& snapshot : snapshots)
        document["snapshots"].push_back(jsonOf(snapshot));
    return text(document);
}

std::string comparisonDocument(const SnapshotPair& pair, std::uint64_t seed) {
    const auto& comparison = pair.comparison;
    auto document = serving::documentWith({"snapshots", comparison.afterSha256, seed});
    document["action"] = "compare";
    document["before"] = jsonOf(pair.before);
    document["after"] = jsonOf(pair.after);
    document["sentence"] = comparisonSentence(pair);
    document["total"] = {{"before", jsonOf(comparison.total.all.before)},
                         {"after", jsonOf(comparison.total.all.after)},
                         {"difference", jsonOf(comparison.total.all.difference())}};
    document["months"] = jsonOf(comparison.months);
    document["unchanged_months"] = comparison.unchangedMonths;
    document["categories"] = jsonOf(comparison.categories);
    document["cells"] = jsonOf(comparison.cells);
    return text(document);
}

std::string snapshotActionDocument(const std::string& action, const std::vector<StoredSnapshot>& snapshots,
                                   std::uint64_t seed) {
    auto document = serving::documentWith({"snapshots", snapshots.size() == 1 ? snapshots.front().sha256 : "", seed});
    if (snapshots.size() != 1)
        document["snapshot_sha256_reason"] = "The document is about several snapshots, or none.";
    document["action"] = action;
    document["snapshots"] = json::array();
    for (const auto& snapshot : snapshots)
        document["snapshots"].push_back(jsonOf(snapshot));
    return text(document);
}

} // namespace planwright::service
