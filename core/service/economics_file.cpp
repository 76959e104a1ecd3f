#include "core/service/economics_file.h"

#include "core/base/text.h"
#include "core/service/csv_table.h"
#include "core/service/text_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace planwright::service {
namespace {

using serving::CategoryEconomics;
using Value = std::optional<double>;

struct Column {
    std::string_view name;
    Value& (*in)(CategoryEconomics&);
};

constexpr std::array<Column, 10> columns{{
    {"price", [](CategoryEconomics& e) -> Value& { return e.economics.price; }},
    {"unit_cost", [](CategoryEconomics& e) -> Value& { return e.economics.unitCost; }},
    {"salvage", [](CategoryEconomics& e) -> Value& { return e.economics.salvage; }},
    {"goodwill", [](CategoryEconomics& e) -> Value& { return e.economics.goodwill; }},
    {"holding", [](CategoryEconomics& e) -> Value& { return e.economics.holding; }},
    {"on_hand", [](CategoryEconomics& e) -> Value& { return e.economics.onHand; }},
    {"inbound", [](CategoryEconomics& e) -> Value& { return e.economics.inbound; }},
    {"baseline_stock", [](CategoryEconomics& e) -> Value& { return e.economics.baselineStock; }},
    {"spend", [](CategoryEconomics& e) -> Value& { return e.spend; }},
    {"elasticity", [](CategoryEconomics& e) -> Value& { return e.elasticity; }},
}};

const Column* columnNamed(std::string_view name) {
    const auto* const found = std::ranges::find(columns, name, &Column::name);
    return found == columns.end() ? nullptr : &*found;
}

Status checkHeading(const std::vector<std::string>& heading, const std::string& source) {
    if (std::ranges::count(heading, "category") != 1)
        return Error{ErrorCode::InvalidArgument, "One column must be headed \"category\".", {source, 1, "category"}};
    for (const auto& name : heading) {
        if (name != "category" && columnNamed(name) == nullptr)
            return Error{
                ErrorCode::InvalidArgument,
                fmt::format("This column is not known. Known are category, price, unit_cost, salvage, goodwill, "
                            "holding, on_hand, inbound, baseline_stock, spend and elasticity."),
                {source, 1, name}};
        if (std::ranges::count(heading, name) != 1)
            return Error{ErrorCode::InvalidArgument, "This column comes twice.", {source, 1, name}};
    }
    return {};
}

Result<CategoryEconomics> readRow(const CsvTable& table, const CsvTable::Row& row, const std::string& source) {
    CategoryEconomics economics;
    for (std::size_t i = 0; i < table.heading.size(); ++i) {
        const auto* column = columnNamed(table.heading[i]);
        if (column == nullptr || row.values[i].empty())
            continue;
        const auto value = parseDouble(row.values[i]);
        if (!value)
            return Error{
                ErrorCode::InvalidArgument,
                fmt::format("\"{}\" is not a number (write 12.5, without currency or thousands marks).", row.values[i]),
                {source, row.line, table.heading[i]}};
        column->in(economics) = *value;
    }
    return economics;
}

} // namespace

Result<std::map<std::string, CategoryEconomics>> readEconomics(const std::filesystem::path& file,
                                                               const std::vector<std::string>& categories) {
    const auto source = file.string();
    PLANWRIGHT_ASSIGN(const auto text, readTextFile(file));
    PLANWRIGHT_ASSIGN(const auto table, parseCsv(text, source));
    PLANWRIGHT_TRY(checkHeading(table.heading, source));
    const auto key = static_cast<std::size_t>(std::ranges::find(table.heading, "category") - table.heading.begin());

    std::map<std::string, CategoryEconomics> result;
    for (const auto& row : table.rows) {
        const auto& category = row.values[key];
        if (std::ranges::find(categories, category) == categories.end())
            return Error{ErrorCode::InvalidArgument,
                         fmt::format("There is no category \"{}\" in the data. There are: {}.", category,
                                     fmt::join(categories, ", ")),
                         {source, row.line, "category"}};
        PLANWRIGHT_ASSIGN(auto economics, readRow(table, row, source));
        if (!result.emplace(category, economics).second)
            return Error{ErrorCode::InvalidArgument,
                         fmt::format("The category \"{}\" comes twice.", category),
                         {source, row.line, "category"}};
    }
    return result;
}

} // namespace planwright::service
