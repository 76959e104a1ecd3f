#include "app/cli/file_actions.h"

namespace planwright::cli {

std::vector<Verb> addFileActions(Command group, const std::vector<FileAction>& actions) {
    std::vector<Verb> verbs;
    for (const auto& action : actions) {
        auto verb = makeVerb(group, action.name, action.description);
        auto file = std::make_shared<std::string>();
        if (action.takesFile)
            verb.command.option("FILE", *file, "A CSV file").required().takes(" ");
        verb.run = [common = verb.common, file, run = action.run](const RunContext& context) -> Result<Output> {
            PLANWRIGHT_ASSIGN(const auto folder, workspaceFolder(*common, {}));
            PLANWRIGHT_ASSIGN(const auto workspace, service::Workspace::open(folder));
            return run(*workspace, *file, context);
        };
        verbs.push_back(std::move(verb));
    }
    return verbs;
}

} // namespace planwright::cli
