#include "core/features/feature_table.h"
#include "core/features/retail_days.h"

#include <fmt/format.h>

#include <algorithm>

namespace planwright::features {
namespace {

constexpr auto head =
    "# Features\n"
    "\n"
    "What a model may look at when it forecasts. `planwright-cli features` works out one row for each category, each\n"
    "origin (the last month that is known) and each horizon (how many months after it the target month lies), from\n"
    "nothing but what was known at the end of the origin. A window of w days ends with the origin's last day. An "
    "empty\n"
    "cell has no value; the last column says when that happens, and the JSON document names the reason cell by cell.\n"
    "\n"
    "This page is made from the program's own table of columns; a test compares the two.\n"
    "\n"
    "| Column | Unit | Formula | Empty when |\n"
    "|---|---|---|---|\n";

std::string nameOf(const Feature& feature) {
    return '`' + (feature.guideName.empty() ? feature.name : feature.guideName) + '`';
}

bool inOneRow(const Feature& a, const Feature& b) {
    return a.formula == b.formula && a.unit == b.unit && a.missing == b.missing;
}

std::string escaped(std::string text) {
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2)
        text.insert(at, "\\");
    return text;
}

} // namespace

std::string featureGuide() {
    const auto table = featureTable(nullptr);
    std::string text = head;
    for (auto first = table.begin(); first != table.end();) {
        const auto last = std::find_if(first, table.end(), [&](const Feature& f) { return !inOneRow(*first, f); });
        std::string names;
        for (auto feature = first; feature != last; ++feature)
            if (const auto name = nameOf(*feature); names.find(name) == std::string::npos)
                names += (names.empty() ? "" : ", ") + name;
        text += fmt::format("| {} | {} | {} | {} |\n", names, first->unit, escaped(first->formula), first->missing);
        first = last;
    }
    text += fmt::format("\n{} columns. NAME stands for each of these days, in lower case and joined by `_`, and for "
                        "each name that you\nadd in a calendar file:\n\n",
                        table.size());
    for (const auto& name : retailDayNames())
        text += "- " + name + '\n';
    return text;
}

} // namespace planwright::features
