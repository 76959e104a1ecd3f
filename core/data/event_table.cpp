#include "core/data/event_table.h"

#include "core/base/text.h"
#include "core/data/event_sql.h"
#include "core/data/event_time.h"
#include "core/data/rule_sql.h"
#include "core/data/snapshot_files.h"
#include "core/data/sql.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace planwright::data {

namespace {

using engine::sqlText;

/// What read_time gives for a date in another order than the mapping's.
constexpr std::int64_t otherOrder = std::numeric_limits<std::int64_t>::min() + 1;

} // namespace

EventTable::EventTable(engine::Database& database, std::set<std::string> fields, Mapping mapping,
                       const CategoryTable& categories, const RateTable* rates)
    : m_database(&database)
    , m_fields(std::move(fields))
    , m_mapping(std::move(mapping))
    , m_categories(&categories)
    , m_rates(rates) {}

Status EventTable::createReaders() {
    const auto format = numberFormatOf(m_mapping);
    const auto decimal = [&format](FieldKind kind) {
        return
            [format, decimals = decimalsOf(kind)](std::string_view text) { return readNumber(text, format, decimals); };
    };
    PLANWRIGHT_TRY(m_database->addTextReader("read_quantity", decimal(FieldKind::Quantity)));
    PLANWRIGHT_TRY(m_database->addTextReader("read_money", decimal(FieldKind::Money)));
    PLANWRIGHT_TRY(m_database->addTextReader(
        "read_fraction", [mark = m_mapping.decimalMark](std::string_view text) -> std::optional<std::int64_t> {
            const auto value = readDecimal(text, mark, decimalsOf(FieldKind::Fraction));
            return value && *value >= 0 && *value <= 1'000'000 ? value : std::nullopt;
        }));
    PLANWRIGHT_TRY(m_database->addTextReader("read_event_type", readEventType));
    // A million look-ups: in a map by hash. It only views the table, which outlives the database's use of it.
    std::unordered_map<std::string_view, std::string_view> groups(m_categories->begin(), m_categories->end());
    PLANWRIGHT_TRY(m_database->addTextMapper(
        "product_group", [groups = std::move(groups)](std::string_view product) -> std::optional<std::string_view> {
            const auto found = groups.find(trimmed(product));
            return found == groups.end() ? std::nullopt : std::optional(found->second);
        }));
    return createTimeReaders();
}

Status EventTable::createTimeReaders() {
    PLANWRIGHT_ASSIGN(const auto times, EventTimeReader::of(m_mapping));
    const auto read = [times](std::string_view text) -> std::optional<std::int64_t> {
        const auto reading = times.read(text);
        if (reading.outcome == TimeReading::Outcome::OtherOrder)
            return otherOrder;
        return reading.outcome == TimeReading::Outcome::Read ? std::optional(reading.micros) : std::nullopt;
    };
    PLANWRIGHT_TRY(m_database->addTextReader("read_time", read));
    if (m_rates == nullptr)
        return {};
    // currency|time
    return m_database->addTextReader(
        "read_rate", [read, rates = m_rates](std::string_view text) -> std::optional<std::int64_t> {
            const auto bar = text.find('|');
            const auto time = read(text.substr(bar + 1));
            return time ? rates->rateOf(currencyCode(text.substr(0, bar)), dayOf(*time)) : std::nullopt;
        });
}

