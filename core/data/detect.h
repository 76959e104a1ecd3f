#pragma once

#include "core/base/run_context.h"
#include "core/data/mapping.h"

#include <string>
#include <vector>

namespace planwright::data {

/// The delimiter under which a heading names the most fields; then the one that makes the most columns.
[[nodiscard]] char delimiterOf(const std::string& heading);

struct DetectedMapping {
    Mapping mapping;
    std::vector<std::string> notes;
};

/// A mapping made from the heading's names (fields.h lists them) and from what stands in the columns: delimiter, order
/// of dates and decimal mark. `heading` is the file's first line. InvalidArgument with the field that no column feeds,
/// or for dates and numbers that can be read in two ways.
[[nodiscard]] Result<DetectedMapping> detectMapping(const std::filesystem::path& path, const std::string& heading,
                                                    const RunContext& context);

} // namespace planwright::data
