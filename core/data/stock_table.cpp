#include "core/data/stock_table.h"

#include "core/base/text.h"
#include "core/data/engine/csv_file.h"
#include "core/data/values.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace planwright::data {

namespace {

constexpr int stockDecimals = 3;

struct Columns {
    std::size_t key = 0, date = 0, stock = 0;
    bool isCategory = false;
};

std::optional<std::size_t> find(const std::vector<std::string>& heading, std::string_view name) {
    for (std::size_t c = 0; c < heading.size(); ++c)
        if (asciiLower(trimmed(heading[c])) == name)
            return c;
    return std::nullopt;
}

std::optional<Columns> columnsOf(const std::vector<std::string>& heading) {
    const auto product = find(heading, "product_id");
    const auto category = find(heading, "category");
    const auto date = find(heading, "date");
    const auto stock = find(heading, "stock");
    if (heading.size() != 3 || product.has_value() == category.has_value() || !date || !stock)
        return std::nullopt;
    return Columns{product ? *product : *category, *date, *stock, category.has_value()};
}

} // namespace

Result<StockTable> readStockTable(const std::filesystem::path& path, const std::filesystem::path& temporaryDirectory,
                                  const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto dialect, engine::dialectOfTable(path));
    PLANWRIGHT_ASSIGN(const auto file, engine::scanCsv(path, dialect, temporaryDirectory, context));
    const auto wrong = [&file](const std::string& what, std::int64_t line) {
        return Error(ErrorCode::InvalidArgument, what, {file.name, line, {}});
    };
    const auto columns = columnsOf(file.heading);
    if (!columns || !file.malformed.empty())
        return wrong("A stock table has three columns in every line: product_id or category, date, and stock.",
                     columns ? file.malformed.front().line : 1);
    std::map<std::string, std::map<Date, std::int64_t>, std::less<>> stocks;
    Status problem;
    bool first = true;
    const auto take = [&](std::int64_t line, const std::vector<std::string>& fields) {
        if (std::exchange(first, false))
            return true;
        const auto key = trimmed(fields.at(columns->key));
        const auto day = Date::parse(trimmed(fields.at(columns->date)));
        const auto stock = readDecimal(trimmed(fields.at(columns->stock)), '.', stockDecimals);
        if (key.empty())
            problem = wrong("The " + std::string(columns->isCategory ? "category" : "product") + " is empty.", line);
        else if (!day)
            problem = wrong("\"" + fields.at(columns->date) + "\" is not a day as YYYY-MM-DD.", line);
        else if (!stock)
            problem = wrong("\"" + fields.at(columns->stock) +
                                "\" is not a number of units of at most three decimals, with a decimal point.",
                            line);
        else
            stocks[std::string(key)][*day] += *stock;
        return problem.has_value();
    };
    PLANWRIGHT_TRY(engine::forEachRecord(path, dialect, context, take));
    if (!problem)
        return problem.error();
    StockTable table;
    for (const auto& [key, days] : stocks) {
        auto& out = (columns->isCategory ? table.categories : table.products)[key];
        for (const auto& [day, stock] : days)
            out.emplace_hint(out.end(), day, stock <= 0);
    }
    return table;
}

} // namespace planwright::data