Status EventTable::create(const RunContext& context) {
    PLANWRIGHT_TRY(createReaders());
    std::string ruleNames;
    for (std::size_t rule = 0; rule < ruleCount; ++rule)
        ruleNames += ", '" + std::string(accountNameOf(static_cast<Rule>(rule))) + "'";
    PLANWRIGHT_TRY(
        m_database->execute("CREATE TYPE fate AS ENUM ('Accepted', 'Rejected', 'Merged'" + ruleNames + ")", context));
    std::string columns = "file INTEGER, fate fate, other_order BOOLEAN, inexact BOOLEAN, optional_unread BOOLEAN, "
                          "quantity BIGINT, money BIGINT, kind TINYINT, category VARCHAR";
    m_row = "file, fate, other_order, inexact, optional_unread, quantity, money, kind, category";
    m_hashed = "quantity, money, kind::TINYINT, category"; // of the table's types, whatever a row is read from
    for (const auto& field : canonicalFields()) {
        if (!isKeptAsRead(field) || !has(std::string(field.name)))
            continue;
        const std::string name = ", " + std::string(field.name);
        const std::string type = field.kind == FieldKind::Text ? "VARCHAR" : "BIGINT";
        columns += name + " " + type;
        m_row += name;
        m_hashed += name + "::" + type;
    }
    columns += ", row_hash UBIGINT"; // of what identity() lists
    // Of what was read before; a file's own rows stand in its order.
    columns += ", source_file INTEGER, source_line BIGINT";
    return m_database->execute("CREATE TABLE event_row (" + columns + ")", context);
}

std::string EventTable::readSql(const engine::CsvFile& file, int number,
                                const std::map<std::string, std::size_t>& columns) const {
    ColumnNames names;
    for (const auto& [field, column] : columns)
        names[field] = "c" + std::to_string(column);
    std::string others;
    for (const auto& field : canonicalFields()) {
        if (isKeptAsRead(field) && has(std::string(field.name)))
            others += (others.empty() ? "" : ", ") + keptSql(field, m_rates != nullptr);
    }
    const auto prefixed = [&](const std::vector<std::string>& prefixes) {
        return names.contains("order_id") ? anyPrefix("order_id", prefixes) : "false";
    };
    const std::string cancelled = prefixed(m_mapping.cancellationPrefixes);
    const auto money = moneySql(m_mapping, m_rates != nullptr);
    return sql("read_events",
               {{"typed", typedColumns(m_fields, names, !m_categories->empty(), m_rates != nullptr)},
                {"path", sqlText(file.readable.string())},
                {"columns", declaredColumns(file.heading.size())},
                {"delimiter", sqlText(std::string(1, m_mapping.delimiter))},
                {"subtracts", "kind = 1" + (m_mapping.unsignedCancellations ? " OR " + cancelled : std::string())},
                {"product", money.product},
                {"divisor", money.divisor},
                {"half", money.half},
                {"other_order", std::to_string(otherOrder)},
                {"file", std::to_string(number)},
                {"set_aside", setAsideCases(m_mapping, m_fields)},
                {"cancelled", cancelled},
                {"others", others},
                {"row", m_row},
                {"identity", m_hashed}});
}

std::vector<std::string> EventTable::identity() const {
    std::vector<std::string> columns = {"quantity", "money", "kind", "category"};
    for (const auto& field : canonicalFields()) {
        if (isKeptAsRead(field) && has(std::string(field.name)))
            columns.emplace_back(field.name);
    }
    return columns;
}

Status EventTable::appendSnapshot(const std::filesystem::path& directory, const Manifest& manifest,
                                  const RunContext& context) {
    std::error_code code;
    const auto customers = directory / customersFile;
    if (manifest.customers > 0 && !std::filesystem::exists(customers, code))
        return Error(ErrorCode::Conflict,
                     "The table of customer ids of the snapshot was deleted, so new customers cannot "
                     "be told from known ones: import all files together instead.");
    std::string others;
    for (const auto& field : canonicalFields()) {
        const std::string name(field.name);
        if (!isKeptAsRead(field) || !has(name))
            continue;
        others += others.empty() ? "" : ", ";
        if (field.kind == FieldKind::Time)
            others += "epoch_us(" + name + ")";
        else if (name == "customer_id")
            others += manifest.customers > 0 ? "customer_id" : "NULL";
        else if (field.kind == FieldKind::Text)
            others += name;
        else
            others +=
                "CAST(" + name + " * " + (field.kind == FieldKind::Fraction ? "1000000" : "10000") + " AS BIGINT)";
    }
    PLANWRIGHT_TRY(m_database->execute(
        sql("read_snapshot",
            {{"others", others},
             {"row", m_row},
             {"identity", m_hashed},
             {"source", manifest.hasSourceLines ? "source_file, source_line" : "NULL, NULL"},
             {"path", sqlText((directory / eventsFile).string())},
             {"join", manifest.customers > 0
                          ? "LEFT JOIN read_parquet(" + sqlText(customers.string()) + ") c ON c.code = s.customer"
                          : std::string()}}),
        context, "Reading the snapshot"));
    m_rows = manifest.events;
    m_baseSources = manifest.sources.size();
    return {};
}

