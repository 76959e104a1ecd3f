#pragma once

#include "core/base/result.h"
#include "core/base/run_context.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::data::engine {

struct CsvDialect {
    char delimiter = ',';
    std::string encoding = "utf-8"; ///< utf-8, latin-1, cp1252
};

/// A line that does not have as many fields as the heading.
struct MalformedLine {
    std::int64_t line = 0;
    std::int64_t fields = 0;
};

/// What one pass over a CSV file finds out about its structure.
struct CsvFile {
    std::filesystem::path path;
    std::string name; ///< without folders
    std::string sha256;
    std::vector<std::string> heading;
    std::int64_t rows = 0;                ///< well-formed data rows
    std::vector<MalformedLine> malformed; ///< in order, all of them
    std::vector<std::string> preparation; ///< see TextSource::steps()
    /// What the database shall read: `path` itself, or a UTF-8 copy of its well-formed records.
    std::filesystem::path readable;

    /// The line on which the well-formed data row `row` (from 0) begins.
    [[nodiscard]] std::int64_t lineOf(std::int64_t row) const;

    struct Step {
        std::int64_t row = 0, line = 0;
    };
    std::vector<Step> steps; ///< from `row` on, line - row is constant
};

/// The line of a row that is not before the first of `steps`, which are in order.
[[nodiscard]] std::int64_t lineAt(const std::vector<CsvFile::Step>& steps, std::int64_t row);

/// Reads the whole file once (twice where a copy must be written into `temporaryDirectory`).
/// InvalidArgument with the line for whatever RecordSplitter and TextSource refuse, and for a file without a data row.
[[nodiscard]] Result<CsvFile> scanCsv(const std::filesystem::path& path, const CsvDialect& dialect,
                                      const std::filesystem::path& temporaryDirectory, const RunContext& context);

/// The dialect of a small table that a person made: commas, or where its heading has none semicolons or tabs.
[[nodiscard]] Result<CsvDialect> dialectOfTable(const std::filesystem::path& path);

/// The first line that is not empty: the heading as it stands.
[[nodiscard]] Result<std::string> firstLine(const std::filesystem::path& path);

/// Hands records over, their fields unquoted, the heading first, until `take` says false.
[[nodiscard]] Status
forEachRecord(const std::filesystem::path& path, const CsvDialect& dialect, const RunContext& context,
              const std::function<bool(std::int64_t line, const std::vector<std::string>& fields)>& take);

/// The texts of the records that begin on `lines` (ascending), each cut after 1,000 bytes.
[[nodiscard]] Result<std::vector<std::string>> recordsAt(const CsvFile& file, const CsvDialect& dialect,
                                                         const std::vector<std::int64_t>& lines,
                                                         const RunContext& context);

/// Hands over the whole texts of the records that begin on `lines` (ascending), with their place in the list.
[[nodiscard]] Status forEachRecordAt(const CsvFile& file, const CsvDialect& dialect,
                                     const std::vector<std::int64_t>& lines, const RunContext& context,
                                     const std::function<Status(std::size_t place, std::string_view text)>& take);

/// The fields of one record, unquoted.
[[nodiscard]] std::vector<std::string> fieldsOf(std::string_view record, char delimiter);

} // namespace planwright::data::engine
