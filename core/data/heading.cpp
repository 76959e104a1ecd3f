#include "core/data/heading.h"

#include "core/base/text.h"
#include "core/data/fields.h"

#include <algorithm>

namespace planwright::data {

std::string fieldOfHeading(std::string_view heading) {
    std::string key = asciiLower(heading);
    const auto isLetterOrDigit = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    key.erase(std::remove_if(key.begin(), key.end(), [&](char c) { return !isLetterOrDigit(c); }), key.end());
    for (const auto& field : canonicalFields()) {
        if (std::find(field.synonyms.begin(), field.synonyms.end(), key) != field.synonyms.end())
            return std::string(field.name);
    }
    return {};
}

} // namespace planwright::data
