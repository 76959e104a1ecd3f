#include "core/data/sql.h"

#include "embedded/queries.h"

#include <algorithm>
#include <cassert>

namespace planwright::data {

std::string sql(std::string_view name, std::initializer_list<std::pair<std::string_view, std::string>> values) {
    const auto files = embedded::queries();
    const std::string leaf = std::string(name) + ".sql";
    const auto file = std::find_if(files.begin(), files.end(), [&leaf](const auto& f) { return f.name == leaf; });
    assert(file != files.end());

    // One pass, so that a value may itself hold braces.
    std::string text;
    std::string_view rest = file->text;
    for (;;) {
        const auto open = rest.find('{');
        text += rest.substr(0, open);
        if (open == std::string_view::npos)
            return text;
        const auto close = rest.find('}', open);
        assert(close != std::string_view::npos);
        const auto key = rest.substr(open + 1, close - open - 1);
        const auto* const value =
            std::find_if(values.begin(), values.end(), [key](const auto& v) { return v.first == key; });
        assert(value != values.end());
        text += value->second;
        rest.remove_prefix(close + 1);
    }
}

} // namespace planwright::data