std::string EventTable::sourceFileSql() const {
    return "CASE WHEN file = 0 THEN source_file ELSE file + " + std::to_string(m_baseSources) + " - 1 END";
}

std::string EventTable::sourceLineSql() {
    return "CASE WHEN file = 0 THEN source_line ELSE source_line(e.rowid) END";
}

Status EventTable::addSourceLines(const std::vector<engine::CsvFile>& files) const {
    std::vector<engine::CsvFile::Step> steps; // of event_row as a whole
    for (std::size_t number = 0; number < files.size(); ++number)
        for (const auto& step : files[number].steps)
            steps.push_back({m_firstRows.at(number) + step.row, step.line});
    return m_database->addNumberMapper("source_line",
                                       [steps = std::move(steps)](std::int64_t row) -> std::optional<std::int64_t> {
                                           return engine::lineAt(steps, row);
                                       });
}

Status EventTable::append(const engine::CsvFile& file, int number, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto columns, columnNumbers(m_mapping, file));
    m_firstRows.push_back(m_rows);
    PLANWRIGHT_TRY(m_database->execute(readSql(file, number, columns), context, "Reading " + file.name));
    PLANWRIGHT_ASSIGN(const auto counted, m_database->rows("SELECT count(*)::BIGINT FROM event_row", context));
    const std::int64_t added = counted.at(0).at(0).integer - m_rows;
    m_rows += added;
    if (added != file.rows)
        return Error(ErrorCode::Io,
                     "The file changed while it was read, or its lines are not those of a CSV file: " +
                         std::to_string(file.rows) + " rows were counted and " + std::to_string(added) + " read.",
                     {file.name, 0, {}});
    return refuseMixedDates(file, number, context);
}

Status EventTable::refuseMixedDates(const engine::CsvFile& file, int number, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto found,
                      m_database->rows("SELECT min(rowid)::BIGINT FROM event_row WHERE other_order AND file = " +
                                           std::to_string(number),
                                       context));
    const auto& row = found.at(0).at(0);
    if (row.isNull)
        return {};
    return Error(
        ErrorCode::InvalidArgument,
        "The dates are not all written the same way: this line's does not follow the mapping's date_order. Export "
        "them in one format, or correct date_order (YMD, MDY or DMY).",
        {file.name, file.lineOf(row.integer - firstRow(number)), m_mapping.columns.at("event_time")});
}

Result<std::map<std::string, std::size_t>> columnNumbers(const Mapping& mapping, const engine::CsvFile& file) {
    std::map<std::string, std::size_t> numbers;
    for (const auto& [field, heading] : mapping.columns) {
        const auto matches = [&heading = heading](const std::string& h) { return trimmed(h) == heading; };
        const auto found = std::find_if(file.heading.begin(), file.heading.end(), matches);
        if (found == file.heading.end())
            return Error(ErrorCode::InvalidArgument,
                         "The column \"" + heading + "\" is missing, which feeds " + field +
                             ": export it, or name another column in the mapping.",
                         {file.name, 1, field});
        if (std::find_if(std::next(found), file.heading.end(), matches) != file.heading.end())
            return Error(ErrorCode::InvalidArgument,
                         "The column \"" + heading + "\" stands twice, so it is not clear which one feeds " + field +
                             ".",
                         {file.name, 1, field});
        numbers[field] = static_cast<std::size_t>(found - file.heading.begin());
    }
    return numbers;
}

} // namespace planwright::data
