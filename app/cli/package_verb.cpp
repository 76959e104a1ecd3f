#include "app/cli/number_text.h"
#include "app/cli/training_arguments.h"
#include "core/service/training_outputs.h"

#include <fmt/format.h>

namespace planwright::cli {
namespace {

Result<Output> packageVerb(service::Workspace& workspace, const service::TrainingOptions& training,
                           const std::string& out, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto bundle, service::packageBundle(workspace, training, out, context));
    return Output{fmt::format("Bundle: {} ({} files, {} bytes)\n", bundle.folder.string(), bundle.files,
                              grouped(static_cast<std::int64_t>(bundle.bytes))),
                  service::packageDocument(bundle)};
}

} // namespace

Verb addPackageVerb(Command app) {
    auto out = std::make_shared<std::string>();
    auto verb =
        makeTrainingVerb(app, "package", "Write the trained model's bundle into a folder, for a server or for DVC",
                         [out](auto& workspace, const auto& training, const auto&, const auto& context) {
                             return packageVerb(workspace, training, *out, context);
                         });
    verb.command.option("--out", *out, "The folder that gets the bundle, named by its hash").required().takes("DIR");
    return verb;
}

} // namespace planwright::cli
