#pragma once

#include "core/base/run_context.h"
#include "core/data/import.h"
#include "core/data/text_files.h"

#include <string>
#include <vector>

namespace planwright::data {

struct RecognisedMapping {
    Mapping mapping;
    std::vector<std::string> notes;  ///< what was assumed, for the report
    std::vector<MappedField> fields; ///< of the mapping, in the order of fields.h
    bool encodingIsAssumed = false;  ///< utf-8 was taken; another encoding may be tried
};

/// The request's mapping; else the known mapping whose heading is the first file's; else one made from the names of the
/// columns and from what stands in them. The request's overrides go before all of these. `texts` are the request's
/// files; where all of them are copies of tables, a given or known mapping is taken without what it says of the file's
/// text. InvalidArgument naming the field or key to give where something is missing, ambiguous or mixed.
[[nodiscard]] Result<RecognisedMapping> recogniseMapping(const ImportRequest& request,
                                                         const std::vector<TextFile>& texts, const RunContext& context);

} // namespace planwright::data
