#include "core/service/training_outputs.h"

#include "core/serving/json_parts.h"

#include <nlohmann/json.hpp>

namespace planwright::service {

using nlohmann::json;

std::string trainingDocument(const TrainingRun& run, const TrainingOptions& options, std::uint64_t seed) {
    const auto& result = run.backtest.result;
    auto document = serving::documentWith({"train", run.backtest.snapshotSha256, seed});
    document["bundle_sha256"] = run.bundleSha256;
    document["selected"] = {{"model", result.selected}, {"reason", result.reason}};
    document["measure"] = options.measure == data::Measure::Units ? "units" : "revenue";
    document["origins"] = options.origins;
    document["models"] = options.models.empty() ? modelNames() : options.models;
    document["data_until"] = options.until ? json(options.until->toString()) : json(nullptr);
    if (!options.until)
        document["data_until_reason"] = "All data were looked at.";
    if (!run.backtest.oneOffNote.empty()) {
        document["one_off_days"] = run.backtest.oneOffDays;
        document["one_off_note"] = run.backtest.oneOffNote;
    }
    auto& failed = document["failed"] = json::array();
    for (const auto& attempt : result.failed)
        failed.push_back({{"model", attempt.model}, {"reason", attempt.reason}});
    return document.dump();
}

Result<PackagedBundle> packageBundle(Workspace& workspace, const TrainingOptions& options,
                                     const std::filesystem::path& folder, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto trained, currentTraining(workspace, options, context));
    PLANWRIGHT_ASSIGN(auto bundle, registry::loadBundle(workspace.bundlesDirectory() / trained.bundleSha256));
    PackagedBundle packaged{std::move(bundle.facts), {}, {}, bundle.files.size(), 0};
    for (const auto& [name, bytes] : bundle.files)
        packaged.bytes += bytes.size();
    PLANWRIGHT_ASSIGN(packaged.sha256, registry::writeBundle(folder, packaged.facts, bundle.files));
    if (packaged.sha256 != trained.bundleSha256)
        return Error(ErrorCode::Internal, "The bundle's copy has another name than the bundle.");
    packaged.folder = folder / packaged.sha256;
    return packaged;
}

std::string packageDocument(const PackagedBundle& bundle) {
    auto document = serving::documentWith({"package", bundle.facts.snapshotSha256, bundle.facts.seed});
    document["bundle_sha256"] = bundle.sha256;
    document["model"] = bundle.facts.modelName;
    document["config_sha256"] = bundle.facts.configSha256;
    document["code_revision"] = bundle.facts.codeRevision;
    document["files"] = bundle.files;
    document["bytes"] = bundle.bytes;
    return document.dump();
}

} // namespace planwright::service
