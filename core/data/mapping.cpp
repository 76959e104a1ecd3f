#include "core/data/mapping.h"

#include "core/data/fields.h"

#include <nlohmann/json.hpp>

#include <array>
#include <fstream>
#include <functional>
#include <sstream>

namespace planwright::data {

namespace {

using nlohmann::json;

constexpr std::string_view schema = "planwright.mapping/1";
constexpr std::array<std::pair<std::string_view, DateOrder>, 3> dateOrders = {
    {{"YMD", DateOrder::YearMonthDay}, {"MDY", DateOrder::MonthDayYear}, {"DMY", DateOrder::DayMonthYear}}};

/// Thrown and caught within this file only: what is wrong with one key.
struct BadKey {
    std::string message;
};

std::string text(const json& value) {
    if (!value.is_string())
        throw BadKey{"must be a text"};
    return value.get<std::string>();
}

bool flag(const json& value) {
    if (!value.is_boolean())
        throw BadKey{"must be true or false"};
    return value.get<bool>();
}

std::vector<std::string> texts(const json& value) {
    if (!value.is_array())
        throw BadKey{"must be a list of texts"};
    std::vector<std::string> list;
    for (const auto& entry : value)
        list.push_back(text(entry));
    return list;
}

char character(const json& value, std::string_view allowed) {
    const std::string name = text(value) == "\\t" || text(value) == "tab" ? "\t" : text(value);
    if (name.size() != 1 || allowed.find(name.front()) == std::string_view::npos)
        throw BadKey{"must be one of the characters " + json(std::string(allowed)).dump()};
    return name.front();
}

DateOrder dateOrder(const json& value) {
    if (const auto order = dateOrderNamed(text(value)))
        return *order;
    throw BadKey{"must be YMD, MDY or DMY"};
}

std::string encoding(const json& value) {
    std::string name = text(value);
    if (name != "utf-8" && name != "latin-1" && name != "cp1252")
        throw BadKey{"must be utf-8, latin-1 or cp1252"};
    return name;
}

std::map<std::string, std::string> columns(const json& value) {
    if (!value.is_object())
        throw BadKey{"must be an object of field names and column headings"};
    std::map<std::string, std::string> found;
    for (const auto& [field, heading] : value.items()) {
        if (!isCanonicalField(field))
            throw BadKey{"names the field \"" + field + "\", which there is not"};
        found[field] = text(heading);
    }
    return found;
}

char thousandsMark(const json& value) {
    return text(value).empty() ? '\0' : character(value, ".,' ");
}

void takeRule(Cleaning& cleaning, const std::string& name, const json& value) {
    const auto rule = ruleNamed(name);
    if (!rule)
        throw BadKey{"names the rule \"" + name + "\", which there is not"};
    const auto action = actionNamed(text(value));
    if (!action || !isAllowed(*rule, *action))
        throw BadKey{"says \"" + text(value) + "\" of " + name + ", which cannot be done about it"};
    cleaning.actions.at(static_cast<std::size_t>(*rule)) = *action;
}

/// Rules that are not named keep the default of the version.
Cleaning cleaning(const json& value) {
    if (!value.is_object())
        throw BadKey{"must be an object of rules and what to do about them"};
    Cleaning found;
    for (const auto& [name, action] : value.items()) {
        if (name == "version") {
            if (action != Cleaning::version)
                throw BadKey{"must be of version " + std::to_string(Cleaning::version)};
        } else if (name == "latest_date") {
            const auto day = Date::parse(text(action));
            if (!day)
                throw BadKey{"must give latest_date as YYYY-MM-DD"};
            found.latestDay = *day;
        } else {
            takeRule(found, name, action);
        }
    }
    return found;
}

json toJson(const Cleaning& cleaning) {
    json document = {{"version", Cleaning::version}};
    for (std::size_t rule = 0; rule < ruleCount; ++rule)
        document[std::string(nameOf(static_cast<Rule>(rule)))] = nameOf(cleaning.actions.at(rule));
    if (cleaning.latestDay)
        document["latest_date"] = cleaning.latestDay->toString();
    return document;
}

const std::map<std::string, std::function<void(Mapping&, const json&)>>& keys() {
    static const std::map<std::string, std::function<void(Mapping&, const json&)>> table = {
        {"schema",
         [](Mapping&, const json& v) {
             if (text(v) != schema)
                 throw BadKey{"must be " + std::string(schema)};
         }},
        {"name", [](Mapping& m, const json& v) { m.name = text(v); }},
        {"columns", [](Mapping& m, const json& v) { m.columns = columns(v); }},
        {"heading", [](Mapping& m, const json& v) { m.heading = texts(v); }},
        {"delimiter", [](Mapping& m, const json& v) { m.delimiter = character(v, ",;\t|"); }},
        {"encoding", [](Mapping& m, const json& v) { m.encoding = encoding(v); }},
        {"decimal_mark", [](Mapping& m, const json& v) { m.decimalMark = character(v, ".,"); }},
        {"thousands_mark", [](Mapping& m, const json& v) { m.thousandsMark = thousandsMark(v); }},
        {"currency_sign", [](Mapping& m, const json& v) { m.currencySign = text(v); }},
        {"time_zone", [](Mapping& m, const json& v) { m.timeZone = text(v); }},
        {"sample_products", [](Mapping& m, const json& v) { m.sampleProducts = texts(v); }},
        {"aggregated",
         [](Mapping& m, const json& v) {
             m.aggregated = text(v);
             if (!m.aggregated.empty() && m.aggregated != "month" && m.aggregated != "day")
                 throw BadKey{"must be month or day"};
         }},
        {"cleaning", [](Mapping& m, const json& v) { m.cleaning = cleaning(v); }},
        {"date_order", [](Mapping& m, const json& v) { m.dateOrder = dateOrder(v); }},
        {"currency", [](Mapping& m, const json& v) { m.currency = text(v); }},
        {"cancellation_prefixes", [](Mapping& m, const json& v) { m.cancellationPrefixes = texts(v); }},
        {"unsigned_cancellations", [](Mapping& m, const json& v) { m.unsignedCancellations = flag(v); }},
        {"price_before_discount", [](Mapping& m, const json& v) { m.priceBeforeDiscount = flag(v); }},
        {"adjustment_prefixes", [](Mapping& m, const json& v) { m.adjustmentPrefixes = texts(v); }},
        {"fee_categories", [](Mapping& m, const json& v) { m.feeCategories = texts(v); }},
        {"fee_products", [](Mapping& m, const json& v) { m.feeProducts = texts(v); }},
        {"test_products", [](Mapping& m, const json& v) { m.testProducts = texts(v); }},
        {"trailer_field",
         [](Mapping& m, const json& v) {
             m.trailerField = text(v);
             if (!m.trailerField.empty() && !isCanonicalField(m.trailerField))
                 throw BadKey{"names the field \"" + m.trailerField + "\", which there is not"};
         }},
        {"category_table", [](Mapping& m, const json& v) { m.categoryTable = text(v); }},
    };
    return table;
}

/// What a mapping must at least say; empty if it does.
std::string lacking(const Mapping& mapping) {
    const auto has = [&mapping](const char* field) { return mapping.columns.contains(field); };
    for (const char* field : {"event_time", "quantity"}) {
        if (!has(field))
            return std::string("it names no column for ") + field;
    }
    if (!has("unit_price") && !has("line_total") && mapping.aggregated.empty())
        return "it names no column for unit_price, nor for line_total";
    if (!has("category") && !has("product_id"))
        return "it names no column for category, nor for product_id";
    if (mapping.thousandsMark == mapping.decimalMark)
        return "its thousands_mark is its decimal_mark";
    if (mapping.priceBeforeDiscount && (!has("discount") || !has("unit_price")))
        return "price_before_discount needs columns for unit_price and discount";
    if (!mapping.trailerField.empty() && !has(mapping.trailerField.c_str()))
        return "its trailer_field " + mapping.trailerField + " has no column";
    return {};
}

} // namespace

std::optional<DateOrder> dateOrderNamed(std::string_view name) {
    for (const auto& [known, order] : dateOrders)
        if (name == known)
            return order;
    return std::nullopt;
}

std::string_view nameOf(DateOrder order) {
    for (const auto& [name, known] : dateOrders)
        if (order == known)
            return name;
    return {};
}

Result<Mapping> parseMapping(std::string_view source, const std::string& sourceName) {
    const auto fail = [&sourceName](const std::string& message, const std::string& key) {
        return Error(ErrorCode::InvalidArgument, message, {sourceName, 0, key});
    };
    const auto document = json::parse(source, nullptr, false);
    if (!document.is_object())
        return fail("The mapping is not a JSON object.", {});
    Mapping mapping;
    for (const auto& [key, value] : document.items()) {
        const auto known = keys().find(key);
        if (known == keys().end())
            return fail("A mapping has no key of this name: check the spelling.", key);
        try {
            known->second(mapping, value);
        } catch (const BadKey& bad) {
            return fail("The mapping's key \"" + key + "\" " + bad.message + ".", key);
        }
    }
    if (const auto gap = lacking(mapping); !gap.empty())
        return fail("The mapping is not complete: " + gap + ".", "columns");
    return mapping;
}

std::string toJson(const Mapping& mapping) {
    json document = {{"schema", schema},
                     {"name", mapping.name},
                     {"columns", mapping.columns},
                     {"delimiter", std::string(1, mapping.delimiter)},
                     {"encoding", mapping.encoding},
                     {"decimal_mark", std::string(1, mapping.decimalMark)},
                     {"currency", mapping.currency},
                     {"cancellation_prefixes", mapping.cancellationPrefixes},
                     {"unsigned_cancellations", mapping.unsignedCancellations},
                     {"price_before_discount", mapping.priceBeforeDiscount},
                     {"adjustment_prefixes", mapping.adjustmentPrefixes},
                     {"fee_categories", mapping.feeCategories},
                     {"fee_products", mapping.feeProducts},
                     {"test_products", mapping.testProducts},
                     {"sample_products", mapping.sampleProducts},
                     {"thousands_mark", mapping.thousandsMark == '\0' ? "" : std::string(1, mapping.thousandsMark)},
                     {"currency_sign", mapping.currencySign},
                     {"time_zone", mapping.timeZone},
                     {"aggregated", mapping.aggregated},
                     {"cleaning", toJson(mapping.cleaning)},
                     {"date_order", nameOf(mapping.dateOrder)},
                     {"trailer_field", mapping.trailerField}};
    if (!mapping.heading.empty())
        document["heading"] = mapping.heading;
    if (mapping.categoryTable)
        document["category_table"] = mapping.categoryTable->generic_string();
    return document.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

Result<Mapping> loadMapping(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string name = path.filename().string();
    if (!file)
        return Error(ErrorCode::NotFound, "The mapping file cannot be opened.", {name, 0, {}});
    std::ostringstream content;
    content << file.rdbuf();
    PLANWRIGHT_ASSIGN(auto mapping, parseMapping(content.str(), name));
    if (mapping.categoryTable && mapping.categoryTable->is_relative())
        mapping.categoryTable = path.parent_path() / *mapping.categoryTable;
    return mapping;
}

} // namespace planwright::data
