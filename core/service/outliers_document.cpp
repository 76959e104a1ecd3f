#include "core/service/outlier_service.h"
#include "core/serving/json_parts.h"

#include <nlohmann/json.hpp>

namespace planwright::service {
namespace {

using nlohmann::json;

json jsonOf(const OutlierRow& row) {
    const auto& days = row.days;
    json object{{"category", days.category},
                {"first_day", days.first.toString()},
                {"last_day", days.last.toString()},
                {"open_days", days.days},
                {"direction", days.isHigh ? "high" : "low"},
                {"strength", days.strength > 0 ? json(days.strength) : json(nullptr)},
                {"special_day", row.near ? json(row.near->name) : json(nullptr)},
                {"special_day_date", row.near ? json(row.near->date.toString()) : json(nullptr)},
                {"mark", row.mark ? json(meaningName(row.mark->meaning)) : json(nullptr)},
                {"note", row.mark ? json(row.mark->note) : json(nullptr)}};
    if (days.strength <= 0)
        object["strength_reason"] = "No day of these stands out by itself.";
    if (!row.near)
        object["special_day_reason"] = "No special day is within three days.";
    if (!row.mark)
        object["mark_reason"] = "Nobody has said what it is yet.";
    const auto known = [&](double value) { return row.isKnown ? std::optional(value) : std::nullopt; };
    const std::string reason = "The data hold no such days of the category.";
    serving::putOptional(object, "units", known(days.units.toDouble()), reason);
    serving::putOptional(object, "expected_units", known(days.expectedUnits.toDouble()), reason);
    serving::putOptional(object, "money", known(days.money.toDouble()), reason);
    serving::putOptional(object, "expected_money", known(days.expectedMoney.toDouble()), reason);
    serving::putOptional(object, "learnt_units",
                         row.learntUnits ? std::optional(row.learntUnits->toDouble()) : std::nullopt,
                         row.notLearnt.empty() ? "Models learn from the days as they were." : row.notLearnt);
    return object;
}

} // namespace

std::string outliersDocument(const Outliers& outliers, std::uint64_t seed) {
    auto document = serving::documentWith({"outliers", outliers.snapshotSha256, seed});
    document["currency"] = outliers.currency;
    document["first_day"] = outliers.firstDay.toString();
    document["last_day"] = outliers.lastDay.toString();
    auto& rows = document["outliers"] = json::array();
    for (const auto& row : outliers.rows)
        rows.push_back(jsonOf(row));
    document["open"] = outliers.openCount();
    document["one_off_days"] = outliers.corrections.days.size();
    document["bound"] = features::outlierBound;
    document["note"] = outliersSentence(outliers);
    return document.dump();
}

} // namespace planwright::service
