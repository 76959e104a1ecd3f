#include "core/service/import_service.h"
#include "core/serving/json_parts.h"

#include <nlohmann/json.hpp>

#include <functional>

namespace planwright::service {
namespace {

using nlohmann::json;
using Pick = std::function<json(const data::Tally&)>;

json accountOf(const data::ImportAccount& account, const Pick& pick) {
    json setAside = json::object();
    for (const auto& [rule, tally] : account.setAside)
        setAside[rule] = pick(tally);
    return {{"read", pick(account.read)},
            {"accepted", pick(account.accepted)},
            {"merged", pick(account.merged)},
            {"rejected", pick(account.rejected)},
            {"set_aside", std::move(setAside)}};
}

json partialPeriods(const data::ImportReport& report) {
    json periods = json::array();
    for (const auto& period : report.partialPeriods)
        periods.push_back({{"month", period.month.toString()},
                           {"first_day", period.firstDay.toString()},
                           {"last_day", period.lastDay.toString()}});
    return periods;
}

json rejectedRows(const data::ImportReport& report) {
    json rows = json::array();
    for (const auto& row : report.rejected)
        rows.push_back({{"file", row.file}, {"line", row.line}, {"reason", row.reason}, {"raw", row.raw}});
    return rows;
}

json mergedBlocks(const data::ImportReport& report) {
    json blocks = json::array();
    for (const auto& block : report.mergedBlocks)
        blocks.push_back({{"file", block.file},
                          {"first_line", block.firstLine},
                          {"last_line", block.lastLine},
                          {"rows", block.rows},
                          {"first_day", block.firstDay},
                          {"last_day", block.lastDay}});
    return blocks;
}

} // namespace

std::string importDocument(const data::ImportReport& report, std::uint64_t seed) {
    auto document = serving::documentWith({"import", report.snapshotSha256, seed});
    document["account"] = {
        {"rows", accountOf(report.account, [](const data::Tally& tally) { return json(tally.rows); })},
        {"units", accountOf(report.account, [](const data::Tally& tally) { return json(tally.units.toDouble()); })},
        {"money", accountOf(report.account, [](const data::Tally& tally) { return json(tally.money.toDouble()); })}};
    document["rejected"] = rejectedRows(report);
    document["merged_blocks"] = mergedBlocks(report);
    document["repeated_rows_kept"] = report.repeatedRowsKept;
    document["notes"] = report.notes;
    document["mapping"] = report.mapping.name;
    document["first_day"] = report.firstDay.toString();
    document["last_day"] = report.lastDay.toString();
    document["categories"] = report.categories;
    document["partial_periods"] = partialPeriods(report);
    // What a planner means by it: the month that is still running.
    if (report.partialPeriods.empty() || report.partialPeriods.back().month != report.lastDay.month()) {
        document["partial_period"] = nullptr;
        document["partial_period_reason"] = "The last month is covered to its end.";
    } else {
        document["partial_period"] = document["partial_periods"].back();
    }
    // A rejected row may hold bytes that are no UTF-8: they become U+FFFD.
    return document.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace planwright::service
