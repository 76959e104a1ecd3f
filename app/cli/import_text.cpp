#include "app/cli/import_text.h"

#include "app/cli/number_text.h"
#include "app/cli/text_table.h"

#include <fmt/format.h>

#include <algorithm>

namespace planwright::cli {
namespace {

constexpr std::size_t shownRejects = 5;
constexpr std::size_t shownRestated = 10;

std::string inWords(std::string_view name) {
    std::string words(name);
    std::ranges::replace(words, '_', ' ');
    return words;
}

/// "merged (repeated block, repeated across files)": by the rules that did.
std::string mergedName(const std::vector<data::RuleReport>& rules) {
    std::string list;
    for (const auto& rule : rules)
        if (rule.action == data::RuleAction::Merge && rule.found.rows > 0)
            list += (list.empty() ? "" : ", ") + inWords(nameOf(rule.rule));
    return list.empty() ? "merged" : "merged (" + list + ")";
}

std::string accountTable(const data::ImportReport& report) {
    const auto& account = report.account;
    TextTable table({{"", TextTable::Align::Left}, {"rows"}, {"units"}, {"money"}});
    const auto add = [&](const std::string& name, const data::Tally& tally) {
        table.addRow(
            {name, grouped(tally.rows), grouped(toDecimalString(tally.units)), grouped(toDecimalString(tally.money))});
    };
    add("accepted", account.accepted);
    add(mergedName(report.rules), account.merged);
    add("rejected", account.rejected);
    for (const auto& [rule, tally] : account.setAside)
        add("set aside: " + rule, tally);
    table.addRule();
    add("read", account.read);
    return table.toString();
}

std::string rulesText(const std::vector<data::RuleReport>& rules) {
    TextTable table({{"rule", TextTable::Align::Left},
                     {"rows"},
                     {"units"},
                     {"money"},
                     {"done", TextTable::Align::Left},
                     {"the first", TextTable::Align::Left}});
    bool any = false;
    for (const auto& rule : rules) {
        if (rule.found.rows == 0)
            continue;
        any = true;
        auto done = inWords(nameOf(rule.action));
        if (rule.matched)
            done += fmt::format(", {} of them matched", grouped(*rule.matched));
        table.addRow({inWords(nameOf(rule.rule)), grouped(rule.found.rows), grouped(toDecimalString(rule.found.units)),
                      grouped(toDecimalString(rule.found.money)), done,
                      rule.examples.empty()
                          ? ""
                          : fmt::format("{}:{}", rule.examples.front().file, rule.examples.front().line)});
    }
    return any ? "\nCleaning:\n" + table.toString() : "";
}

std::string unmappedText(const std::vector<data::UnmappedProduct>& products) {
    std::string text;
    for (std::size_t i = 0; i < std::min(shownRejects, products.size()); ++i)
        text += fmt::format("  {}: {} units, {} of money\n", products[i].product,
                            grouped(toDecimalString(products[i].found.units)),
                            grouped(toDecimalString(products[i].found.money)));
    return text.empty() ? text : "\nProducts without a category, the largest first:\n" + text;
}

std::string rejectsText(const data::ImportReport& report) {
    std::string text;
    const auto shown = std::min(shownRejects, report.rejected.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& row = report.rejected[i];
        text += fmt::format("  {}:{}: {}\n", row.file, row.line, row.reason);
    }
    if (const auto more = report.account.rejected.rows - static_cast<std::int64_t>(shown); more > 0 && shown > 0)
        text += fmt::format("  and {} more (the first 1,000 with --json, all with --rejected FILE)\n", grouped(more));
    return text.empty() ? text : "\nRejected rows:\n" + text;
}

std::string signedText(Quantity units) {
    return (units.raw > 0 ? "+" : "") + grouped(toDecimalString(units));
}

std::string restatedText(const std::vector<data::RestatedMonth>& restated) {
    std::string text;
    for (std::size_t i = 0; i < std::min(shownRestated, restated.size()); ++i) {
        const auto& month = restated[i];
        text += fmt::format("  {}, {}: {} units before, {} now ({})\n", month.category, month.month.toWords(),
                            grouped(toDecimalString(month.before.units)), grouped(toDecimalString(month.after.units)),
                            signedText(month.after.units - month.before.units));
    }
    if (restated.size() > shownRestated)
        text += fmt::format("  and {} more (all of them with --json)\n", restated.size() - shownRestated);
    return text.empty() ? text : "\nRestated, on days that were there already:\n" + text;
}

} // namespace

std::string importText(const data::ImportReport& report) {
    auto text = accountTable(report);
    text += fmt::format("\n{} categories, {} to {}.", report.categories, report.firstDay.toString(),
                        report.lastDay.toString());
    for (const auto& period : report.partialPeriods)
        text += fmt::format(" {} is covered in part ({} to {}): set aside.", period.month.toWords(),
                            period.firstDay.toString(), period.lastDay.toString());
    text += '\n';
    for (const auto& block : report.mergedBlocks)
        text += fmt::format("- {} lines {} to {} ({} to {}) repeat earlier rows: merged.\n", block.file,
                            grouped(block.firstLine), grouped(block.lastLine), block.firstDay, block.lastDay);
    for (const auto& note : report.notes)
        text += "- " + note + '\n';
    text += rulesText(report.rules) + unmappedText(report.unmappedProducts);
    return text + restatedText(report.restated) + rejectsText(report);
}

} // namespace planwright::cli
