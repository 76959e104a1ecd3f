#pragma once

#include "core/service/import_service.h"

namespace planwright::service {

/// The products that an import with these options into this workspace would leave without a category, the first 100 by
/// money, so that a planner can assign one before anything is imported. Reads the files as the import would; nothing is
/// changed. `workspace` may be null. Errors as data::importEvents().
[[nodiscard]] Result<std::vector<data::UnmappedProduct>>
productsWithoutCategory(Workspace* workspace, const ImportOptions& options,
                        const std::filesystem::path& temporaryDirectory, const RunContext& context);

} // namespace planwright::service
