#include "core/data/csv_text.h"

namespace planwright::data {

std::string csvField(std::string_view text, char delimiter) {
    if (text.find_first_of(std::string("\"\r\n") + delimiter) == std::string_view::npos)
        return std::string(text);
    std::string field = "\"";
    for (const char c : text)
        field.append(c == '"' ? 2 : 1, c);
    return field + "\"";
}

std::string csvLine(const std::vector<std::string>& cells, std::size_t columns) {
    std::string line;
    for (std::size_t c = 0; c < columns; ++c) {
        if (c > 0)
            line += ',';
        if (c < cells.size())
            line += csvField(cells[c], ',');
    }
    return line + '\n';
}

} // namespace planwright::data
