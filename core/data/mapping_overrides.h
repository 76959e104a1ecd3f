#pragma once

#include "core/data/mapping.h"

#include <map>
#include <optional>
#include <string>

namespace planwright::data {

/// How the files are to be read whatever a mapping or their content says: what a person answered where an import asked.
struct MappingOverrides {
    std::optional<DateOrder> dateOrder;
    std::optional<char> decimalMark;          ///< '.' or ','
    std::optional<char> delimiter;            ///< one of , ; tab |
    std::string encoding;                     ///< utf-8, latin-1, cp1252; empty: as the mapping says
    std::string currency;                     ///< ISO 4217; empty: as the mapping says
    std::string timeZone;                     ///< IANA name; empty: as the mapping says
    std::optional<Date> latestDay;            ///< rows after it are future dates
    std::map<Rule, RuleAction> cleaning = {}; ///< of the rules for which something else is done; each isAllowed()

    void applyTo(Mapping& mapping) const;
    friend bool operator==(const MappingOverrides&, const MappingOverrides&) = default;
};

/// As a person writes them. `text` is the answer: "DMY", "MDY" or "YMD"; "point" or "comma"; "comma", "semicolon",
/// "tab", "pipe" or the character; an encoding; a currency of three letters. InvalidArgument naming the option, with
/// what it takes, for anything else; an empty text leaves the setting as it was.
[[nodiscard]] Status setDateOrder(MappingOverrides& overrides, const std::string& text);
[[nodiscard]] Status setDecimalMark(MappingOverrides& overrides, const std::string& text);
[[nodiscard]] Status setDelimiter(MappingOverrides& overrides, const std::string& text);
[[nodiscard]] Status setEncoding(MappingOverrides& overrides, const std::string& text);
[[nodiscard]] Status setCurrency(MappingOverrides& overrides, const std::string& text);
[[nodiscard]] Status setLatestDay(MappingOverrides& overrides, const std::string& text);

} // namespace planwright::data
