#include "core/data/mapping_overrides.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace planwright::data {

namespace {

Error wrong(const char* option, const char* takes) {
    return {ErrorCode::InvalidArgument, std::string(option) + " takes " + takes + ".", {{}, 0, option}};
}

} // namespace

void MappingOverrides::applyTo(Mapping& mapping) const {
    mapping.dateOrder = dateOrder.value_or(mapping.dateOrder);
    if (decimalMark && *decimalMark == mapping.thousandsMark)
        mapping.thousandsMark = *decimalMark == '.' ? ',' : '.';
    mapping.decimalMark = decimalMark.value_or(mapping.decimalMark);
    mapping.delimiter = delimiter.value_or(mapping.delimiter);
    if (!encoding.empty())
        mapping.encoding = encoding;
    if (!currency.empty())
        mapping.currency = currency;
    if (!timeZone.empty())
        mapping.timeZone = timeZone;
    if (latestDay)
        mapping.cleaning.latestDay = latestDay;
    for (const auto& [rule, action] : cleaning)
        mapping.cleaning.set(rule, action);
}

Status setDateOrder(MappingOverrides& overrides, const std::string& text) {
    if (text.empty())
        return {};
    overrides.dateOrder = dateOrderNamed(text);
    return overrides.dateOrder ? Status() : wrong("--date-order", "DMY, MDY or YMD");
}

Status setDecimalMark(MappingOverrides& overrides, const std::string& text) {
    if (text.empty())
        return {};
    if (text != "point" && text != "comma")
        return wrong("--decimal-mark", "point or comma");
    overrides.decimalMark = text == "point" ? '.' : ',';
    return {};
}

Status setDelimiter(MappingOverrides& overrides, const std::string& text) {
    static constexpr std::array<std::pair<std::string_view, char>, 9> names = {{{"comma", ','},
                                                                                {"semicolon", ';'},
                                                                                {"tab", '\t'},
                                                                                {"pipe", '|'},
                                                                                {",", ','},
                                                                                {";", ';'},
                                                                                {"\t", '\t'},
                                                                                {"\\t", '\t'},
                                                                                {"|", '|'}}};
    if (text.empty())
        return {};
    const auto* const found =
        std::find_if(names.begin(), names.end(), [&text](const auto& name) { return name.first == text; });
    if (found == names.end())
        return wrong("--delimiter", "comma, semicolon, tab or pipe");
    overrides.delimiter = found->second;
    return {};
}

Status setEncoding(MappingOverrides& overrides, const std::string& text) {
    const auto name = asciiLower(text);
    if (!name.empty() && name != "utf-8" && name != "latin-1" && name != "cp1252")
        return wrong("--encoding", "utf-8, latin-1 or cp1252");
    overrides.encoding = name;
    return {};
}

Status setCurrency(MappingOverrides& overrides, const std::string& text) {
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (!text.empty() && (text.size() != 3 || !std::all_of(text.begin(), text.end(), isCapital)))
        return wrong("--currency", "a currency's three letters, such as EUR");
    overrides.currency = text;
    return {};
}

Status setLatestDay(MappingOverrides& overrides, const std::string& text) {
    if (text.empty())
        return {};
    const auto day = Date::parse(text);
    if (!day)
        return wrong("--latest-date", "a day as YYYY-MM-DD");
    overrides.latestDay = *day;
    return {};
}

} // namespace planwright::data
