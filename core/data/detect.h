#pragma once

#include "core/base/run_context.h"
#include "core/data/mapping.h"
#include "core/data/mapping_overrides.h"

#include <string>
#include <vector>

namespace planwright::data {

/// The delimiter under which a heading names the most fields; then the one that makes the most columns.
[[nodiscard]] char delimiterOf(const std::string& heading);

struct DetectedMapping {
    Mapping mapping;
    std::vector<MappedField> fields; ///< in the order of fields.h
    std::vector<std::string> notes;
};

/// A mapping made from the heading's names (fields.h lists them) and from what stands in the columns: delimiter, order
/// of dates, decimal and thousands mark, currency sign; what `overrides` says is not asked of the content. `heading` is
/// the file's first line. InvalidArgument with the field that no column feeds, for dates and numbers that can be read
/// in two ways (with the option to give), and for a fiscal calendar.
[[nodiscard]] Result<DetectedMapping> detectMapping(const std::filesystem::path& path, const std::string& heading,
                                                    const MappingOverrides& overrides, const RunContext& context);

} // namespace planwright::data
