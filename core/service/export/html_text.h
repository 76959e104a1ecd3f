#pragma once

#include <string>
#include <string_view>

namespace planwright::service {

/// `text` as it may stand in HTML or SVG content and in quoted attributes: the five marks escaped, bytes that are not
/// UTF-8 and control characters that no document may hold replaced by U+FFFD.
[[nodiscard]] std::string escaped(std::string_view text);

/// `body` (markup) between tags, with an optional class: element("td", "number", "12").
[[nodiscard]] std::string element(std::string_view tag, std::string_view cssClass, std::string_view body);

/// A row of a table out of cells; `body` is markup.
struct Cell {
    std::string body;
    std::string_view cssClass;
};
template <typename Cells>
[[nodiscard]] std::string tableRow(const Cells& cells, std::string_view tag = "td", std::string_view rowClass = {}) {
    std::string row;
    for (const Cell& cell : cells)
        row += element(tag, cell.cssClass, cell.body);
    return element("tr", rowClass, row) + "\n";
}

} // namespace planwright::service
