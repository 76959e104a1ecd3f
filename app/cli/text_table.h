#pragma once

#include <string>
#include <vector>

namespace planwright::cli {

/// A plain table: words to the left, numbers to the right, two spaces between columns.
class TextTable {
public:
    enum class Align { Left, Right };
    struct Column {
        std::string heading;
        Align align = Align::Right;
    };

    explicit TextTable(std::vector<Column> columns)
        : m_columns(std::move(columns)) {}
    /// As many cells as columns; UTF-8.
    void addRow(std::vector<std::string> cells) { m_rows.push_back(std::move(cells)); }
    /// A line across, e.g. above a total.
    void addRule() { m_rows.emplace_back(); }

    /// With a heading and a line under it; every line ends with "\n" and has no trailing spaces.
    [[nodiscard]] std::string toString() const;

private:
    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_rows; ///< an empty one is a rule
};

} // namespace planwright::cli
