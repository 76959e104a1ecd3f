#include "core/data/import.h"

#include "core/base/hash.h"
#include "core/data/account.h"
#include "core/data/category_table.h"
#include "core/data/complete_months.h"
#include "core/data/currencies.h"
#include "core/data/event_table.h"
#include "core/data/manifest.h"
#include "core/data/merge_rules.h"
#include "core/data/partitions.h"
#include "core/data/recognise.h"
#include "core/data/rejected_rows.h"
#include "core/data/rule_report.h"
#include "core/data/snapshot_writer.h"
#include "core/data/sql.h"
#include "core/data/temporary_folder.h"
#include "core/data/text_files.h"

#include <fmt/format.h>

#include <algorithm>

namespace planwright::data {

namespace {

constexpr const char* toolVersion = "0.1.0";

std::set<std::string> mappedFields(const Mapping& mapping) {
    std::set<std::string> fields;
    for (const auto& [field, heading] : mapping.columns)
        fields.insert(field);
    return fields;
}

std::string mappingHash(Mapping mapping) {
    // Where the category table lies is no part of what the mapping says.
    if (mapping.categoryTable)
        mapping.categoryTable = mapping.categoryTable->filename();
    return sha256Hex(toJson(mapping));
}

/// The steps of one import; each leaves what it found in the report.
class Import {
public:
    /// `texts`: the request's files as text.
    Import(const ImportRequest& request, std::vector<TextFile> texts, const RunContext& context,
           std::filesystem::path folder)
        : m_request(request)
        , m_texts(std::move(texts))
        , m_context(context)
        , m_folder(std::move(folder)) {}

    Result<ImportReport> run();

private:
    Status recognise();
    Status scan();
    Status scanFile(std::size_t number);
    Status describeTexts();
    Status openBase();
    Status settleMoney(engine::Database& database);
    [[nodiscard]] Status checkBase() const;
    Status read(EventTable& table);
    Status clean(engine::Database& database, const EventTable& table);
    Status listRejected(engine::Database& database, const EventTable& table);
    Status describe(engine::Database& database);
    Status listUnmapped(engine::Database& database, const EventTable& table);
    Status write(engine::Database& database, const EventTable& table);
    void note(const std::string& sentence) { m_report.notes.push_back(sentence); }
    [[nodiscard]] std::int64_t engineMemoryMiB() const;
    [[nodiscard]] engine::CsvDialect dialect() const { return {m_report.mapping.delimiter, m_report.mapping.encoding}; }

