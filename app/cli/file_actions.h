#pragma once

#include "app/cli/options.h"

#include <string>
#include <vector>

namespace planwright::cli {

/// What can be done with a list that the workspace keeps and that a CSV file can hold.
struct FileAction {
    const char* name;
    const char* description;
    bool takesFile;
    Result<Output> (*run)(service::Workspace&, const std::string& file, const RunContext&); ///< file: "" where none is
};

/// One verb each, on the workspace of its --workspace.
[[nodiscard]] std::vector<Verb> addFileActions(Command group, const std::vector<FileAction>& actions);

} // namespace planwright::cli
