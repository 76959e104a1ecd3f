#include "core/data/event_sql.h"

#include "core/data/engine/database.h"

#include <fmt/format.h>

namespace planwright::data {

namespace {

using engine::sqlText;

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

/// Without blanks at its ends, NULL if nothing is left. The engine's trim is slow, and seldom needed.
std::string trimmedText(const std::string& column) {
    return "CASE WHEN starts_with(" + column + ", ' ') OR ends_with(" + column + ", ' ') THEN nullif(trim(" + column +
           "), '') ELSE nullif(" + column + ", '') END";
}

/// Whether nothing but blanks stands there. Never NULL; trims only what begins with a blank.
std::string isBlank(const std::string& column) {
    return fmt::format(
        "CASE WHEN {0} IS NULL THEN true WHEN starts_with({0}, ' ') THEN trim({0}) = '' ELSE {0} = '' END", column);
}

std::string categoryOf(const ColumnNames& columns, bool grouped) {
    std::string choices;
    if (grouped && columns.contains("product_id"))
        choices += "product_group(" + columns.at("product_id") + "), ";
    if (columns.contains("category"))
        choices += trimmedText(columns.at("category")) + ", ";
    return "coalesce(" + choices + "'Uncategorised')";
}

std::string optionalUnread(const ColumnNames& columns) {
    std::string condition = "false";
    for (const auto& field : canonicalFields()) {
        const auto from = columns.find(std::string(field.name));
        if (!isOptionalNumber(field) || from == columns.end())
            continue;
        condition +=
            fmt::format(" OR ({}({}) IS NULL AND NOT {})", readerOf(field.kind), from->second, isBlank(from->second));
    }
    return "(" + condition + ")";
}

} // namespace

bool isOptionalNumber(const Field& field) {
    return field.name == "discount" || field.name == "unit_cost" || field.name == "ad_spend";
}

bool isKeptAsRead(const Field& field) {
    return field.name != "quantity" && field.name != "line_total" && field.name != "event_type" &&
           field.name != "category" && field.name != "currency";
}

std::string typedColumns(const std::set<std::string>& fields, const ColumnNames& columns, bool grouped, bool converts) {
    const auto type = columns.find("event_type");
    const std::string kind = type == columns.end() ? "0" : "read_event_type(" + type->second + ")";
    std::string list = kind + " AS kind, " + categoryOf(columns, grouped) + " AS category, " + optionalUnread(columns) +
                       " AS optional_unread";
    if (converts)
        list += fmt::format(", read_rate({} || '|' || {}) AS rate", columns.at("currency"), columns.at("event_time"));
    for (const auto& field : canonicalFields()) {
        const std::string name(field.name);
        const auto from = columns.find(name);
        if (name == "event_type" || name == "category" || (from == columns.end() && !fields.contains(name)))
            continue;
        std::string value = "NULL";
        if (from != columns.end())
            value = field.kind == FieldKind::Text ? trimmedText(from->second)
                                                  : readerOf(field.kind) + "(" + from->second + ")";
        // A page view has no amount; an empty one is none.
        const bool amount = name == "quantity" || name == "unit_price" || name == "line_total";
        if (amount && from != columns.end() && type != columns.end())
            value = fmt::format("CASE WHEN {} >= 2 AND {} THEN 0 ELSE {} END", kind, isBlank(from->second), value);
        list += fmt::format(", {} AS {}", value, name);
    }
    return list;
}

std::string columnList(const std::vector<std::string>& columns, const std::string& prefix) {
    std::string list;
    for (const auto& column : columns)
        list.append(list.empty() ? "" : ", ").append(prefix).append(column);
    return list;
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

namespace {

MoneySql plainMoneySql(const Mapping& mapping) {
    if (!mapping.columns.contains("unit_price") && !mapping.columns.contains("line_total"))
        return {"CASE WHEN quantity IS NOT NULL THEN 0::BIGINT END", "1", "0", "false"};
    if (!mapping.aggregated.empty() && mapping.columns.contains("line_total"))
        return {"line_total", "1", "0", "false"}; // more may have been given back than was sold
    if (mapping.columns.contains("line_total"))
        // Without a price of its own, a line's price is its money per unit.
        return {"CASE WHEN kind = 1 THEN -abs(line_total) ELSE line_total END", "1", "0",
                mapping.columns.contains("unit_price")
                    ? "unit_price <= 0"
                    : "(quantity <> 0 AND (money = 0 OR (money < 0) <> (quantity < 0)))"};
    if (mapping.priceBeforeDiscount)
        return {"quantity::HUGEINT * unit_price * (1000000 - coalesce(discount, 0))", "1000000000", "500000000",
                "unit_price <= 0"};
    // Beyond this a row's money is refused anyway; below it, 64 bits are enough.
    return {"CASE WHEN abs(quantity::DOUBLE * unit_price) < 9e18 THEN quantity * unit_price END", "1000", "500",
            "unit_price <= 0"};
}

/// RateTable::scale, and half of it.
constexpr const char* rateScale = "1000000000000";
constexpr const char* rateHalf = "500000000000";

} // namespace

MoneySql moneySql(const Mapping& mapping, bool converts) {
    auto money = plainMoneySql(mapping);
    if (!converts)
        return money;
    // What does not fit into 128 bits is refused with all that is too large.
    money.product =
        fmt::format("CASE WHEN abs(({0})::DOUBLE * rate) < 1e37 THEN ({0})::HUGEINT * rate END", money.product);
    money.half = money.divisor == "1" ? rateHalf : money.half + "000000000000";
    money.divisor += "000000000000";
    return money;
}

std::string keptSql(const Field& field, bool converts) {
    if (!converts || field.kind != FieldKind::Money)
        return std::string(field.name);
    return fmt::format("TRY_CAST(({0}::HUGEINT * rate + sign({0}) * {1}) // {2} AS BIGINT)", field.name, rateHalf,
                       rateScale);
}

std::string declaredColumns(std::size_t count) {
    std::string columns;
    for (std::size_t c = 0; c < count; ++c)
        columns += fmt::format("{}'c{}': 'VARCHAR'", c == 0 ? "" : ", ", c);
    return "{" + columns + "}";
}

} // namespace planwright::data
