#include "core/service/product_list.h"

#include "core/service/read_import.h"
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
    auto reading = options;
    reading.append = reading.useOwnCategories = reading.stopOnRejected = false;
    reading.assign.clear();
    reading.rejected.reset();
    PLANWRIGHT_ASSIGN(auto request, importRequest(workspace, reading,
                                                  {temporaryDirectory / "snapshots", temporaryDirectory}, context));
    PLANWRIGHT_ASSIGN(request.categoryTable,
                      tableFor(workspace, options, request.mapping, temporaryDirectory, context));
    PLANWRIGHT_ASSIGN(auto report, data::importEvents(request, context));
    return std::move(report.unmappedProducts);
}

} // namespace planwright::service
