#include "app/cli/text_table.h"

#include <algorithm>
#include <cstddef>

namespace planwright::cli {
namespace {

// Code points, which is what a terminal counts for the scripts of category names.
std::size_t width(const std::string& text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace

std::string TextTable::toString() const {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        widths.push_back(width(m_columns[i].heading));
        for (const auto& row : m_rows)
            if (!row.empty())
                widths[i] = std::max(widths[i], width(row[i]));
    }
    std::string text;
    const auto append = [&](std::size_t i, const std::string& cell) {
        const std::string padding(widths[i] - width(cell), ' ');
        text += (i == 0 ? "" : "  ");
        text += m_columns[i].align == Align::Left ? cell + padding : padding + cell;
    };
    const auto endLine = [&] {
        text.erase(text.find_last_not_of(' ') + 1);
        text += '\n';
    };
    const auto rule = [&] {
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            text += (i == 0 ? "" : "  ");
            for (std::size_t k = 0; k < widths[i]; ++k)
                text += "─";
        }
        text += '\n';
    };

    for (std::size_t i = 0; i < m_columns.size(); ++i)
        append(i, m_columns[i].heading);
    endLine();
    rule();
    for (const auto& row : m_rows) {
        if (row.empty()) {
            rule();
            continue;
        }
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            append(i, row[i]);
        endLine();
    }
    return text;
}

} // namespace planwright::cli