    const ImportRequest& m_request;
    std::vector<TextFile> m_texts;
    const RunContext& m_context;
    std::filesystem::path m_folder;
    bool m_encodingIsAssumed = false;
    std::optional<Manifest> m_base; ///< of the snapshot that is appended to
    std::vector<engine::CsvFile> m_files;
    Hierarchy m_baseParents;
    CategoryTable m_categories;
    std::optional<RateTable> m_rates; ///< where money is converted
    RuleFindings m_findings;
    ImportReport m_report;
};

Status Import::recognise() {
    PLANWRIGHT_ASSIGN(auto recognised, recogniseMapping(m_request, m_texts, m_context));
    m_report.mapping = std::move(recognised.mapping);
    m_report.notes = std::move(recognised.notes);
    m_report.mappingFields = std::move(recognised.fields);
    m_encodingIsAssumed = recognised.encodingIsAssumed;
    return {};
}

Status Import::scanFile(std::size_t number) {
    const auto& original = m_request.files[number];
    const auto& path = m_texts[number].path;
    auto file = engine::scanCsv(path, dialect(), m_folder, m_context);
    if (!file && m_encodingIsAssumed && file.error().where().field == "encoding") {
        m_report.mapping.encoding = "cp1252";
        note("The file " + path.filename().string() + " is not UTF-8; it was read as Windows text (cp1252).");
        file = engine::scanCsv(path, dialect(), m_folder, m_context);
    }
    if (!file)
        return Error(file.error().code(), file.error().message(),
                     {nameInTable(original), file.error().where().line, file.error().where().field});
    file->name = nameInTable(original);
    m_files.push_back(std::move(*file));
    return {};
}

/// What the user's own files went through until they were text.
Status Import::describeTexts() {
    for (std::size_t number = 0; number < m_texts.size(); ++number) {
        auto& file = m_files[number];
        if (!file.preparation.empty())
            note(fmt::format("The file {} was {}.", file.name, fmt::join(file.preparation, " and ")));
        if (!m_texts[number].note.empty())
            note(m_texts[number].note);
        if (const auto& original = m_request.files[number]; m_texts[number].path != original) {
            PLANWRIGHT_ASSIGN(file.sha256, sha256HexOfFile(original));
        }
    }
    return {};
}

Status Import::scan() {
    const std::string encoding = m_report.mapping.encoding;
    for (std::size_t number = 0; number < m_texts.size(); ++number)
        PLANWRIGHT_TRY(scanFile(number));
    if (m_report.mapping.encoding != encoding && m_files.size() > 1) {
        m_files.clear(); // files before the first that is not UTF-8 are read alike
        for (std::size_t number = 0; number < m_texts.size(); ++number)
            PLANWRIGHT_TRY(scanFile(number));
    }
    PLANWRIGHT_TRY(describeTexts());
    const auto& table = m_request.categoryTable ? m_request.categoryTable : m_report.mapping.categoryTable;
    if (table) {
        PLANWRIGHT_ASSIGN(auto groups, readCategoryTable(*table, m_folder, m_context));
        m_categories = std::move(groups.categories);
        m_report.parents = std::move(groups.parents);
    }
    return {};
}

Status Import::openBase() {
    if (!m_request.appendTo)
        return {};
    PLANWRIGHT_ASSIGN(m_base, readManifest(*m_request.appendTo));
    PLANWRIGHT_ASSIGN(m_baseParents, readHierarchy(*m_request.appendTo));
    return {};
}

Status Import::settleMoney(engine::Database& database) {
    PLANWRIGHT_ASSIGN(m_rates, settleCurrency(database, m_files, m_request.rates, m_folder, m_report, m_context));
    return {};
}

/// Whether the new files are counted as those that the snapshot was made of.
Status Import::checkBase() const {
    if (!m_base)
        return {};
    const auto& mapping = m_report.mapping;
    const auto refuse = [](std::string sentence, const char* field) {
        return Error(ErrorCode::Conflict, std::move(sentence), {{}, 0, field});
    };
    const auto either = [](const std::string& value, const char* none) { return value.empty() ? none : value; };
    if (m_base->aggregated != mapping.aggregated)
        return refuse("One of the snapshot and the new files holds sums by " +
                          either(m_base->aggregated, mapping.aggregated.c_str()) +
                          ", the other does not: they cannot be put together.",
                      "aggregated");
    if (m_base->currency != mapping.currency)
        return refuse("The snapshot is in " + either(m_base->currency, "no declared currency") +
                          " and the new files are in " + either(mapping.currency, "none") +
                          ": money of two currencies cannot be added up.",
                      "currency");
    if (m_base->timeZone && *m_base->timeZone != mapping.timeZone)
        return refuse("The days of the snapshot are those of " + either(*m_base->timeZone, "the clock in its files") +
                          " and those of the new files of " + either(mapping.timeZone, "the clock in them") +
                          ": give the same time zone, or import all files again.",
                      "time_zone");
    return {};
}

Status Import::read(EventTable& table) {
    PLANWRIGHT_TRY(table.create(m_context));
    if (m_base)
        PLANWRIGHT_TRY(table.appendSnapshot(*m_request.appendTo, *m_base, m_context));
    int number = 0;
    for (const auto& file : m_files)
        PLANWRIGHT_TRY(table.append(file, ++number, m_context));
    return {};
}

Status Import::clean(engine::Database& database, const EventTable& table) {
    PLANWRIGHT_TRY(findFutureDates(database, m_report.mapping, m_findings, m_context));
    PLANWRIGHT_TRY(mergeRepeats(database, table, m_files, m_base.has_value(), m_findings, m_report, m_context));
    return findAbsurdQuantities(database, table, m_report.mapping, m_findings, m_context);
}

Status Import::listRejected(engine::Database& database, const EventTable& table) {
    if (m_request.rejectedFile)
        PLANWRIGHT_TRY(
            writeRejectedRows(*m_request.rejectedFile, database, table, m_report.mapping, m_files, m_context));
    PLANWRIGHT_ASSIGN(m_report.rejected, rejectedRows(database, table, m_report.mapping, m_files, m_context));
    if (m_request.stopOnRejected && !m_report.rejected.empty()) {
        const auto& first = m_report.rejected.front();
        return Error(ErrorCode::InvalidArgument,
                     std::to_string(m_report.account.rejected.rows) +
                         " rows cannot be read, and the import was asked to "
                         "stop then. The first: " +
                         first.reason,
                     {first.file, first.line, {}});
    }
    // A file whose every row is known already is fine.
    if (m_report.account.accepted.rows + m_report.account.merged.rows > 0)
        return {};
    const std::string reason = m_report.rejected.empty() ? "" : " The first: " + m_report.rejected.front().reason;
    return Error(ErrorCode::InvalidArgument, "No row is left to import: all are rejected or set aside." + reason,
                 {m_files.front().name, m_report.rejected.empty() ? 0 : m_report.rejected.front().line, {}});
}

Status Import::describe(engine::Database& database) {
    std::vector<std::int32_t> active;
    PLANWRIGHT_TRY(database.forEachBatch("SELECT DISTINCT CAST(floor(event_time / 86400000000) AS BIGINT) AS day FROM "
                                         "event_row WHERE fate = 'Accepted' "
                                         "ORDER BY day",
                                         m_context, [&active](const engine::Batch& batch) -> Status {
                                             for (std::size_t r = 0; r < batch.rows(); ++r)
                                                 active.push_back(static_cast<std::int32_t>(batch.integer(0, r)));
                                             return {};
                                         }));
    m_report.firstDay = Date(active.front());
    m_report.lastDay = Date(active.back());
    if (m_report.mapping.aggregated == "month") {
        m_report.lastDay = m_report.lastDay.month().lastDay();
        return {};
    }
    const auto months = completeMonths(active, m_report.lastDay);
    const auto partial = [this](Month month) {
        m_report.partialPeriods.push_back(
            {month, std::max(month.firstDay(), m_report.firstDay), std::min(month.lastDay(), m_report.lastDay)});
    };
    const Month first = m_report.firstDay.month();
    const Month last = m_report.lastDay.month();
    if (months.first > first)
        partial(first);
    if (months.last < last && (last != first || months.first == first))
        partial(last);
    return {};
}

Status Import::listUnmapped(engine::Database& database, const EventTable& table) {
    if (m_categories.empty() || !table.has("product_id"))
        return {};
    PLANWRIGHT_ASSIGN(const auto rows, database.rows(sql("unmapped_products"), m_context));
    for (const auto& row : rows) {
        PLANWRIGHT_ASSIGN(const auto found, tallyOf(row, 1));
        m_report.unmappedProducts.push_back({row.at(0).text, found});
    }
    return {};
}

Status Import::write(engine::Database& database, const EventTable& table) {
    Manifest manifest;
    manifest.toolVersion = toolVersion;
    for (const auto& path : m_request.files)
        m_report.files.push_back(nameInTable(path));
    manifest.mappingSha256 = mappingHash(m_report.mapping);
    manifest.currency = m_report.mapping.currency;
    manifest.aggregated = m_report.mapping.aggregated;
    manifest.timeZone = m_report.mapping.timeZone;
    manifest.account = m_report.account;
    if (m_base)
        manifest.sources = m_base->sources;
    for (const auto& file : m_files)
        manifest.sources.push_back({file.name, file.sha256});
    if (m_rates)
        manifest.sources.push_back({m_rates->name(), m_rates->sha256()});
    PLANWRIGHT_ASSIGN(manifest, writeSnapshot(database, table, m_files, std::move(manifest),
                                              m_request.snapshotsDirectory, m_context));
    m_report.snapshotSha256 = manifest.sha256;
    m_report.parents.merge(m_baseParents); // what the new table says goes first
    PLANWRIGHT_TRY(writeHierarchy(m_request.snapshotsDirectory / manifest.sha256, m_report.parents));
    m_report.categories = static_cast<std::size_t>(manifest.categories);
    m_report.repeatedRowsKept = manifest.repeatedRows - (m_base ? m_base->repeatedRows : 0);
    for (auto& rule : m_report.rules)
        if (rule.rule == Rule::RepeatedRow && rule.action == RuleAction::Flag)
            rule.found.rows = m_report.repeatedRowsKept;
    if (m_report.repeatedRowsKept > 0)
        note(countOf(m_report.repeatedRowsKept, "row equals", "rows equal") +
             " another row of the same file in every mapped column and " +
             (m_report.repeatedRowsKept == 1 ? "was" : "were") + " kept, as tills do scan the same thing twice.");
    if (m_report.mapping.currency.empty())
        note("No currency is declared.");
    return {};
}

std::int64_t Import::engineMemoryMiB() const {
    // The rows of a text file take about its size; half of them in memory are enough to be quick. The rest of the
    // process, and what the engine takes beyond its limit, stay under 520 MiB.
    constexpr std::int64_t least = 150;
    constexpr std::int64_t beside = 520;
    std::int64_t bytes = 0;
    for (const auto& file : m_files) {
        std::error_code ignored;
        bytes += static_cast<std::int64_t>(std::filesystem::file_size(file.readable, ignored));
    }
    return std::clamp(bytes / 2 / 1024 / 1024, least, std::max(least, m_request.memoryLimitMiB - beside));
}

Result<ImportReport> Import::run() {
    PLANWRIGHT_TRY(recognise());
    PLANWRIGHT_TRY(openBase());
    PLANWRIGHT_TRY(scan());
    PLANWRIGHT_ASSIGN(auto database, engine::Database::open({m_folder, m_context.threads, engineMemoryMiB()}));
    auto fields = mappedFields(m_report.mapping);
    if (m_base)
        fields.insert(m_base->fields.begin(), m_base->fields.end());
    PLANWRIGHT_TRY(settleMoney(database));
    PLANWRIGHT_TRY(checkBase());
    EventTable table(database, fields, m_report.mapping, m_categories, m_rates ? &*m_rates : nullptr);
    PLANWRIGHT_TRY(read(table));
    PLANWRIGHT_TRY(clean(database, table));
    PLANWRIGHT_ASSIGN(m_report.filesAccount, accountFor(database, m_files, m_report.notes, m_context));
    m_report.account = sumOf(m_report.filesAccount);
    if (!m_report.account.addsUp())
        return Error(ErrorCode::Internal, "The account of the import does not add up; nothing was imported.");
    PLANWRIGHT_TRY(listRejected(database, table));
    PLANWRIGHT_TRY(describe(database));
    PLANWRIGHT_TRY(listUnmapped(database, table));
    PLANWRIGHT_ASSIGN(m_report.rules, reportRules(database, table, m_files, m_findings, m_report, m_context));
    PLANWRIGHT_TRY(write(database, table));
    return std::move(m_report);
}

} // namespace

Result<ImportReport> importEvents(const ImportRequest& request, const RunContext& context) {
    if (request.files.empty())
        return Error(ErrorCode::InvalidArgument, "No file is named: give at least one file of events.");
    PLANWRIGHT_ASSIGN(const auto folder, TemporaryFolder::make(request.temporaryDirectory, "import-"));
    PLANWRIGHT_ASSIGN(auto texts, textFiles(request.files, folder.path(), {request.sheet, std::nullopt}, context));
    return Import(request, std::move(texts), context, folder.path()).run();
}

} // namespace planwright::data
