#include "core/service/outlier_service.h"

#include "core/data/manifest.h"
#include "core/data/snapshot.h"
#include "core/service/export/report_words.h"
#include "core/service/own_special_days.h"
#include "core/service/workspace.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace planwright::service {
namespace {

/// Whether marks cover each of the days.
bool isMarked(const OutlierMarks& marks, const features::Outlier& found) {
    auto day = found.first;
    for (const auto& mark : marks)
        if (mark.category == found.category && mark.first <= day && mark.last >= day)
            day = mark.last + 1;
    return day > found.last;
}

OutlierRow rowOf(const data::Panel& panel, const OutlierMark& mark, const std::vector<features::Outlier>& found) {
    OutlierRow row;
    row.mark = mark;
    const auto same = std::ranges::find_if(found, [&](const features::Outlier& one) {
        return one.category == mark.category && one.first == mark.first && one.last == mark.last;
    });
    if (same != found.end()) {
        row.days = *same;
        return row;
    }
    if (auto described = features::describeDays(panel, mark.category, mark.first, mark.last)) {
        row.days = std::move(*described);
    } else {
        row.isKnown = false;
        row.days.category = mark.category;
    }
    row.days.first = mark.first;
    row.days.last = mark.last;
    return row;
}

/// What is learnt from the days of the one-offs among the rows.
void addLearnt(const data::Panel& panel, Outliers& outliers) {
    const auto oneOffs = oneOffsOf(outliers.marks);
    auto corrected = features::correctOneOffs(panel, oneOffs);
    for (auto& row : outliers.rows) {
        if (!row.mark || row.mark->meaning != OutlierMeaning::OneOff)
            continue;
        const auto place = std::ranges::find_if(oneOffs, [&](const features::OneOff& oneOff) {
            return oneOff.category == row.mark->category && oneOff.first == row.mark->first;
        });
        row.notLearnt = corrected.reasons[static_cast<std::size_t>(place - oneOffs.begin())];
        if (!row.notLearnt.empty())
            continue;
        row.learntUnits.emplace();
        for (const auto& day : corrected.corrections.days)
            if (day.category == row.mark->category && day.day >= row.mark->first && day.day <= row.mark->last)
                *row.learntUnits += Quantity::fromRaw(day.units);
    }
    outliers.corrections = std::move(corrected.corrections);
}

Status checkMark(const OutlierMark& mark, const data::Panel& panel) {
    const auto invalid = [](std::string sentence, const char* field) {
        return Error{ErrorCode::InvalidArgument, std::move(sentence), {{}, 0, field}};
    };
    if (!std::ranges::binary_search(panel.categories, mark.category))
        return invalid(fmt::format("There is no category \"{}\" in the data.", mark.category), "--category");
    if (mark.last < mark.first)
        return invalid(
            fmt::format("The last day, {}, lies before the first, {}.", mark.last.toString(), mark.first.toString()),
            "--to");
    if (mark.first < panel.firstDay || mark.last > panel.lastDay())
        return invalid(fmt::format("The data reach from {} to {}: {} lies outside.", panel.firstDay.toString(),
                                   panel.lastDay().toString(), daysText(mark.first, mark.last)),
                       mark.first < panel.firstDay ? "--from" : "--to");
    return {};
}

Result<data::Panel> panelOf(Workspace& workspace, const std::string& snapshot, const std::optional<Date>& until,
                            const RunContext& context) {
    return data::loadPanel(workspace.snapshotsDirectory() / snapshot, until, context);
}

} // namespace

std::size_t Outliers::openCount() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(rows, [](const OutlierRow& row) { return !row.mark.has_value(); }));
}

