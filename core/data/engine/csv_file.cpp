#include "core/data/engine/csv_file.h"

#include "core/base/file_writer.h"
#include "core/base/utf8.h"
#include "core/data/engine/record_splitter.h"
#include "core/data/engine/text_source.h"

#include <algorithm>
#include <functional>

namespace planwright::data::engine {

namespace {

using TakeRecord = std::function<Status(RecordSplitter&, const CsvRecord&)>;

constexpr bool toTheEnd = false;

struct ReadFile {
    std::string sha256;
    bool mixedLineEnds = false;
    std::vector<std::string> preparation;
};

/// Hands every record to `take`, which may say before the next one whether texts are kept, and that it has enough:
/// then nothing is known of the file as a whole.
Result<ReadFile> readRecords(const std::filesystem::path& path, const CsvDialect& dialect, const RunContext& context,
                             const TakeRecord& take, const bool& hasEnough) {
    PLANWRIGHT_ASSIGN(auto source, TextSource::open(path, dialect.encoding));
    const std::string stage = "Checking " + path.filename().string();
    RecordSplitter splitter(path.filename().string(), dialect.delimiter,
                            [&](const CsvRecord& record) { return take(splitter, record); });
    while (!hasEnough) {
        PLANWRIGHT_TRY(context.checkStop());
        PLANWRIGHT_ASSIGN(const auto piece, source.next());
        if (piece.empty()) {
            PLANWRIGHT_TRY(splitter.end());
            return ReadFile{source.sha256(), splitter.mixedLineEnds(), source.steps()};
        }
        PLANWRIGHT_TRY(splitter.feed(piece));
        context.report(stage, static_cast<double>(source.bytesRead()) / static_cast<double>(source.size()));
    }
    return ReadFile();
}

/// The record with every field quoted, which all readers read alike.
std::string quotedRecord(std::string_view record, char delimiter) {
    std::string quoted;
    for (const auto& field : fieldsOf(record, delimiter)) {
        quoted += quoted.empty() ? "\"" : std::string(1, delimiter) + "\"";
        for (const char c : field)
            quoted.append(c == '"' ? 2 : 1, c);
        quoted += '"';
    }
    return quoted;
}

Status writeCopy(CsvFile& file, const CsvDialect& dialect, const std::filesystem::path& folder,
                 const RunContext& context) {
    file.readable = folder / ("clean-" + file.sha256 + ".csv");
    PLANWRIGHT_ASSIGN(auto copy, FileWriter::open(file.readable, "A temporary file cannot be written"));
    const auto width = static_cast<std::int64_t>(file.heading.size());
    const auto take = [&](RecordSplitter&, const CsvRecord& record) -> Status {
        if (record.fields != width)
            return {};
        PLANWRIGHT_TRY(copy.write(record.bareQuote ? quotedRecord(record.text, dialect.delimiter) : record.text));
        return copy.write("\n");
    };
    PLANWRIGHT_ASSIGN(const auto read, readRecords(file.path, dialect, context, take, toTheEnd));
    PLANWRIGHT_TRY(copy.close());
    if (read.sha256 != file.sha256)
        return Error(ErrorCode::Io, "The file changed while it was read: import it again when it is complete.",
                     {file.name, 0, {}});
    return {};
}

} // namespace

std::int64_t lineAt(const std::vector<CsvFile::Step>& steps, std::int64_t row) {
    const auto after = std::ranges::upper_bound(steps, row, {}, &CsvFile::Step::row);
    const auto& step = *std::prev(after);
    return step.line + (row - step.row);
}

std::int64_t CsvFile::lineOf(std::int64_t row) const {
    return lineAt(steps, row);
}

Result<CsvFile> scanCsv(const std::filesystem::path& path, const CsvDialect& dialect,
                        const std::filesystem::path& temporaryDirectory, const RunContext& context) {
    PLANWRIGHT_TRY(checkPathIsUtf8(path));
    CsvFile file;
    file.path = path;
    file.name = path.filename().string();
    file.readable = path;
    std::int64_t nextLine = -1;
    bool oddities = false;
    const auto take = [&](RecordSplitter& splitter, const CsvRecord& record) -> Status {
        oddities = oddities || record.bareQuote;
        if (record.fields == 0) {
            oddities = true;
        } else if (file.heading.empty()) {
            file.heading = fieldsOf(record.text, dialect.delimiter);
            splitter.keepText = false;
        } else if (record.fields != static_cast<std::int64_t>(file.heading.size())) {
            file.malformed.push_back({record.line, record.fields});
        } else {
            if (record.line != nextLine)
                file.steps.push_back({file.rows, record.line});
            nextLine = record.line + 1;
            ++file.rows;
        }
        return {};
    };
    PLANWRIGHT_ASSIGN(auto read, readRecords(path, dialect, context, take, toTheEnd));
    file.sha256 = std::move(read.sha256);
    file.preparation = std::move(read.preparation);
    if (file.rows == 0 && file.malformed.empty())
        return Error(ErrorCode::InvalidArgument, "The file holds no data, only a heading: export the events again.",
                     {file.name, 1, {}});
    if (dialect.encoding != "utf-8" || !file.preparation.empty() || !file.malformed.empty() || oddities ||
        read.mixedLineEnds)
        PLANWRIGHT_TRY(writeCopy(file, dialect, temporaryDirectory, context));
    return file;
}

Result<CsvDialect> dialectOfTable(const std::filesystem::path& path) {
    PLANWRIGHT_ASSIGN(const auto heading, firstLine(path));
    CsvDialect dialect;
    for (const char delimiter : {';', '\t'})
        if (heading.find(',') == std::string::npos && heading.find(delimiter) != std::string::npos)
            dialect.delimiter = delimiter;
    return dialect;
}

Result<std::string> firstLine(const std::filesystem::path& path) {
    constexpr std::size_t longest = std::size_t{256} * 1024;
    PLANWRIGHT_ASSIGN(auto source, TextSource::open(path, "utf-8"));
    std::string text;
    bool quoted = false;
    for (std::size_t at = 0; at < longest;) {
        if (at == text.size()) {
            PLANWRIGHT_ASSIGN(const auto piece, source.next());
            if (piece.empty())
                return text;
            text += piece;
            if (at == 0)
                text.erase(0, text.find_first_not_of("\r\n"));
            continue;
        }
        if (text[at] == '"')
            quoted = !quoted;
        else if (!quoted && (text[at] == '\n' || text[at] == '\r'))
            return text.substr(0, at);
        ++at;
    }
    return Error(ErrorCode::InvalidArgument, "The first line does not end, so this is not a CSV file with a heading.",
                 {path.filename().string(), 1, {}});
}

Status forEachRecord(const std::filesystem::path& path, const CsvDialect& dialect, const RunContext& context,
                     const std::function<bool(std::int64_t line, const std::vector<std::string>& fields)>& take) {
    bool hasEnough = false;
    const auto look = [&](RecordSplitter&, const CsvRecord& record) -> Status {
        if (!hasEnough && record.fields > 0)
            hasEnough = !take(record.line, fieldsOf(record.text, dialect.delimiter));
        return {};
    };
    PLANWRIGHT_TRY(readRecords(path, dialect, context, look, hasEnough));
    return {};
}

Status forEachRecordAt(const CsvFile& file, const CsvDialect& dialect, const std::vector<std::int64_t>& lines,
                       const RunContext& context,
                       const std::function<Status(std::size_t place, std::string_view text)>& take) {
    if (lines.empty())
        return {};
    std::size_t next = 0;
    bool hasEnough = false;
    const auto look = [&](RecordSplitter&, const CsvRecord& record) -> Status {
        if (hasEnough || record.line != lines[next])
            return {};
        hasEnough = next + 1 == lines.size();
        return take(next++, record.text);
    };
    PLANWRIGHT_TRY(readRecords(file.path, dialect, context, look, hasEnough));
    if (!hasEnough)
        return Error(ErrorCode::Io, "The file changed while it was read: import it again when it is complete.",
                     {file.name, 0, {}});
    return {};
}

Result<std::vector<std::string>> recordsAt(const CsvFile& file, const CsvDialect& dialect,
                                           const std::vector<std::int64_t>& lines, const RunContext& context) {
    constexpr std::size_t longest = 1000;
    std::vector<std::string> texts;
    PLANWRIGHT_TRY(forEachRecordAt(file, dialect, lines, context, [&](std::size_t, std::string_view text) -> Status {
        texts.emplace_back(text.substr(0, longest));
        return {};
    }));
    return texts;
}

std::vector<std::string> fieldsOf(std::string_view record, char delimiter) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    bool atStart = true;
    for (std::size_t i = 0; i < record.size(); ++i) {
        const char c = record[i];
        if (quoted && c == '"' && i + 1 < record.size() && record[i + 1] == '"') {
            fields.back() += c;
            ++i;
        } else if (c == '"' && (quoted || atStart)) {
            quoted = !quoted;
        } else if (c == delimiter && !quoted) {
            fields.emplace_back();
            atStart = true;
            continue;
        } else {
            fields.back() += c;
        }
        atStart = false;
    }
    return fields;
}

} // namespace planwright::data::engine
