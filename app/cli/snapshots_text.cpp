#include "app/cli/snapshots_text.h"

#include "app/cli/number_text.h"
#include "app/cli/text_table.h"

#include <fmt/format.h>

#include <algorithm>

namespace planwright::cli {
namespace {

constexpr std::size_t shownCells = 20;

std::string sizeText(std::int64_t bytes) {
    const auto size = static_cast<double>(bytes);
    return bytes < 1'000'000 ? fmt::format("{:.0f} kB", size / 1e3) : fmt::format("{:.1f} MB", size / 1e6);
}

std::string signedText(const std::string& decimal) {
    return decimal.starts_with('-') || decimal == "0" ? grouped(decimal) : "+" + grouped(decimal);
}

TextTable differenceTable(std::vector<TextTable::Column> names) {
    for (const char* heading : {"", "rows", "units before", "after", "difference", "money difference"})
        names.push_back({heading, *heading == '\0' ? TextTable::Align::Left : TextTable::Align::Right});
    return TextTable(std::move(names));
}

void addDifference(TextTable& table, std::vector<std::string> names, const data::DemandChange& change,
                   std::string_view word) {
    const auto difference = change.difference();
    names.emplace_back(word);
    names.push_back(signedText(std::to_string(difference.rows)));
    names.push_back(grouped(toDecimalString(change.before.units)));
    names.push_back(grouped(toDecimalString(change.after.units)));
    names.push_back(signedText(toDecimalString(difference.units)));
    names.push_back(signedText(toDecimalString(difference.money)));
    table.addRow(std::move(names));
}

// Those whose units changed most, then by category and month.
std::vector<const data::Difference*> mostChanged(const std::vector<data::Difference>& cells) {
    std::vector<const data::Difference*> order;
    for (const auto& cell : cells)
        order.push_back(&cell);
    std::ranges::stable_sort(order, std::ranges::greater(), [](const data::Difference* cell) {
        const auto units = cell->all.difference().units.raw;
        return units < 0 ? -units : units;
    });
    order.resize(std::min(order.size(), shownCells));
    return order;
}

std::string monthsText(const service::SnapshotPair& pair) {
    const auto& comparison = pair.comparison;
    auto table = differenceTable({{"month", TextTable::Align::Left}});
    for (const auto& month : comparison.months)
        addDifference(table, {month.month.toString()}, month.all, service::differenceWord(month));
    table.addRule();
    addDifference(table, {"all months"}, comparison.total.all, "");
    auto text = "\n" + table.toString();
    if (comparison.unchangedMonths > 0)
        text += fmt::format("{} {} unchanged.\n", grouped(static_cast<std::int64_t>(comparison.unchangedMonths)),
                            comparison.unchangedMonths == 1 ? "month is" : "months are");
    return text;
}

std::string cellsText(const std::vector<data::Difference>& cells) {
    auto table = differenceTable({{"category", TextTable::Align::Left}, {"month", TextTable::Align::Left}});
    for (const auto* cell : mostChanged(cells))
        addDifference(table, {cell->category, cell->month.toString()}, cell->all, service::differenceWord(*cell));
    auto text = "\n" + table.toString();
    if (cells.size() > shownCells)
        text += fmt::format("The {} largest of {} changes (all of them with --json).\n", shownCells,
                            grouped(static_cast<std::int64_t>(cells.size())));
    return text;
}

} // namespace

std::string snapshotsText(const std::vector<service::SnapshotInfo>& snapshots) {
    if (snapshots.empty())
        return "The workspace holds no snapshot yet: import a file first.\n";
    using enum TextTable::Align;
    TextTable table({{"", Left},
                     {"snapshot", Left},
                     {"tag", Left},
                     {"first day", Left},
                     {"last day", Left},
                     {"rows"},
                     {"categories"},
                     {"size"},
                     {"models"},
                     {"imported (UTC)", Left}});
    std::string problems;
    for (const auto& snapshot : snapshots) {
        auto imported = snapshot.importedAt.value_or("");
        std::ranges::replace(imported, 'T', ' ');
        table.addRow({snapshot.isCurrent ? "*" : "", service::shortHash(snapshot.sha256), snapshot.tag.value_or(""),
                      snapshot.firstDay.toString(), snapshot.lastDay.toString(),
                      snapshot.problem ? noValue : grouped(snapshot.rows), grouped(snapshot.categories),
                      sizeText(snapshot.bytes), grouped(static_cast<std::int64_t>(snapshot.bundles.size())),
                      imported.substr(0, 16)});
        if (snapshot.problem)
            problems += fmt::format("{}: {}\n", service::snapshotName(snapshot), *snapshot.problem);
    }
    return table.toString() + "* the current one: forecasts start from it\n" + problems;
}

std::string comparisonText(const service::SnapshotPair& pair) {
    const auto line = [](const char* when, const service::SnapshotInfo& snapshot) {
        return fmt::format("{} {}: {} to {}, {} rows\n", when, service::snapshotName(snapshot),
                           snapshot.firstDay.toString(), snapshot.lastDay.toString(), grouped(snapshot.rows));
    };
    auto text =
        line("before", pair.before) + line("after ", pair.after) + "\n" + service::comparisonSentence(pair) + "\n";
    if (pair.comparison.cells.empty())
        return text;
    return text + monthsText(pair) + cellsText(pair.comparison.cells);
}

} // namespace planwright::cli
