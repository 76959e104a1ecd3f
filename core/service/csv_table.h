#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::service {

/// A small CSV table with a heading (RFC 4180: comma, doubled quotes; LF or CRLF; a UTF-8 byte order mark is skipped).
/// Held in memory as a whole: events are read by the data engine.
struct CsvTable {
    struct Row {
        std::int64_t line = 0; ///< where it begins, from 1
        std::vector<std::string> values;
    };
    std::vector<std::string> heading;
    std::vector<Row> rows; ///< as wide as the heading; empty lines left out
};

struct CsvColumn {
    std::string_view name;
    bool required = false;
};

/// InvalidArgument for a column that is not one of `known`, that comes twice or that is required and missing.
[[nodiscard]] Status checkHeading(const CsvTable& table, std::span<const CsvColumn> known,
                                  const std::string& sourceName);

/// InvalidArgument, with the line, for a row of another width, a quote that is not closed or a file without a heading.
[[nodiscard]] Result<CsvTable> parseCsv(std::string_view text, const std::string& sourceName);

} // namespace planwright::service
