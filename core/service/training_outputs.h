#pragma once

#include "core/service/training_service.h"

#include <filesystem>
#include <string>

namespace planwright::service {

/// The `train` document: what was trained on what, the model that was chosen, and the bundle that holds it.
[[nodiscard]] std::string trainingDocument(const TrainingRun& run, const TrainingOptions& options, std::uint64_t seed);

/// A bundle outside of a workspace.
struct PackagedBundle {
    registry::BundleFacts facts;
    std::string sha256;
    std::filesystem::path folder; ///< named by the hash, in the folder that was asked for
    std::size_t files = 0;
    std::uint64_t bytes = 0;
};

/// Writes the bundle of the current snapshot's training (trained first where there is none) into `folder`/<its hash>,
/// whole or not at all; other bundles there stay. Equal trainings give equal bytes.
[[nodiscard]] Result<PackagedBundle> packageBundle(Workspace& workspace, const TrainingOptions& options,
                                                   const std::filesystem::path& folder, const RunContext& context);

/// The `package` document.
[[nodiscard]] std::string packageDocument(const PackagedBundle& bundle);

} // namespace planwright::service
