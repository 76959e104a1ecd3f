#include "core/data/heading.h"

#include "core/base/text.h"
#include "core/data/fields.h"

#include <algorithm>
#include <optional>

namespace planwright::data {

namespace {

struct Named {
    std::string field;
    std::ptrdiff_t rank = 0; ///< of the synonym
};

/// Lower case, letters and digits only.
std::string keyOf(std::string_view heading) {
    std::string key = asciiLower(heading);
    const auto isOther = [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); };
    key.erase(std::remove_if(key.begin(), key.end(), isOther), key.end());
    return key;
}

/// Takes `prefix` and then at least one digit and at most `most` off the front.
bool takeNumbered(std::string_view& text, std::string_view prefix, std::size_t most) {
    if (!text.starts_with(prefix))
        return false;
    auto rest = text.substr(prefix.size());
    std::size_t digits = 0;
    while (digits < rest.size() && digits < most && rest[digits] >= '0' && rest[digits] <= '9')
        ++digits;
    if (digits == 0)
        return false;
    rest.remove_prefix(digits);
    text = rest;
    return true;
}

std::optional<Named> nameOf(std::string_view heading) {
    const std::string key = keyOf(heading);
    for (const auto& field : canonicalFields()) {
        const auto found = std::find(field.synonyms.begin(), field.synonyms.end(), key);
        if (found != field.synonyms.end())
            return Named{std::string(field.name), found - field.synonyms.begin()};
    }
    return std::nullopt;
}

} // namespace

std::string fieldOfHeading(std::string_view heading) {
    const auto named = nameOf(heading);
    return named ? named->field : std::string();
}

double nameConfidence(std::string_view heading) {
    const auto named = nameOf(heading);
    return named ? std::max(0.7, 1 - 0.03 * static_cast<double>(named->rank)) : 0;
}

bool namesFiscalCalendar(std::string_view heading) {
    const std::string key = keyOf(heading);
    if (key.starts_with("fiscal") || key.starts_with("retailweek") || key.starts_with("retailperiod") ||
        key.starts_with("retailmonth") || key == "fy" || key == "fyperiod" || key == "fyweek" || key == "fyp")
        return true;
    return key.find("445") != std::string::npos || key.find("454") != std::string::npos ||
           key.find("544") != std::string::npos;
}

bool isFiscalPeriod(std::string_view text) {
    const std::string key = keyOf(text);
    std::string_view rest = key;
    const bool year = takeNumbered(rest, "fy", 4) || takeNumbered(rest, "", 4);
    const bool period = takeNumbered(rest, "p", 2) || takeNumbered(rest, "w", 2) || takeNumbered(rest, "wk", 2);
    return rest.empty() && (period || (year && key.starts_with("fy")));
}

std::map<std::string, std::size_t> fieldsOfHeading(const std::vector<std::string>& heading) {
    std::map<std::string, std::size_t> columns;
    std::map<std::string, std::ptrdiff_t> ranks;
    for (std::size_t c = 0; c < heading.size(); ++c) {
        const auto named = nameOf(heading[c]);
        if (!named)
            continue;
        const auto known = ranks.find(named->field);
        if (known != ranks.end() && known->second <= named->rank)
            continue;
        ranks[named->field] = named->rank;
        columns[named->field] = c;
    }
    return columns;
}

} // namespace planwright::data
