#include "core/service/product_list.h"

#include "core/service/event_files.h"
#include "core/service/known_mappings.h"
#include "core/service/s3_files.h"
#include "core/service/text_file.h"

namespace planwright::service {
namespace {

namespace fs = std::filesystem;

// What an import that assigns would read, without what is assigned: those products are to be listed still.
Result<fs::path> tableFor(Workspace* workspace, const ImportOptions& options,
                          const std::optional<data::Mapping>& mapping, const fs::path& folder,
                          const RunContext& context) {
    auto table = options.categories;
    if (!table && mapping)
        table = mapping->categoryTable;
    if (!table && workspace != nullptr) {
        PLANWRIGHT_ASSIGN(table, layOutOwnCategories(*workspace, folder));
    }
    // A table that names nothing would be no table. No product is called so.
    PLANWRIGHT_ASSIGN(const auto csv, assignCategories(table, {{"\x1f", "\x1f"}}, folder, context));
    const auto file = folder / "products.csv";
    PLANWRIGHT_TRY(writeTextFile(file, csv));
    return file;
}

} // namespace

Result<std::vector<data::UnmappedProduct>> productsWithoutCategory(Workspace* workspace, const ImportOptions& options,
                                                                   const fs::path& temporaryDirectory,
                                                                   const RunContext& context) {
    data::ImportRequest request;
    PLANWRIGHT_ASSIGN(const auto local, withLocalCopies(options.files, temporaryDirectory / "s3", context));
    PLANWRIGHT_ASSIGN(request.files, eventFiles(local));
    request.overrides = options.overrides;
    request.rates = options.rates;
    request.memoryLimitMiB = options.memoryLimitMiB;
    request.sheet = options.sheet;
    request.snapshotsDirectory = temporaryDirectory / "snapshots";
    request.temporaryDirectory = temporaryDirectory;
    std::error_code ignored;
    fs::create_directories(request.snapshotsDirectory, ignored);
    PLANWRIGHT_TRY(chooseMapping(request, options.mapping, workspace, temporaryDirectory));
    PLANWRIGHT_ASSIGN(request.categoryTable,
                      tableFor(workspace, options, request.mapping, temporaryDirectory, context));
    PLANWRIGHT_ASSIGN(auto report, data::importEvents(request, context));
    return std::move(report.unmappedProducts);
}

} // namespace planwright::service
