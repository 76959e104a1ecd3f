#include "core/service/csv_table.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace planwright::service {
namespace {

class Reader {
public:
    Reader(std::string_view text, const std::string& sourceName)
        : m_rest(text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text)
        , m_sourceName(sourceName) {}

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

    Result<CsvTable::Row> row() {
        CsvTable::Row row{m_line, {}};
        for (;;) {
            PLANWRIGHT_ASSIGN(auto value, m_rest.starts_with('"') ? quoted() : Result<std::string>(plain()));
            row.values.push_back(std::move(value));
            if (!m_rest.starts_with(','))
                break;
            m_rest.remove_prefix(1);
        }
        if (m_rest.starts_with('\r'))
            m_rest.remove_prefix(1);
        if (!m_rest.empty() && !m_rest.starts_with('\n'))
            return Error{
                ErrorCode::InvalidArgument, "There is text after a closing quote.", {m_sourceName, m_line, {}}};
        if (!m_rest.empty())
            m_rest.remove_prefix(1);
        ++m_line;
        return row;
    }

private:
    std::string plain() {
        const auto end = std::min(m_rest.find_first_of(",\r\n"), m_rest.size());
        std::string value(trimmed(m_rest.substr(0, end)));
        m_rest.remove_prefix(end);
        return value;
    }

    Result<std::string> quoted() {
        const auto firstLine = m_line;
        std::string value;
        for (std::size_t i = 1; i < m_rest.size(); ++i) {
            if (m_rest[i] == '\n')
                ++m_line;
            if (m_rest[i] != '"') {
                value += m_rest[i];
            } else if (i + 1 < m_rest.size() && m_rest[i + 1] == '"') {
                value += '"';
                ++i;
            } else {
                m_rest.remove_prefix(i + 1);
                return value;
            }
        }
        return Error{
            ErrorCode::InvalidArgument, "A quote that opens here is never closed.", {m_sourceName, firstLine, {}}};
    }

    std::string_view m_rest;
    const std::string& m_sourceName;
    std::int64_t m_line = 1;
};

} // namespace

Result<CsvTable> parseCsv(std::string_view text, const std::string& sourceName) {
    Reader reader(text, sourceName);
    CsvTable table;
    while (!reader.atEnd()) {
        PLANWRIGHT_ASSIGN(auto row, reader.row());
        const bool isEmpty = row.values.size() == 1 && row.values.front().empty();
        if (isEmpty)
            continue;
        if (table.heading.empty())
            table.heading = std::move(row.values);
        else if (row.values.size() == table.heading.size())
            table.rows.push_back(std::move(row));
        else
            return Error{
                ErrorCode::InvalidArgument,
                fmt::format("This line has {} values, the heading has {}.", row.values.size(), table.heading.size()),
                {sourceName, row.line, {}}};
    }
    if (table.heading.empty())
        return Error{
            ErrorCode::InvalidArgument, "The file is empty: it needs a line of headings.", {sourceName, 0, {}}};
    return table;
}

Status checkHeading(const CsvTable& table, std::span<const CsvColumn> known, const std::string& sourceName) {
    const auto wrong = [&](std::string_view column, std::string sentence) {
        return Error(ErrorCode::InvalidArgument, std::move(sentence), {sourceName, 1, std::string(column)});
    };
    for (const auto& name : table.heading) {
        if (std::ranges::find(known, name, &CsvColumn::name) == known.end()) {
            std::string names;
            for (const auto& column : known.first(known.size() - 1))
                names += (names.empty() ? "" : ", ") + std::string(column.name);
            return wrong(name, fmt::format("This column is not known. Known are {} and {}.", names, known.back().name));
        }
        if (std::ranges::count(table.heading, name) != 1)
            return wrong(name, "This column comes twice.");
    }
    for (const auto& column : known)
        if (column.required && std::ranges::find(table.heading, column.name) == table.heading.end())
            return wrong(column.name, "This column is missing.");
    return {};
}

} // namespace planwright::service
