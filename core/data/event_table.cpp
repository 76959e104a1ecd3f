#include "core/data/event_table.h"

#include "core/base/text.h"
#include "core/data/fields.h"
#include "core/data/sql.h"
#include "core/data/values.h"

#include <algorithm>
#include <limits>

namespace planwright::data {

namespace {

using engine::sqlText;

/// What read_time gives for a date in another order than the mapping's.
constexpr std::int64_t otherOrder = std::numeric_limits<std::int64_t>::min() + 1;

/// Fields whose unreadable text leaves an empty value and a note, not a rejected row.
bool isOptionalNumber(const Field& field) {
    return field.name == "discount" || field.name == "unit_cost" || field.name == "ad_spend";
}

/// Fields that event_row keeps under their own name as they were read.
bool isKeptAsRead(const Field& field) {
    return field.name != "quantity" && field.name != "line_total" && field.name != "event_type";
}

std::string readerOf(FieldKind kind) {
    switch (kind) {
    case FieldKind::Time:
        return "read_time";
    case FieldKind::EventType:
        return "read_event_type";
    case FieldKind::Quantity:
        return "read_quantity";
    case FieldKind::Money:
        return "read_money";
    case FieldKind::Fraction:
        return "read_fraction";
    case FieldKind::Text:
        break;
    }
    return {};
}

std::string anyPrefix(const std::string& column, const std::vector<std::string>& prefixes) {
    std::string condition = "false";
    for (const auto& prefix : prefixes)
        condition += " OR coalesce(starts_with(" + column + ", " + sqlText(prefix) + "), false)";
    return "(" + condition + ")";
}

std::string anyOf(const std::string& column, const std::vector<std::string>& values) {
    if (values.empty())
        return "false";
    std::string list;
    for (const auto& value : values)
        list += (list.empty() ? "" : ", ") + sqlText(value);
    return "coalesce(" + column + " IN (" + list + "), false)";
}

} // namespace

EventTable::EventTable(engine::Database& database, std::set<std::string> fields, Mapping mapping)
    : m_database(&database)
    , m_fields(std::move(fields))
    , m_mapping(std::move(mapping)) {}

Status EventTable::createReaders() {
    const auto decimal = [mark = m_mapping.decimalMark](FieldKind kind) {
        return [mark, decimals = decimalsOf(kind)](std::string_view text) { return readDecimal(text, mark, decimals); };
    };
    PLANWRIGHT_TRY(m_database->addTextReader("read_quantity", decimal(FieldKind::Quantity)));
    PLANWRIGHT_TRY(m_database->addTextReader("read_money", decimal(FieldKind::Money)));
    PLANWRIGHT_TRY(m_database->addTextReader("read_fraction", decimal(FieldKind::Fraction)));
    PLANWRIGHT_TRY(m_database->addTextReader("read_event_type", readEventType));
    return m_database->addTextReader(
        "read_time", [order = m_mapping.dateOrder](std::string_view text) -> std::optional<std::int64_t> {
            const auto reading = readTime(text, order);
            if (reading.outcome == TimeReading::Outcome::OtherOrder)
                return otherOrder;
            if (reading.outcome != TimeReading::Outcome::Read)
                return std::nullopt;
            return reading.micros;
        });
}

Status EventTable::create(const RunContext& context) {
    PLANWRIGHT_TRY(createReaders());
    std::string columns = "file INTEGER, other_order BOOLEAN, rejected BOOLEAN, merged BOOLEAN, inexact BOOLEAN, "
                          "optional_unread BOOLEAN, quantity BIGINT, money BIGINT, kind TINYINT";
    for (const auto& field : canonicalFields()) {
        if (isKeptAsRead(field) && has(std::string(field.name)))
            columns += ", " + std::string(field.name) + (field.kind == FieldKind::Text ? " VARCHAR" : " BIGINT");
    }
    return m_database->execute("CREATE TABLE event_row (" + columns + ")", context);
}

std::string EventTable::typed(const std::map<std::string, std::string>& columnOf) const {
    const auto column = [&columnOf](const std::string& field) {
        const auto found = columnOf.find(field);
        return found == columnOf.end() ? std::string() : found->second;
    };
    const std::string type = column("event_type");
    const std::string kind = type.empty() ? "0" : "read_event_type(" + type + ")";
    std::string list = kind + " AS kind";
    for (const auto& field : canonicalFields()) {
        const std::string name(field.name);
        const std::string from = column(name);
        if (name == "event_type" || (from.empty() && !has(name)))
            continue;
        std::string value = "NULL";
        if (!from.empty() && field.kind == FieldKind::Text)
            value = "nullif(trim(" + from + "), '')";
        else if (!from.empty())
            value = readerOf(field.kind) + "(" + from + ")";
        // A page view has no amount; an empty one is none.
        const bool amount = name == "quantity" || name == "unit_price" || name == "line_total";
        if (amount && !from.empty() && !type.empty())
            value =
                "CASE WHEN " + kind + " >= 2 AND coalesce(trim(" + from + "), '') = '' THEN 0 ELSE " + value + " END";
        list += ", " + value + " AS " + name;
    }
    return list;
}

std::string EventTable::optionalUnread(const std::map<std::string, std::string>& columnOf) const {
    std::string condition = "false";
    for (const auto& field : canonicalFields()) {
        const auto from = columnOf.find(std::string(field.name));
        if (!isOptionalNumber(field) || from == columnOf.end())
            continue;
        condition += " OR " + readerOf(field.kind) + "(" + from->second + ") IS NULL AND coalesce(trim(" +
                     from->second + "), '') <> ''";
    }
    return "(" + condition + ")";
}

Status EventTable::append(const engine::CsvFile& file, int number, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto numbers, columnNumbers(m_mapping, file));
    std::map<std::string, std::string> columnOf;
    for (const auto& [field, column] : numbers)
        columnOf[field] = "c" + std::to_string(column);
    std::string columns;
    for (std::size_t c = 0; c < file.heading.size(); ++c)
        columns += (c == 0 ? "'c" : ", 'c") + std::to_string(c) + "': 'VARCHAR'";

