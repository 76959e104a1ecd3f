#include "core/data/import.h"

#include "core/base/hash.h"
#include "core/data/category_table.h"
#include "core/data/complete_months.h"
#include "core/data/event_table.h"
#include "core/data/manifest.h"
#include "core/data/rejected_rows.h"
#include "core/data/snapshot_writer.h"
#include "core/data/sql.h"
#include "core/data/temporary_folder.h"

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

void add(Tally& to, const Tally& tally) {
    to.rows += tally.rows;
    to.units += tally.units;
    to.money += tally.money;
}

/// The steps of one import; each leaves what it found in the report.
class Import {
public:
    Import(const ImportRequest& request, const RunContext& context, std::filesystem::path folder)
        : m_request(request)
        , m_context(context)
        , m_folder(std::move(folder)) {}

    Result<ImportReport> run();

private:
    Status scan();
    Status read(EventTable& table);
    Status account(engine::Database& database);
    Status listRejected(engine::Database& database, const EventTable& table);
    Status describe(engine::Database& database);
    [[nodiscard]] engine::CsvDialect dialect() const { return {m_report.mapping.delimiter, m_report.mapping.encoding}; }

    const ImportRequest& m_request;
    const RunContext& m_context;
    std::filesystem::path m_folder;
    std::vector<engine::CsvFile> m_files;
    CategoryTable m_categories;
    ImportReport m_report;
};

Status Import::scan() {
    for (const auto& path : m_request.files) {
        PLANWRIGHT_ASSIGN(auto file, engine::scanCsv(path, dialect(), m_folder, m_context));
        m_files.push_back(std::move(file));
    }
    const auto& table = m_request.categoryTable ? m_request.categoryTable : m_report.mapping.categoryTable;
    if (table) {
        PLANWRIGHT_ASSIGN(m_categories, readCategoryTable(*table, m_folder, m_context));
    }
    return {};
}

Status Import::read(EventTable& table) {
    PLANWRIGHT_TRY(table.create(m_context));
    int number = 0;
    for (const auto& file : m_files)
        PLANWRIGHT_TRY(table.append(file, ++number, m_context));
    return {};
}

Status Import::account(engine::Database& database) {
    auto& account = m_report.account;
    PLANWRIGHT_ASSIGN(const auto rows, database.rows(sql("account_events"), m_context));
    for (const auto& row : rows) {
        if (row.at(2).isNull || row.at(3).isNull)
            return Error(ErrorCode::InvalidArgument,
                         "The sums are too large to be kept exactly: check the quantities and "
                         "prices, or import in parts.");
        const auto& fate = row.at(0).text;
        const Tally tally{row.at(1).integer, Quantity::fromRaw(row.at(2).integer), Money::fromRaw(row.at(3).integer)};
        add(account.read, tally);
        if (fate == "Accepted")
            add(account.accepted, tally);
        else if (fate == "Rejected")
            add(account.rejected, tally);
        else if (fate == "Merged")
            add(account.merged, tally);
        else
            add(account.setAside[fate], tally);
    }
    for (const auto& file : m_files) {
        const auto malformed = static_cast<std::int64_t>(file.malformed.size());
        account.read.rows += malformed;
        account.rejected.rows += malformed;
    }
    return {};
}

Status Import::listRejected(engine::Database& database, const EventTable& table) {
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
    if (m_report.account.accepted.rows > 0)
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

Result<ImportReport> Import::run() {
    m_report.mapping = *m_request.mapping;
    PLANWRIGHT_TRY(scan());
    PLANWRIGHT_ASSIGN(auto database, engine::Database::open({m_folder, m_context.threads}));
    EventTable table(database, mappedFields(m_report.mapping), m_report.mapping, m_categories);
    PLANWRIGHT_TRY(read(table));
    PLANWRIGHT_TRY(account(database));
    PLANWRIGHT_TRY(listRejected(database, table));
    PLANWRIGHT_TRY(describe(database));

    Manifest manifest;
    manifest.toolVersion = toolVersion;
    manifest.mappingSha256 = mappingHash(m_report.mapping);
    manifest.currency = m_report.mapping.currency;
    manifest.account = m_report.account;
    for (const auto& file : m_files)
        manifest.sources.push_back({file.name, file.sha256});
    PLANWRIGHT_ASSIGN(manifest,
                      writeSnapshot(database, table, std::move(manifest), m_request.snapshotsDirectory, m_context));
    m_report.snapshotSha256 = manifest.sha256;
    m_report.categories = static_cast<std::size_t>(manifest.categories);
    return std::move(m_report);
}

} // namespace

Result<ImportReport> importEvents(const ImportRequest& request, const RunContext& context) {
    if (request.files.empty())
        return Error(ErrorCode::InvalidArgument, "No file is named: give at least one CSV file of events.");
    PLANWRIGHT_ASSIGN(const auto folder, TemporaryFolder::make(request.temporaryDirectory, "import-"));
    return Import(request, context, folder.path()).run();
}

} // namespace planwright::data
