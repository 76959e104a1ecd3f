#include "core/data/currencies.h"

#include "core/data/account.h"
#include "core/data/event_sql.h"
#include "core/data/event_table.h"
#include "core/data/sql.h"

namespace planwright::data {

namespace {

std::string listed(const std::map<std::string, std::int64_t>& currencies) {
    std::string text;
    for (const auto& [currency, rows] : currencies)
        text +=
            (text.empty() ? "" : ", ") + (currency.empty() ? "none" : currency) + " in " + countOf(rows, "row", "rows");
    return text;
}

Status find(engine::Database& database, const engine::CsvFile& file, ImportReport& report, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto columns, columnNumbers(report.mapping, file));
    PLANWRIGHT_ASSIGN(const auto rows,
                      database.rows(sql("currencies", {{"currency", "c" + std::to_string(columns.at("currency"))},
                                                       {"path", engine::sqlText(file.readable.string())},
                                                       {"columns", declaredColumns(file.heading.size())},
                                                       {"delimiter", engine::sqlText({&report.mapping.delimiter, 1})}}),
                                    context));
    for (const auto& row : rows)
        report.currencies[row.at(0).text] += row.at(1).integer;
    return {};
}

} // namespace

Result<std::optional<RateTable>> settleCurrency(engine::Database& database, const std::vector<engine::CsvFile>& files,
                                                const std::optional<std::filesystem::path>& rates,
                                                const std::filesystem::path& temporaryDirectory, ImportReport& report,
                                                const RunContext& context) {
    auto& mapping = report.mapping;
    const auto refuse = [](const std::string& sentence) {
        return Error(ErrorCode::InvalidArgument, sentence, {{}, 0, "currency"});
    };
    if (!mapping.columns.contains("currency")) {
        if (rates)
            return refuse(
                "A rate table was given, but no column names the currency: name one in the mapping (currency).");
        return std::nullopt;
    }
    for (const auto& file : files)
        PLANWRIGHT_TRY(find(database, file, report, context));
    auto named = report.currencies;
    named.erase("");
    if (mapping.currency.empty() && named.size() == 1)
        mapping.currency = named.begin()->first;
    const bool one = named.empty() || (named.size() == 1 && named.begin()->first == mapping.currency);
    if (one) {
        if (const auto none = report.currencies.find(""); none != report.currencies.end() && !named.empty())
            report.notes.push_back(countOf(none->second, "row names", "rows name") + " no currency and " +
                                   (none->second == 1 ? "was" : "were") + " taken as " + mapping.currency + ".");
        return std::nullopt;
    }
    if (mapping.currency.empty())
        return refuse("The amounts are in several currencies (" + listed(report.currencies) +
                      "): say which one to plan in with --currency, and give a rate table with --rates.");
    if (!rates)
        return refuse("The amounts are not all in " + mapping.currency + " (" + listed(report.currencies) +
                      "): give a rate table with --rates, a CSV with the columns currency, date and rate to " +
                      mapping.currency + ".");
    PLANWRIGHT_ASSIGN(auto table, RateTable::read(*rates, mapping.currency, temporaryDirectory, context));
    report.notes.push_back("Amounts were converted to " + mapping.currency + " by the latest rate of " + table.name() +
                           " on or before each day (" + listed(report.currencies) + ").");
    return std::optional(std::move(table));
}

} // namespace planwright::data
