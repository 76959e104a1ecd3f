#pragma once

#include "core/base/run_context.h"
#include "core/data/import.h"
#include "core/service/workspace.h"

#include <cstdint>
#include <string>
#include <vector>

namespace planwright::service {

/// The `import` document without what rejected rows say: each keeps its file, line and the kind of its fault, and loses
/// its text and what its reason quotes of it. The account stays as it is. Conflict where the text is no such document.
[[nodiscard]] Result<std::string> withoutRejectedTexts(const std::string& importDocument);

/// Whether the row's text was deleted so.
[[nodiscard]] bool isForgotten(const data::RejectedRow& row);

/// Does so to the documents of these snapshots, as one change of the workspace, and takes the texts off the disk for
/// good (workspace_scrub.h). How many rows lost their text. The files that they
/// came from, and lists that were saved elsewhere, are not touched. Errors as WorkspaceChange has them.
[[nodiscard]] Result<std::int64_t>
forgetRejectedTexts(Workspace& workspace, const std::vector<StoredSnapshot>& snapshots, const RunContext& context);

} // namespace planwright::service
