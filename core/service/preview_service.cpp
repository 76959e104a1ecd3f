#include "core/service/preview_service.h"

#include "core/data/detect.h"
#include "core/data/engine/csv_file.h"
#include "core/data/recognise.h"
#include "core/service/known_mappings.h"

namespace planwright::service {
namespace {

constexpr std::size_t rowsShown = 50;

Status readBeginning(ImportPreview& preview, const RunContext& context) {
    // Without a mapping the encoding is not known; cp1252 reads whatever there is.
    data::engine::CsvDialect dialect{',', "cp1252"};
    if (preview.mapping) {
        dialect = {preview.mapping->delimiter, preview.mapping->encoding};
    } else {
        PLANWRIGHT_ASSIGN(const auto heading, data::engine::firstLine(preview.file));
        dialect.delimiter = data::delimiterOf(heading);
    }
    return data::engine::forEachRecord(preview.file, dialect, context,
                                       [&](std::int64_t, const std::vector<std::string>& fields) {
                                           if (preview.heading.empty())
                                               preview.heading = fields;
                                           else
                                               preview.rows.push_back(fields);
                                           return preview.rows.size() < rowsShown;
                                       });
}

} // namespace

Result<ImportPreview> previewImport(Workspace* workspace, const std::filesystem::path& file,
                                    const std::filesystem::path& temporaryDirectory, const RunContext& context) {
    ImportPreview preview;
    preview.file = file;
    std::error_code failure;
    preview.bytes = std::filesystem::file_size(file, failure);
    if (failure)
        return Error(ErrorCode::NotFound, "The file cannot be opened: " + failure.message() + ".",
                     {file.string(), 0, {}});
    std::vector<SavedMapping> saved;
    if (workspace != nullptr) {
        PLANWRIGHT_ASSIGN(saved, workspace->savedMappings());
    }
    data::ImportRequest request;
    request.files = {file};
    PLANWRIGHT_ASSIGN(request.knownMappings, layOutKnownMappings(saved, temporaryDirectory));
    if (auto recognised = data::recogniseMapping(request, context)) {
        preview.mapping = std::move(recognised->mapping);
        preview.notes = std::move(recognised->notes);
    } else {
        preview.problem = recognised.error();
    }
    if (const auto read = readBeginning(preview, context); !read) {
        if (read.error().code() == ErrorCode::Cancelled)
            return read.error();
        if (!preview.problem)
            preview.problem = read.error();
    }
    return preview;
}

} // namespace planwright::service
