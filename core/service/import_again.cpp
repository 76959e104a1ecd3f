#include "core/service/import_again.h"

#include "core/data/engine/s3_client.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace planwright::service {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

Error notKnown(const Workspace& workspace) {
    return {ErrorCode::NotFound,
            "The workspace does not know where the files of its data lie: import them once more, all together.",
            {workspace.folder().string(), 0, {}}};
}

// Each file once, where it was first imported.
void addImport(ImportOptions& options, const json& arguments) {
    for (const auto& source : arguments.at("sources")) {
        const fs::path file = source.get<std::string>();
        if (std::ranges::find(options.files, file) == options.files.end())
            options.files.push_back(file);
    }
    if (const auto sheet = arguments.value("sheet", ""); !sheet.empty())
        options.sheet = sheet;
    if (const auto rates = arguments.value("rates", ""); !rates.empty())
        options.rates = rates;
    options.stopOnRejected = arguments.value("on_error", "") == "stop";
}

} // namespace

Result<ImportOptions> importAgainOptions(Workspace& workspace) {
    PLANWRIGHT_ASSIGN(const auto imports, workspace.importArguments());
    ImportOptions options;
    try {
        for (const auto& arguments : imports)
            addImport(options, json::parse(arguments));
    } catch (const json::exception&) {
        return notKnown(workspace);
    }
    if (options.files.empty())
        return notKnown(workspace);
    std::error_code failure;
    for (const auto& file : options.files)
        if (!data::engine::parseS3Url(file.string()) && !fs::exists(file, failure))
            return Error{ErrorCode::NotFound,
                         "The data was imported from a file that is not there any more: put it back, or import your "
                         "files once more, all together.",
                         {file.string(), 0, {}}};
    options.useOwnCategories = true;
    return options;
}

} // namespace planwright::service
