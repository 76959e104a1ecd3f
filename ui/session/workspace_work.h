#pragma once

#include "core/service/plan.h"
#include "core/service/workspace.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

/// What the session's jobs do with a workspace, on another thread.
namespace planwright::ui {

/// The plan of a month, of the one after the last complete month where it is empty. Null for a workspace without data,
/// which is no failure.
[[nodiscard]] Result<std::shared_ptr<const service::Plan>>
loadFrom(const std::filesystem::path& folder, std::optional<Month> month, const RunContext& context);

/// Does what is to be known before an import into the folder's workspace, which is null where there is none, with a
/// temporary folder that goes with it.
[[nodiscard]] Status
beforeImport(const std::filesystem::path& folder,
             const std::function<Status(service::Workspace* workspace, const std::filesystem::path& temporary)>& work);

} // namespace planwright::ui
