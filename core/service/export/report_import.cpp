#include "core/base/text.h"
#include "core/service/export/figures.h"
#include "core/service/export/html_text.h"
#include "core/service/export/report_sections.h"
#include "core/service/export/report_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace planwright::service {
namespace {

using data::Tally;

constexpr std::size_t mostRejected = 20;
constexpr std::size_t mostRawBytes = 160;

struct AccountRow {
    std::string name;
    Tally tally;
    std::string_view cssClass;
};

std::vector<AccountRow> accountRows(const data::ImportAccount& account) {
    std::vector<AccountRow> rows{{"Accepted", account.accepted, {}},
                                 {"Merged, because they repeat earlier rows", account.merged, {}},
                                 {"Rejected, because they cannot be read", account.rejected, {}}};
    for (const auto& [rule, tally] : account.setAside)
        rows.push_back({"Set aside: " + ruleWords(rule), tally, {}});
    Tally sum;
    for (const auto& row : rows) {
        sum.rows += row.tally.rows;
        sum.units += row.tally.units;
        sum.money += row.tally.money;
    }
    rows.push_back({"Together", sum, "sum"});
    rows.push_back({"Rows read", account.read, {}});
    return rows;
}

// Exact decimals, as many as the column needs: 10^-digits is one step of `scale`.
int decimalsNeeded(const std::vector<std::int64_t>& raws, std::int64_t scale) {
    int decimals = 0;
    for (std::int64_t step = scale; step > 1; step /= 10, ++decimals) {
        if (std::all_of(raws.begin(), raws.end(), [&](std::int64_t raw) { return raw % step == 0; }))
            return decimals;
    }
    return decimals;
}

// Exact at any size, unlike a double.
std::string exactFigure(std::int64_t raw, std::int64_t scale, int decimals) {
    const auto magnitude = raw < 0 ? ~static_cast<std::uint64_t>(raw) + 1 : static_cast<std::uint64_t>(raw);
    const auto unit = static_cast<std::uint64_t>(scale);
    std::string whole = std::to_string(magnitude / unit);
    for (auto at = static_cast<std::ptrdiff_t>(whole.size()) - 3; at > 0; at -= 3)
        whole.insert(static_cast<std::size_t>(at), 1, ',');
    std::string fraction = fmt::format("{}", scale + static_cast<std::int64_t>(magnitude % unit))
                               .substr(1, static_cast<std::size_t>(decimals));
    return (raw < 0 ? "−" : "") + whole + (fraction.empty() ? "" : "." + fraction);
}

std::string accountTable(const ReportInput& input) {
    const auto rows = accountRows(input.import.account);
    std::vector<std::int64_t> units;
    std::vector<std::int64_t> money;
    for (const auto& row : rows) {
        units.push_back(row.tally.units.raw);
        money.push_back(row.tally.money.raw);
    }
    const int unitDecimals = decimalsNeeded(units, Quantity::scale);
    const int moneyDecimals = decimalsNeeded(money, Money::scale);
    std::string body;
    for (const auto& row : rows) {
        const std::vector<Cell> cells{{escaped(row.name), {}},
                                      {exactFigure(row.tally.rows, 1, 0), "n"},
                                      {exactFigure(row.tally.units.raw, Quantity::scale, unitDecimals), "n"},
                                      {exactFigure(row.tally.money.raw, Money::scale, moneyDecimals), "n"}};
        body += tableRow(cells, "td", row.cssClass);
    }
    const std::vector<Cell> heading{
        {"Fate of the rows", {}}, {"Rows", "n"}, {"Units", "n"}, {"Money" + escaped(moneyMark(input)), "n"}};
    const auto& together = rows[rows.size() - 2].tally;
    const auto& read = rows.back().tally;
    const bool equal = together.rows == read.rows && together.units == read.units && together.money == read.money;
    return element("div", "scroll",
                   element("table", {}, element("thead", {}, tableRow(heading, "th")) + element("tbody", {}, body))) +
           element("p", {},
                   equal ? "The account adds up: every row, every unit and all money that was read has its place."
                         : "<b>The account does not add up.</b> Please report this: it should not be possible.");
}

std::string rejectedTable(const data::ImportReport& import) {
    if (import.rejected.empty())
        return {};
    std::string body;
    const auto shown = std::min(mostRejected, import.rejected.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& row = import.rejected[i];
        const bool cut = row.raw.size() > mostRawBytes;
        const std::vector<Cell> cells{{escaped(row.file), "w"},
                                      {exactFigure(row.line, 1, 0), "n"},
                                      {escaped(typeset(row.reason)), {}},
                                      {escaped(row.raw.substr(0, mostRawBytes)) + (cut ? "…" : ""), "raw"}};
        body += tableRow(cells);
    }
    const auto total = import.account.rejected.rows;
    const auto title = total == static_cast<std::int64_t>(shown)
                           ? std::string("Rejected rows")
                           : fmt::format("Rejected rows, the first {} of {}", shown, exactFigure(total, 1, 0));
    const std::vector<Cell> heading{{"File", {}}, {"Line", "n"}, {"Reason", {}}, {"As it stands in the file", {}}};
    return element("h4", {}, title) +
           element("div", "scroll",
                   element("table", {}, element("thead", {}, tableRow(heading, "th")) + element("tbody", {}, body)));
}

std::string mergedTable(const data::ImportReport& import) {
    if (import.mergedBlocks.empty())
        return {};
    std::string body;
    for (const auto& block : import.mergedBlocks) {
        const std::vector<Cell> cells{
            {escaped(block.file), "w"},
            {exactFigure(block.firstLine, 1, 0) + "–" + exactFigure(block.lastLine, 1, 0), "n"},
            {exactFigure(block.rows, 1, 0), "n"},
            {escaped(block.firstDay) + " to " + escaped(block.lastDay), {}}};
        body += tableRow(cells);
    }
    const std::vector<Cell> heading{{"File", {}}, {"Lines", "n"}, {"Rows", "n"}, {"Days", {}}};
    return element("h4", {}, "Blocks that repeat earlier rows, merged") +
           element("div", "scroll",
                   element("table", {}, element("thead", {}, tableRow(heading, "th")) + element("tbody", {}, body)));
}

std::string importNotes(const data::ImportReport& import) {
    std::string items;
    if (import.repeatedRowsKept > 0)
        items += element("li", {},
                         exactFigure(import.repeatedRowsKept, 1, 0) +
                             (import.repeatedRowsKept == 1 ? " single row repeats" : " single rows repeat") +
                             " an earlier one and were kept: tills scan twice, and customers buy twice.");
    for (const auto& partial : import.partialPeriods)
        items += element(
            "li", {},
            escaped(fmt::format("{} is part-finished: the data cover {} to {}. It is not counted as a full month.",
                                partial.month.toWords(), partial.firstDay.toString(), partial.lastDay.toString())));
    for (const auto& note : import.notes)
        items += element("li", {}, escaped(typeset(note)));
    return items.empty() ? items : element("ul", "notes", items);
}

} // namespace

std::string importSection(const ReportInput& input) {
    const auto& import = input.import;
    const auto range = fmt::format("{} to {}, {}", import.firstDay.toString(), import.lastDay.toString(),
                                   counted(import.categories, "category", "categories"));
    return element("h2", {}, "What the data hold") +
           element(
               "p", {},
               escaped(range + (import.mapping.name.empty() ? "." : "; read as \"" + import.mapping.name + "\"."))) +
           accountTable(input) + importNotes(import) + mergedTable(import) + rejectedTable(import) + "\n";
}

} // namespace planwright::service
