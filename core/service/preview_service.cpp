#include "core/service/preview_service.h"

#include "core/data/category_table.h"
#include "core/data/detect.h"
#include "core/data/engine/csv_file.h"
#include "core/data/event_table.h"
#include "core/data/heading.h"
#include "core/data/recognise.h"
#include "core/data/text_files.h"
#include "core/service/event_files.h"
#include "core/service/known_mappings.h"
#include "core/service/own_categories.h"
#include "core/service/s3_files.h"

#include <algorithm>

namespace planwright::service {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t rowsLookedAt = 20'000; // of a table that must be converted; enough to tell what stands in it
constexpr std::size_t rowsShown = 50, columnsShown = 100, longestCell = 200, longestSentence = 1000;

// Not within a character.
std::string shortened(const std::string& text, std::size_t longest) {
    if (text.size() <= longest)
        return text;
    while (longest > 0 && (static_cast<unsigned char>(text[longest]) & 0xC0U) == 0x80U)
        --longest;
    return text.substr(0, longest) + "…";
}

std::vector<std::string> shortenedCells(const std::vector<std::string>& fields) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < std::min(fields.size(), columnsShown); ++i)
        cells.push_back(shortened(fields[i], longestCell));
    return cells;
}

class Preview {
public:
    Preview(Workspace* workspace, const ImportOptions& options, fs::path temporaryDirectory, const RunContext& context)
        : m_workspace(workspace)
        , m_options(options)
        , m_temporaryDirectory(std::move(temporaryDirectory))
        , m_context(context) {}

    Result<ImportPreview> run();

private:
    Status recognise();
    Status readBeginning();
    Status readBeginningAs(const data::engine::CsvDialect& dialect);
    Status checkHeadings();
    Status checkCategories();
    // The first problem is the one to tell; only a stop ends the preview.
    Status keep(const Status& step);

    Workspace* m_workspace;
    const ImportOptions& m_options;
    std::vector<data::TextFile> m_texts; ///< the files of the options, folders opened, as text
    fs::path m_temporaryDirectory;
    const RunContext& m_context;
    bool m_encodingIsAssumed = true;
    std::vector<std::string> m_heading; ///< whole
    ImportPreview m_preview;
};

Status Preview::recognise() {
    data::ImportRequest request;
    request.overrides = m_options.overrides;
    PLANWRIGHT_TRY(chooseMapping(request, m_options.mapping, m_workspace, m_temporaryDirectory));
    PLANWRIGHT_ASSIGN(auto recognised, data::recogniseMapping(request, m_texts, m_context));
    m_preview.mapping = std::move(recognised.mapping);
    // As an import does that appends.
    if (m_workspace != nullptr && m_options.append && !m_options.mapping && !m_options.categories) {
        PLANWRIGHT_ASSIGN(const auto own, layOutOwnCategories(*m_workspace, m_temporaryDirectory));
        if (own)
            m_preview.mapping->categoryTable = own;
    }
    m_preview.columns = m_preview.mapping->columns;
    for (auto& note : recognised.notes)
        m_preview.notes.push_back(std::move(note));
    m_preview.fields = std::move(recognised.fields);
    m_encodingIsAssumed = recognised.encodingIsAssumed;
    return {};
}

Status Preview::readBeginningAs(const data::engine::CsvDialect& dialect) {
    m_heading.clear();
    m_preview.rows.clear();
    return data::engine::forEachRecord(m_texts.front().path, dialect, m_context,
                                       [&](std::int64_t, const std::vector<std::string>& fields) {
                                           if (m_heading.empty())
                                               m_heading = fields;
                                           else
                                               m_preview.rows.push_back(shortenedCells(fields));
                                           return m_preview.rows.size() < rowsShown;
                                       });
}

