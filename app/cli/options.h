#pragma once

#include "app/cli/command.h"
#include "core/base/run_context.h"
#include "core/service/training_service.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace planwright::cli {

/// The options that every verb takes.
struct CommonOptions {
    std::string workspace;
    bool json = false;
    unsigned threads = 0;              ///< 0: as many as the machine has
    std::optional<std::uint64_t> seed; ///< empty: 42
    std::string dataUntil;
};

/// What a verb says: one JSON document, or the same for a person.
struct Output {
    std::string text;
    std::string json;
};

/// A verb as main() sees it: its part of the command line, and what it does when it was called.
struct Verb {
    Command command;
    std::shared_ptr<CommonOptions> common;
    std::function<Result<Output>(const RunContext&)> run;
};

/// Adds a subcommand with the common options.
[[nodiscard]] Verb makeVerb(Command app, const std::string& name, const std::string& description);

/// --workspace, or ./STEM.planwright of the first file; without a file the only *.planwright folder here.
[[nodiscard]] Result<std::filesystem::path> workspaceFolder(const CommonOptions& common,
                                                            const std::vector<std::string>& files);

/// The training that the common options ask for.
[[nodiscard]] Result<service::TrainingOptions> trainingOptions(const CommonOptions& common);

[[nodiscard]] std::vector<std::filesystem::path> toPaths(const std::vector<std::string>& files);
[[nodiscard]] std::optional<std::filesystem::path> toPath(const std::string& file);

[[nodiscard]] Verb addDemoVerb(Command app);
[[nodiscard]] Verb addImportVerb(Command app);
[[nodiscard]] Verb addRunVerb(Command app);
[[nodiscard]] Verb addBacktestVerb(Command app);
[[nodiscard]] Verb addFeaturesVerb(Command app);
[[nodiscard]] Verb addForecastVerb(Command app);
[[nodiscard]] Verb addForecastSeriesVerb(Command app);
[[nodiscard]] Verb addDecideVerb(Command app);
[[nodiscard]] Verb addTrainVerb(Command app);
[[nodiscard]] Verb addEvaluateVerb(Command app);
[[nodiscard]] Verb addPackageVerb(Command app);
[[nodiscard]] Verb addRowsVerb(Command app);
[[nodiscard]] Verb addQualityVerb(Command app);
/// `snapshots list`, `snapshots compare` and so on: one verb for each action.
[[nodiscard]] std::vector<Verb> addSnapshotsVerbs(Command app);
/// `snapshots export`, `add`, `push` and `pull`, beside them.
[[nodiscard]] std::vector<Verb> addSnapshotFolderVerbs(Command snapshots);
/// `special-days list`, `import` and `export`.
[[nodiscard]] std::vector<Verb> addSpecialDaysVerbs(Command app);
/// `planned list`, `import`, `export` and `clear`.
[[nodiscard]] std::vector<Verb> addPlannedVerbs(Command app);
/// `models compare`.
[[nodiscard]] std::vector<Verb> addModelsVerbs(Command app);
/// `analogues list`, `set` and `remove`.
[[nodiscard]] std::vector<Verb> addAnaloguesVerbs(Command app);
/// `outliers list`, `mark` and `unmark`.
[[nodiscard]] std::vector<Verb> addOutliersVerbs(Command app);

} // namespace planwright::cli
