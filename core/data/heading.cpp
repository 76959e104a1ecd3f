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

std::optional<Named> nameOf(std::string_view heading) {
    std::string key = asciiLower(heading);
    const auto isOther = [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); };
    key.erase(std::remove_if(key.begin(), key.end(), isOther), key.end());
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
