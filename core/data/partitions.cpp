#include "core/data/partitions.h"

#include "core/base/file_writer.h"
#include "core/base/text.h"
#include "core/data/csv_text.h"
#include "core/data/engine/text_source.h"

#include <algorithm>
#include <charconv>

namespace planwright::data {

namespace {

namespace fs = std::filesystem;

/// %41 as A, what is no such code as it stands.
std::string decoded(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned code = 0;
        const char* const end = text.data() + std::min(i + 3, text.size());
        if (text[i] == '%' && i + 2 < text.size() && std::from_chars(text.data() + i + 1, end, code, 16).ptr == end) {
            plain += static_cast<char>(code);
            i += 2;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

/// Finds where records end, in bytes of any encoding whose first 128 characters are ASCII's.
class RecordEnds {
public:
    explicit RecordEnds(char delimiter)
        : m_delimiter(delimiter) {}

    /// Whether the record ends before this byte.
    bool endsAt(char c) {
        const bool lineEnd = c == '\n' || c == '\r';
        if (m_state == State::Quoted) {
            if (c == '"')
                m_state = State::QuoteInQuoted;
            return false;
        }
        const bool ends = lineEnd && !m_empty;
        if (lineEnd || c == m_delimiter)
            m_state = State::FieldStart;
        else if (c == '"' && m_state != State::Plain)
            m_state = State::Quoted;
        else
            m_state = State::Plain;
        m_empty = lineEnd;
        return ends;
    }
    [[nodiscard]] bool isEmpty() const { return m_empty; }

private:
    enum class State : std::uint8_t { FieldStart, Plain, Quoted, QuoteInQuoted };
    char m_delimiter;
    State m_state = State::FieldStart;
    bool m_empty = true; ///< nothing stands in the record yet
};

} // namespace

bool isPartitionFolder(const fs::path& name) {
    const auto text = name.string();
    const auto mark = text.find('=');
    return mark != std::string::npos && mark > 0 && !text.starts_with('.');
}

Partitions partitionsOf(const fs::path& file) {
    Partitions partitions;
    for (const auto& folder : file.parent_path()) {
        if (!isPartitionFolder(folder))
            continue;
        const auto name = folder.string();
        const auto mark = name.find('=');
        auto value = decoded(std::string_view(name).substr(mark + 1));
        if (value == "__HIVE_DEFAULT_PARTITION__")
            value.clear();
        partitions.emplace_back(decoded(std::string_view(name).substr(0, mark)), std::move(value));
    }
    return partitions;
}

std::string nameInTable(const fs::path& file) {
    fs::path name;
    for (const auto& folder : file.parent_path())
        if (!name.empty() || isPartitionFolder(folder))
            name /= folder;
    return (name / file.filename()).string();
}

Partitions missingIn(const std::vector<std::string>& heading, const Partitions& partitions) {
    Partitions missing;
    for (const auto& partition : partitions) {
        const auto is = [key = asciiLower(partition.first)](const auto& name) {
            return asciiLower(trimmed(name)) == key;
        };
        const bool twice = std::ranges::any_of(missing, [&is](const auto& earlier) { return is(earlier.first); });
        if (!twice && std::ranges::none_of(heading, is))
            missing.push_back(partition);
    }
    return missing;
}

Status copyWithColumns(const fs::path& file, const fs::path& copy, char delimiter, const Partitions& columns,
                       std::optional<std::int64_t> mostRows, const RunContext& context) {
    std::string names;
    std::string values;
    for (const auto& [name, value] : columns) {
        names += delimiter + csvField(name, delimiter);
        values += delimiter + csvField(value, delimiter);
    }
    PLANWRIGHT_ASSIGN(auto source, engine::TextSource::open(file, "utf-8"));
    PLANWRIGHT_ASSIGN(auto writer, FileWriter::open(copy, "A temporary file cannot be written"));
    RecordEnds ends(delimiter);
    std::int64_t records = 0;
    const auto addition = [&] { return records++ == 0 ? names : values; };
    std::string text;
    const auto enough = [&] { return mostRows && records > *mostRows; };
    while (!enough()) {
        PLANWRIGHT_TRY(context.checkStop());
        PLANWRIGHT_ASSIGN(const auto piece, source.next());
        if (piece.empty()) {
            PLANWRIGHT_TRY(ends.isEmpty() ? Status() : writer.write(addition()));
            break;
        }
        text.clear();
        for (const char c : piece) {
            if (ends.endsAt(c))
                text += addition();
            text += c;
            if (enough())
                break;
        }
        PLANWRIGHT_TRY(writer.write(text));
        context.report("Reading " + file.filename().string(),
                       static_cast<double>(source.bytesRead()) / static_cast<double>(source.size()));
    }
    return writer.close();
}

} // namespace planwright::data