Result<Outliers> findOutliers(Workspace& workspace, const std::optional<Date>& until, const RunContext& context) {
    Outliers outliers;
    PLANWRIGHT_ASSIGN(outliers.snapshotSha256, workspace.currentSnapshot());
    PLANWRIGHT_ASSIGN(const auto manifest,
                      data::readManifest(workspace.snapshotsDirectory() / outliers.snapshotSha256));
    outliers.currency = manifest.currency;
    PLANWRIGHT_ASSIGN(outliers.marks, outlierMarks(workspace));
    PLANWRIGHT_ASSIGN(const auto own, ownSpecialDays(workspace));
    PLANWRIGHT_ASSIGN(const auto panel, panelOf(workspace, outliers.snapshotSha256, until, context));
    outliers.firstDay = panel.firstDay;
    outliers.lastDay = panel.lastDay();
    PLANWRIGHT_ASSIGN(const auto found, features::findOutliers(panel, context));
    for (const auto& mark : outliers.marks)
        outliers.rows.push_back(rowOf(panel, mark, found));
    for (const auto& one : found)
        if (!isMarked(outliers.marks, one))
            outliers.rows.push_back({one, true, std::nullopt, std::nullopt, std::nullopt, {}});
    std::ranges::stable_sort(outliers.rows, [](const OutlierRow& a, const OutlierRow& b) {
        return std::tie(a.days.category, a.days.first) < std::tie(b.days.category, b.days.first);
    });
    for (auto& row : outliers.rows)
        row.near = features::specialDayNear(row.days.first, row.days.last, own);
    addLearnt(panel, outliers);
    return outliers;
}

Result<OutlierMarks> markOutliers(Workspace& workspace, const std::vector<OutlierMark>& marks,
                                  const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto snapshot, workspace.currentSnapshot());
    PLANWRIGHT_ASSIGN(const auto panel, panelOf(workspace, snapshot, std::nullopt, context));
    PLANWRIGHT_ASSIGN(auto kept, outlierMarks(workspace));
    for (const auto& mark : marks) {
        PLANWRIGHT_TRY(checkMark(mark, panel));
        kept = withMark(std::move(kept), mark);
    }
    PLANWRIGHT_TRY(saveOutlierMarks(workspace, kept, context));
    return kept;
}

Result<OutlierMarks> unmarkOutliers(Workspace& workspace, const std::string& category, Date first, Date last,
                                    const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto before, outlierMarks(workspace));
    auto kept = withoutMarks(before, category, first, last);
    if (kept == before)
        return Error{ErrorCode::NotFound,
                     fmt::format("Nothing is marked in \"{}\" on {}: `outliers list --all` shows what is.", category,
                                 daysText(first, last)),
                     {{}, 0, "--from"}};
    PLANWRIGHT_TRY(saveOutlierMarks(workspace, kept, context));
    return kept;
}

std::string daysText(Date first, Date last) {
    const auto day = [](Date date) { return static_cast<unsigned>(date.ymd().day()); };
    if (first == last)
        return fmt::format("{} {}", day(first), first.month().toWords());
    if (first.month() == last.month())
        return fmt::format("{} to {} {}", day(first), day(last), last.month().toWords());
    return fmt::format("{} {} to {} {}", day(first), first.month().toWords(), day(last), last.month().toWords());
}

std::string outliersSentence(const Outliers& outliers) {
    std::map<OutlierMeaning, std::size_t> marked;
    for (const auto& mark : outliers.marks)
        ++marked[mark.meaning];
    const auto open = outliers.openCount();
    auto text = open == 0 ? std::string(outliers.marks.empty()
                                            ? "No category sold much more or less on any day than its own days would "
                                              "lead one to expect."
                                            : "No outlier is open.")
                          : fmt::format("{} open: days on which a category sold much more or less than its own days "
                                        "would lead one to expect.",
                                        counted(open, "outlier is", "outliers are"));
    if (!outliers.marks.empty())
        text += fmt::format(" Marked: {} to ignore, {} one-off, {} repeating.", marked[OutlierMeaning::Ignore],
                            marked[OutlierMeaning::OneOff], marked[OutlierMeaning::Repeats]);
    const auto left = static_cast<std::size_t>(
        std::ranges::count_if(outliers.rows, [](const OutlierRow& row) { return !row.notLearnt.empty(); }));
    if (!outliers.corrections.empty())
        text += fmt::format(" Models learn from the usual sales instead on {}.",
                            counted(outliers.corrections.days.size(), "one-off day", "one-off days"));
    if (left > 0)
        text += fmt::format(" {} learnt from as {}: the mark says why.", counted(left, "one-off is", "one-offs are"),
                            left == 1 ? "it was" : "they were");
    return text;
}

} // namespace planwright::service
