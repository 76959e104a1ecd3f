#include "core/service/outlier_marks.h"

#include "core/features/outliers.h"
#include "core/service/workspace_change.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

namespace planwright::service {
namespace {

constexpr std::array<std::string_view, 3> names{"ignore", "one-off", "repeats"};

bool isBefore(const OutlierMark& a, const OutlierMark& b) {
    return std::tie(a.category, a.first) < std::tie(b.category, b.first);
}

Status checkMarks(const OutlierMarks& marks) {
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const bool isApart = i == 0 || marks[i - 1].category < marks[i].category ||
                             (marks[i - 1].category == marks[i].category && marks[i - 1].last < marks[i].first);
        if (marks[i].last < marks[i].first || !isApart)
            return Error{ErrorCode::InvalidArgument,
                         fmt::format("The mark of \"{}\" from {} to {} ends before it begins or shares days with "
                                     "another one.",
                                     marks[i].category, marks[i].first.toString(), marks[i].last.toString()),
                         {"outlier marks", static_cast<std::int64_t>(i + 1), "first_day"}};
    }
    return {};
}

std::string nameOf(const OutlierMark& mark, const std::optional<features::NearDay>& near) {
    if (!mark.note.empty())
        return mark.note;
    if (near)
        return near->name;
    const auto month = mark.first.month().toWords();
    return fmt::format("{}, {} {}", mark.category, static_cast<unsigned>(mark.first.ymd().day()),
                       month.substr(0, month.find(' ')));
}

/// The date of the day in another year, if that year has it.
std::optional<Date> inYear(Date day, int year, const std::optional<features::NearDay>& near) {
    if (near && near->rule)
        return features::dateOf(*near->rule, year) + (day - near->date);
    const auto ymd = day.ymd();
    const std::chrono::year_month_day moved{std::chrono::year(year), ymd.month(), ymd.day()};
    return moved.ok() ? std::optional(Date(moved)) : std::nullopt;
}

} // namespace

std::string_view meaningName(OutlierMeaning meaning) {
    return names.at(static_cast<std::size_t>(meaning));
}

std::optional<OutlierMeaning> parseOutlierMeaning(std::string_view name) {
    const auto* const found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<OutlierMeaning>(found - names.begin()));
}

OutlierMarks withMark(OutlierMarks marks, const OutlierMark& mark) {
    marks = withoutMarks(std::move(marks), mark.category, mark.first, mark.last);
    marks.insert(std::ranges::upper_bound(marks, mark, isBefore), mark);
    return marks;
}

OutlierMarks withoutMarks(OutlierMarks marks, const std::string& category, Date first, Date last) {
    OutlierMarks left;
    for (auto& mark : marks) {
        if (mark.category != category || mark.last < first || mark.first > last) {
            left.push_back(std::move(mark));
            continue;
        }
        if (mark.first < first) {
            left.push_back(mark);
            left.back().last = first - 1;
        }
        if (mark.last > last) {
            left.push_back(mark);
            left.back().first = last + 1;
        }
    }
    return left;
}

Result<OutlierMarks> outlierMarks(Workspace& workspace) {
    PLANWRIGHT_ASSIGN(const auto rows, workspace.outlierMarkRows());
    OutlierMarks marks;
    for (const auto& row : rows) {
        const auto first = Date::parse(row.firstDay);
        const auto last = Date::parse(row.lastDay);
        const auto meaning = parseOutlierMeaning(row.meaning);
        if (!first || !last || !meaning)
            return Error{ErrorCode::Conflict,
                         "A mark of an outlier that the workspace keeps cannot be read: restore the workspace from a "
                         "backup.",
                         {workspace.folder().string(), 0, "outlier_mark"}};
        marks.push_back({row.category, *first, *last, *meaning, row.note});
    }
    PLANWRIGHT_TRY(checkMarks(marks));
    return marks;
}

Status saveOutlierMarks(Workspace& workspace, const OutlierMarks& marks, const RunContext& context) {
    PLANWRIGHT_TRY(checkMarks(marks));
    std::vector<OutlierMarkRow> rows;
    rows.reserve(marks.size());
    for (const auto& mark : marks)
        rows.push_back({mark.category, mark.first.toString(), mark.last.toString(),
                        std::string(meaningName(mark.meaning)), mark.note});
    PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(workspace, context));
    PLANWRIGHT_TRY(change->recordOutlierMarks(rows));
    return change->commit();
}

std::vector<features::OneOff> oneOffsOf(const OutlierMarks& marks) {
    std::vector<features::OneOff> oneOffs;
    for (const auto& mark : marks)
        if (mark.meaning == OutlierMeaning::OneOff)
            oneOffs.push_back({mark.category, mark.first, mark.last});
    return oneOffs;
}

std::vector<features::SpecialDayEdit> repeatingDays(const OutlierMarks& marks) {
    using Calendar = features::SpecialDayCalendar;
    std::vector<features::SpecialDayEdit> days;
    for (const auto& mark : marks) {
        if (mark.meaning != OutlierMeaning::Repeats)
            continue;
        const auto near = features::specialDayNear(mark.first, mark.last, {});
        const auto name = nameOf(mark, near);
        // A year more on either side: a shift or a run may reach over New Year.
        const int first = static_cast<int>(Calendar::firstDay.ymd().year()) - 1;
        const int last = static_cast<int>(Calendar::lastDay.ymd().year()) + 1;
        const auto home = static_cast<int>(mark.first.ymd().year());
        for (int year = first; year <= last; ++year)
            for (auto day = mark.first; day <= mark.last; day = day + 1) {
                const auto offset = near && near->rule ? 0 : static_cast<int>(day.ymd().year()) - home;
                const auto date = inYear(day, year + offset, near);
                if (date && *date >= Calendar::firstDay && *date <= Calendar::lastDay)
                    days.push_back({*date, name, {}});
            }
    }
    return days;
}

} // namespace planwright::service