    const std::string cancelled =
        columnOf.count("order_id") != 0 ? anyPrefix("order_id", m_mapping.cancellationPrefixes) : "false";
    const bool lineTotals = columnOf.count("line_total") != 0;
    const std::string product = lineTotals
                                    ? "CASE WHEN kind = 1 THEN -abs(line_total) ELSE line_total END::HUGEINT"
                                    : std::string("quantity::HUGEINT * unit_price") +
                                          (m_mapping.priceBeforeDiscount ? " * (1000000 - coalesce(discount, 0))" : "");
    std::string divisor = lineTotals ? "1" : "1000";
    if (m_mapping.priceBeforeDiscount && !lineTotals)
        divisor += "000000";

    std::string others;
    for (const auto& field : canonicalFields()) {
        if (isKeptAsRead(field) && has(std::string(field.name)))
            others += (others.empty() ? "" : ", ") + std::string(field.name);
    }
    m_firstRows.push_back(m_rows);
    PLANWRIGHT_TRY(m_database->execute(
        sql("read_events",
            {{"typed", typed(columnOf) + ", " + optionalUnread(columnOf) + " AS optional_unread"},
             {"path", sqlText(file.readable.string())},
             {"columns", "{" + columns + "}"},
             {"delimiter", sqlText(std::string(1, m_mapping.delimiter))},
             {"subtracts", "kind = 1" + (m_mapping.unsignedCancellations ? " OR " + cancelled : std::string())},
             {"product", product},
             {"divisor", divisor},
             {"other_order", std::to_string(otherOrder)},
             {"file", std::to_string(number)},
             {"optional_unread", "optional_unread"},
             {"cancelled", cancelled},
             {"others", others}}),
        context, "Reading " + file.name));
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

Status EventTable::classify(const CategoryTable& categories, const RunContext& context) {
    const std::string own = has("category") ? "e.category" : "NULL";
    std::string category = own;
    std::string join;
    if (!categories.empty()) {
        PLANWRIGHT_TRY(
            m_database->execute("CREATE TABLE product_category (product VARCHAR, category VARCHAR)", context));
        std::string values;
        for (const auto& [product, group] : categories)
            values += (values.empty() ? "(" : ", (") + sqlText(product) + ", " + sqlText(group) + ")";
        PLANWRIGHT_TRY(m_database->execute("INSERT INTO product_category VALUES " + values, context));
        category = "g.category, " + own;
        join = "LEFT JOIN product_category g ON g.product = e.product_id";
    }
    const std::string order = has("order_id") ? "order_id" : "NULL";
    const std::string product = has("product_id") ? "product_id" : "NULL";
    // Without a price of its own, a line's price is its money per unit.
    const std::string unpaid = has("unit_price") ? "coalesce(unit_price, money) <= 0"
                                                 : "(quantity <> 0 AND (money = 0 OR (money < 0) <> (quantity < 0)))";
    return m_database->execute(
        sql("classify_events",
            {{"exclude", has("category") ? "category" : "other_order"},
             {"category", category},
             {"join", join},
             {"adjustment", has("order_id") ? anyPrefix(order, m_mapping.adjustmentPrefixes) : "false"},
             {"fee", anyOf("category", m_mapping.feeCategories) + " OR " + anyOf(product, m_mapping.feeProducts)},
             {"test", anyOf(product, m_mapping.testProducts)},
             {"unpaid", unpaid}}),
        context);
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
