#include "app/cli/number_text.h"
#include "app/cli/training_arguments.h"
#include "core/service/training_outputs.h"

#include <fmt/format.h>

namespace planwright::cli {
namespace {

Result<Output> packageVerb(const CommonOptions& common, const TrainingArguments& arguments, const std::string& out,
                           const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto training, trainingOptions(common, arguments));
    PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(common, {}));
    PLANWRIGHT_ASSIGN(const auto workspace, service::Workspace::open(folder));
    PLANWRIGHT_ASSIGN(const auto bundle, service::packageBundle(*workspace, training, out, context));
    return Output{fmt::format("Bundle: {} ({} files, {} bytes)\n", bundle.folder.string(), bundle.files,
                              grouped(static_cast<std::int64_t>(bundle.bytes))),
                  service::packageDocument(bundle)};
}

} // namespace

Verb addPackageVerb(CLI::App& app) {
    auto verb = makeVerb(app, "package", "Write the trained model's bundle into a folder, for a server or for DVC");
    auto arguments = addTrainingArguments(*verb.command);
    auto out = std::make_shared<std::string>();
    verb.command->add_option("--out", *out, "The folder that gets the bundle, named by its hash")
        ->required()
        ->option_text("DIR");
    verb.run = [common = verb.common, arguments, out](const RunContext& context) {
        return packageVerb(*common, *arguments, *out, context);
    };
    return verb;
}

} // namespace planwright::cli
