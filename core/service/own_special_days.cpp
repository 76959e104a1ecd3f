#include "core/service/own_special_days.h"

#include "core/base/text.h"
#include "core/data/csv_text.h"
#include "core/service/outlier_marks.h"
#include "core/service/special_days_file.h"
#include "core/serving/json_parts.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <tuple>

namespace planwright::service {
Result<std::vector<SpecialDay>> ownSpecialDays(Workspace& workspace) {
    PLANWRIGHT_ASSIGN(const auto csv, workspace.ownTable(ownSpecialDaysTable));
    if (!csv)
        return std::vector<SpecialDay>();
    auto days = parseSpecialDays(*csv, "special days of the workspace");
    if (!days)
        return Error(ErrorCode::Conflict,
                     "The special days that the workspace keeps cannot be read (" + days.error().message() +
                         "): enter them again.",
                     days.error().where());
    return days;
}

Result<std::vector<data::PlannedDay>> plannedDays(Workspace& workspace) {
    PLANWRIGHT_ASSIGN(auto days, ownSpecialDays(workspace));
    PLANWRIGHT_ASSIGN(const auto marks, outlierMarks(workspace));
    const auto repeating = repeatingDays(marks);
    days.insert(days.end(), repeating.begin(), repeating.end());
    std::vector<data::PlannedDay> planned;
    for (const auto& day : days)
        if (!day.remove)
            planned.push_back({day.date, day.weight});
    std::ranges::stable_sort(planned, {}, &data::PlannedDay::date);
    return planned;
}

Result<std::string> specialDaysDocument(Workspace& workspace, std::uint64_t seed) {
    PLANWRIGHT_ASSIGN(const auto current, workspace.currentSnapshot());
    PLANWRIGHT_ASSIGN(const auto days, ownSpecialDays(workspace));
    auto document = serving::documentWith({"special_days", current, seed});
    auto list = nlohmann::json::array();
    for (const auto& day : days)
        list.push_back({{"date", day.date.toString()},
                        {"name", day.name},
                        {"country", day.country.empty() ? nlohmann::json() : nlohmann::json(day.country)},
                        {"weight", day.remove ? nlohmann::json() : nlohmann::json(day.weight)},
                        {"remove", day.remove}});
    document["days"] = std::move(list);
    return document.dump();
}

SpecialDayText textOf(const SpecialDay& day) {
    return {day.date.toString(), day.name, day.country, day.remove ? std::string() : shortestDouble(day.weight),
            day.remove};
}

Result<SpecialDay> readSpecialDay(const SpecialDayText& text) {
    std::string csv = "date,name,country,weight,action\n";
    for (const auto* field : {&text.date, &text.name, &text.country, &text.weight})
        csv += data::csvField(*field, ',') + ',';
    PLANWRIGHT_ASSIGN(const auto days, parseSpecialDays(csv + (text.remove ? "remove" : "add"), {}));
    auto day = days.front();
    day.line = 0;
    return day;
}

std::vector<std::string> countriesWithSpecialDays() {
    return features::SpecialDayCalendar::builtInCountries();
}

namespace {

/// The rows that name the same day as an earlier one.
class Repeats {
public:
    SpecialDayFault add(const SpecialDay& day, std::size_t row) {
        const auto [entry, isNew] = m_seen.emplace(std::tuple(day.date, day.name, day.country), row);
        if (isNew)
            return {};
        return {"name", "\"" + day.name + "\" on " + day.date.toString() + " stands in row " +
                            std::to_string(entry->second + 1) + " already."};
    }

private:
    std::map<std::tuple<Date, std::string, std::string>, std::size_t> m_seen;
};

} // namespace

std::vector<SpecialDayFault> faultsOf(std::span<const SpecialDay> days) {
    std::vector<SpecialDayFault> faults;
    Repeats repeats;
    for (std::size_t i = 0; i < days.size(); ++i) {
        const auto sound = features::checkEdit(days[i]);
        faults.push_back(sound ? repeats.add(days[i], i)
                               : SpecialDayFault{sound.error().where().field, sound.error().message()});
    }
    return faults;
}

std::vector<SpecialDayFault> faultsOf(std::span<const SpecialDayText> days) {
    std::vector<SpecialDayFault> faults;
    Repeats repeats;
    for (std::size_t i = 0; i < days.size(); ++i) {
        const auto day = readSpecialDay(days[i]);
        faults.push_back(day ? repeats.add(*day, i)
                             : SpecialDayFault{day.error().where().field, day.error().message()});
    }
    return faults;
}

Status saveSpecialDays(Workspace& workspace, std::span<const SpecialDay> days, const RunContext& context) {
    const auto faults = faultsOf(days);
    for (std::size_t i = 0; i < faults.size(); ++i)
        if (!faults[i].sentence.empty())
            return Error(ErrorCode::InvalidArgument, faults[i].sentence,
                         {"special days", static_cast<std::int64_t>(i + 1), faults[i].field});
    PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(workspace, context));
    PLANWRIGHT_TRY(change->recordSpecialDays(specialDaysText(days)));
    return change->commit();
}

} // namespace planwright::service