Status Preview::readBeginning() {
    data::engine::CsvDialect dialect;
    if (m_preview.mapping) {
        dialect = {m_preview.mapping->delimiter, m_preview.mapping->encoding};
    } else {
        PLANWRIGHT_ASSIGN(const auto heading, data::engine::firstLine(m_texts.front().path));
        dialect.delimiter = data::delimiterOf(heading);
    }
    auto read = readBeginningAs(dialect);
    // As an import does.
    if (!read && m_encodingIsAssumed && read.error().where().field == "encoding") {
        dialect.encoding = "cp1252";
        if (m_preview.mapping)
            m_preview.mapping->encoding = dialect.encoding;
        m_preview.notes.emplace_back("The file is not UTF-8; it is read as Windows text (cp1252).");
        read = readBeginningAs(dialect);
    }
    m_preview.columnCount = m_heading.size();
    m_preview.heading = shortenedCells(m_heading);
    if (m_preview.columns.empty())
        for (const auto& [field, column] : data::fieldsOfHeading(m_heading))
            m_preview.columns[field] = m_heading[column];
    if (read && m_preview.rows.empty())
        return Error(ErrorCode::InvalidArgument, "The file holds no data, only a heading: export the events again.",
                     {m_preview.file.filename().string(), 1, {}});
    return read;
}

Status Preview::checkHeadings() {
    if (!m_preview.mapping)
        return {};
    const data::engine::CsvDialect dialect{m_preview.mapping->delimiter, m_preview.mapping->encoding};
    for (const auto& path : data::pathsOf(m_texts)) {
        data::engine::CsvFile file;
        file.name = path.filename().string();
        PLANWRIGHT_TRY(data::engine::forEachRecord(path, dialect, m_context,
                                                   [&](std::int64_t, const std::vector<std::string>& fields) {
                                                       file.heading = fields;
                                                       return false;
                                                   }));
        PLANWRIGHT_TRY(data::columnNumbers(*m_preview.mapping, file));
    }
    return {};
}

Status Preview::checkCategories() {
    if (!m_preview.mapping)
        return {};
    const auto& mapping = *m_preview.mapping;
    if (const auto& table = m_options.categories ? m_options.categories : mapping.categoryTable) {
        PLANWRIGHT_TRY(data::readCategoryTable(*table, m_temporaryDirectory, m_context));
        return {};
    }
    // Appended rows may join categories that are there.
    if (mapping.columns.contains("category") || m_options.append || !m_options.assign.empty())
        return {};
    return Error(ErrorCode::InvalidArgument,
                 "No column names a category, so all events would belong to one: give a category table, a CSV file "
                 "with the columns product and category.",
                 {m_preview.file.filename().string(), 1, "category"});
}

Status Preview::keep(const Status& step) {
    if (step)
        return {};
    if (step.error().code() == ErrorCode::Cancelled)
        return step.error();
    if (!m_preview.problem)
        m_preview.problem = Error(
            step.error().code(), shortened(step.error().message(), longestSentence),
            {step.error().where().file, step.error().where().line, shortened(step.error().where().field, longestCell)});
    return {};
}

Result<ImportPreview> Preview::run() {
    if (m_options.files.empty())
        return Error(ErrorCode::InvalidArgument, "No file is given: name the one that holds the events.");
    PLANWRIGHT_ASSIGN(const auto local, withLocalCopies(m_options.files, m_temporaryDirectory / "s3", m_context, 1));
    PLANWRIGHT_ASSIGN(const auto files, eventFiles(local));
    if (local != m_options.files)
        m_preview.notes.emplace_back("Of each address in S3 the first object is shown.");
    auto texts = data::textFiles(files, m_temporaryDirectory, {m_options.sheet, rowsLookedAt}, m_context);
    m_preview.file = files.front();
    std::error_code failure;
    if (fs::is_regular_file(m_preview.file, failure))
        m_preview.bytes = fs::file_size(m_preview.file, failure);
    if (failure)
        m_preview.bytes = 0;
    if (texts) {
        m_texts = std::move(*texts);
        PLANWRIGHT_TRY(keep(recognise()));
        PLANWRIGHT_TRY(keep(readBeginning()));
        PLANWRIGHT_TRY(keep(checkHeadings()));
        PLANWRIGHT_TRY(keep(checkCategories()));
    } else {
        PLANWRIGHT_TRY(keep(texts.error()));
    }
    for (auto& note : m_preview.notes)
        note = shortened(note, longestSentence);
    for (auto& [field, heading] : m_preview.columns)
        heading = shortened(heading, longestCell);
    return std::move(m_preview);
}

} // namespace

Result<ImportPreview> previewImport(Workspace* workspace, const ImportOptions& options,
                                    const fs::path& temporaryDirectory, const RunContext& context) {
    return Preview(workspace, options, temporaryDirectory, context).run();
}

} // namespace planwright::service
