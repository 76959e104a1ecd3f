#include "app/cli/options.h"

#include "core/service/event_files.h"

namespace planwright::cli {

namespace fs = std::filesystem;

Verb makeVerb(Command app, const std::string& name, const std::string& description) {
    Verb verb{app.verb(name, description), std::make_shared<CommonOptions>(), {}};
    auto& common = *verb.common;
    verb.command
        .option("--workspace", common.workspace,
                "Folder that holds the data and the models (default: ./STEM.planwright of the first file)")
        .takes("DIR");
    verb.command.flag("--json", common.json, "Print one JSON document instead of tables");
    verb.command.option("--threads", common.threads, "Threads to use (default: all); no result depends on it")
        .between(1, 1024)
        .takes("N");
    verb.command.option("--seed", common.seed, "Seed of everything random (default: 42)").takes("N");
    verb.command.option("--data-until", common.dataUntil, "Look at no data after this day").takes("YYYY-MM-DD");
    return verb;
}

Result<fs::path> workspaceFolder(const CommonOptions& common, const std::vector<std::string>& files) {
    if (!common.workspace.empty())
        return fs::path(common.workspace);
    if (!files.empty())
        return fs::path(service::eventFileStem(files.front()) + ".planwright");
    std::vector<fs::path> found;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(".", failure))
        if (entry.path().extension() == ".planwright")
            found.push_back(entry.path().filename());
    if (found.size() == 1)
        return found.front();
    return Error{ErrorCode::InvalidArgument,
                 found.empty()
                     ? "There is no workspace in this folder. Import data first (planwright-cli import FILE), "
                       "or name the folder with --workspace."
                     : "There are several workspaces in this folder: name one with --workspace."};
}

Result<service::TrainingOptions> trainingOptions(const CommonOptions& common) {
    service::TrainingOptions options;
    if (!common.dataUntil.empty()) {
        const auto day = Date::parse(common.dataUntil);
        if (!day)
            return Error{ErrorCode::InvalidArgument, day.error().message(), {{}, 0, "--data-until"}};
        options.until = *day;
    }
    return options;
}

std::vector<fs::path> toPaths(const std::vector<std::string>& files) {
    return {files.begin(), files.end()};
}

std::optional<fs::path> toPath(const std::string& file) {
    return file.empty() ? std::nullopt : std::optional<fs::path>(file);
}

} // namespace planwright::cli
