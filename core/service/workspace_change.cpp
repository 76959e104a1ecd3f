#include "core/service/workspace_change.h"

#include "core/base/date.h"
#include "core/service/point_blob.h"
#include "core/service/workspace_leftovers.h"
#include "core/service/workspace_scrub.h"
#include "core/storage/statement.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <chrono>

namespace planwright::service {
namespace {

std::string utcText(std::chrono::system_clock::time_point time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const auto day = std::chrono::floor<std::chrono::days>(seconds);
    const std::chrono::hh_mm_ss clock(seconds - day);
    return fmt::format("{}T{:02}:{:02}:{:02}Z", Date(std::chrono::year_month_day(day)).toString(),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

} // namespace

WorkspaceChange::WorkspaceChange(Workspace& workspace, storage::Transaction transaction, const RunContext& context)
    : m_workspace(workspace)
    , m_transaction(std::move(transaction))
    , m_clock(context.clock) {}

Result<std::unique_ptr<WorkspaceChange>> WorkspaceChange::begin(Workspace& workspace, const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto transaction, storage::Transaction::begin(*workspace.m_database));
    std::unique_ptr<WorkspaceChange> change(new WorkspaceChange(workspace, std::move(transaction), context));
    PLANWRIGHT_TRY(removeLeftovers(*workspace.m_database, workspace.folder()));
    PLANWRIGHT_ASSIGN(auto temporary, data::TemporaryFolder::make(workspace.folder() / temporaryName, "change-"));
    change->m_temporary.emplace(std::move(temporary));
    return change;
}

WorkspaceChange::~WorkspaceChange() {
    m_temporary.reset();
    std::error_code ignored;
    std::filesystem::remove(m_workspace.folder() / temporaryName, ignored); // only if it is empty
    if (!m_transaction)
        return;
    m_transaction.reset(); // rolls back, so that the tables are as they were
    tidyUp(*m_workspace.m_database, m_workspace.folder());
}

Status WorkspaceChange::log(const std::string& command, const std::string& argumentsJson,
                            const std::string& snapshotSha256, const std::optional<std::string>& bundleSha256) {
    PLANWRIGHT_ASSIGN(auto insert, m_workspace.m_database->prepare(
                                       "INSERT INTO command_log (at, command, arguments, snapshot_sha256, "
                                       "bundle_sha256) VALUES (?, ?, ?, ?, ?)"));
    insert.bind(utcText(m_clock())).bind(command).bind(argumentsJson).bind(snapshotSha256);
    if (bundleSha256)
        insert.bind(*bundleSha256);
    else
        insert.bind(nullptr);
    return insert.run();
}

Status WorkspaceChange::recordImport(const data::ImportReport& report, const std::string& argumentsJson,
                                     const std::string& documentJson, const std::optional<SavedMapping>& mapping) {
    auto& database = *m_workspace.m_database;
    PLANWRIGHT_ASSIGN(auto snapshot, database.prepare("INSERT INTO snapshot (sha256, first_day, last_day, categories, "
                                                      "document) VALUES (?, ?, ?, ?, ?) ON CONFLICT (sha256) DO "
                                                      "NOTHING"));
    PLANWRIGHT_TRY(snapshot.bind(report.snapshotSha256)
                       .bind(report.firstDay.toString())
                       .bind(report.lastDay.toString())
                       .bind(static_cast<std::int64_t>(report.categories))
                       .bind(documentJson)
                       .run());
    PLANWRIGHT_TRY(makeCurrent(report.snapshotSha256));
    if (mapping)
        PLANWRIGHT_TRY(keep(*mapping));
    return log("import", argumentsJson, report.snapshotSha256, std::nullopt);
}

Status WorkspaceChange::keep(const SavedMapping& mapping) {
    PLANWRIGHT_ASSIGN(auto insert, m_workspace.m_database->prepare("INSERT OR REPLACE INTO mapping VALUES (?, ?, ?)"));
    insert.bind(mapping.name).bind(mapping.json);
    if (mapping.categoryTable)
        insert.bind(*mapping.categoryTable);
    else
        insert.bind(nullptr);
    return insert.run();
}

Status WorkspaceChange::keepOwnTable(const std::string& name, const std::optional<std::string>& csv) {
    auto& database = *m_workspace.m_database;
    if (!csv) {
        PLANWRIGHT_ASSIGN(auto remove, database.prepare("DELETE FROM own_table WHERE name = ?"));
        return remove.bind(name).run();
    }
    PLANWRIGHT_ASSIGN(auto insert, database.prepare("INSERT OR REPLACE INTO own_table VALUES (?, ?)"));
    return insert.bind(name).bind(*csv).run();
}

Status WorkspaceChange::recordSpecialDays(const std::string& csv) {
    PLANWRIGHT_ASSIGN(const auto current, m_workspace.currentSnapshot());
    PLANWRIGHT_TRY(keepOwnTable(ownSpecialDaysTable, csv));
    const nlohmann::json arguments{{"csv", csv}};
    return log("special_days", arguments.dump(), current, std::nullopt);
}

Status WorkspaceChange::recordAnalogues(const std::string& csv) {
    PLANWRIGHT_ASSIGN(const auto current, m_workspace.currentSnapshot());
    PLANWRIGHT_TRY(keepOwnTable(ownAnaloguesTable, csv));
    return log("analogues", nlohmann::json{{"csv", csv}}.dump(), current, std::nullopt);
}

Status WorkspaceChange::recordKnownInputs(const std::string& csv) {
    PLANWRIGHT_ASSIGN(const auto current, m_workspace.currentSnapshot());
    PLANWRIGHT_TRY(keepOwnTable(ownKnownInputsTable, csv));
    return log("known_inputs", nlohmann::json{{"csv", csv}}.dump(), current, std::nullopt);
}

Status WorkspaceChange::recordOutlierMarks(const std::vector<OutlierMarkRow>& rows) {
    auto& database = *m_workspace.m_database;
    PLANWRIGHT_ASSIGN(const auto current, m_workspace.currentSnapshot());
    PLANWRIGHT_TRY(database.execute("DELETE FROM outlier_mark"));
    PLANWRIGHT_ASSIGN(auto insert, database.prepare("INSERT INTO outlier_mark VALUES (?, ?, ?, ?, ?)"));
    auto marks = nlohmann::json::array();
    for (const auto& row : rows) {
        PLANWRIGHT_TRY(
            insert.bind(row.category).bind(row.firstDay).bind(row.lastDay).bind(row.meaning).bind(row.note).run());
        marks.push_back({row.category, row.firstDay, row.lastDay, row.meaning, row.note});
    }
    return log("outlier_marks", nlohmann::json{{"marks", marks}}.dump(), current, std::nullopt);
}

Status WorkspaceChange::recordPastForecasts(const forecasting::PastFits& fits, const std::string& codeRevision) {
    auto& database = *m_workspace.m_database;
    PLANWRIGHT_TRY(database.execute("DELETE FROM past_forecast"));
    PLANWRIGHT_ASSIGN(auto insert, database.prepare("INSERT INTO past_forecast VALUES (?, ?, ?, ?)"));
    for (const auto& [key, points] : fits)
        PLANWRIGHT_TRY(insert.bind(key)
                           .bind(codeRevision)
                           .bind(sha256OfPoints(points))
                           .bind(std::as_bytes(std::span(points)))
                           .run());
    return {};
}

Status WorkspaceChange::recordRedaction(const std::string& snapshotSha256, const std::string& documentJson) {
    PLANWRIGHT_ASSIGN(auto update,
                      m_workspace.m_database->prepare("UPDATE snapshot SET document = ?1 WHERE sha256 = ?2"));
    PLANWRIGHT_TRY(update.bind(documentJson).bind(snapshotSha256).run());
    PLANWRIGHT_TRY(askForScrub(*m_workspace.m_database));
    m_hasRedacted = true;
    return log("forget_rejected", "{}", snapshotSha256, std::nullopt);
}

Status WorkspaceChange::recordTraining(const std::string& snapshotSha256, const std::string& training,
                                       const std::string& bundleSha256, const std::string& backtestJson) {
    auto& database = *m_workspace.m_database;
    // The same training gives the same bundle; training again makes it the newest.
    PLANWRIGHT_ASSIGN(auto bundle, database.prepare("INSERT INTO bundle (sha256, snapshot_sha256, training, backtest, "
                                                    "trained_by) VALUES (?1, ?2, ?3, ?4, (SELECT "
                                                    "coalesce(max(sequence), 0) + 1 FROM command_log)) ON CONFLICT "
                                                    "(sha256) DO UPDATE SET trained_by = excluded.trained_by, "
                                                    "training = excluded.training, backtest = excluded.backtest"));
    PLANWRIGHT_TRY(bundle.bind(bundleSha256).bind(snapshotSha256).bind(training).bind(backtestJson).run());
    return log("train", training, snapshotSha256, bundleSha256);
}

Status WorkspaceChange::makeCurrent(const std::string& snapshotSha256) {
    PLANWRIGHT_ASSIGN(auto current,
                      m_workspace.m_database->prepare("INSERT OR REPLACE INTO current_snapshot VALUES (1, ?)"));
    return current.bind(snapshotSha256).run();
}

Status WorkspaceChange::recordTag(const std::string& snapshotSha256, const std::optional<std::string>& tag) {
    PLANWRIGHT_ASSIGN(auto update, m_workspace.m_database->prepare("UPDATE snapshot SET tag = ?1 WHERE sha256 = ?2"));
    if (tag)
        update.bind(*tag);
    else
        update.bind(nullptr);
    PLANWRIGHT_TRY(update.bind(snapshotSha256).run());
    return log(tag ? "tag_snapshot" : "untag_snapshot", tag ? nlohmann::json{{"tag", *tag}}.dump() : "{}",
               snapshotSha256, std::nullopt);
}

Status WorkspaceChange::recordUse(const std::string& snapshotSha256) {
    PLANWRIGHT_TRY(makeCurrent(snapshotSha256));
    return log("use_snapshot", "{}", snapshotSha256, std::nullopt);
}

Status WorkspaceChange::recordMissingDays(const std::string& choiceJson) {
    PLANWRIGHT_ASSIGN(const auto snapshot, m_workspace.currentSnapshot());
    return log("missing_days", choiceJson, snapshot, std::nullopt);
}

Status WorkspaceChange::recordDeletion(const std::string& snapshotSha256) {
    PLANWRIGHT_ASSIGN(auto remove, m_workspace.m_database->prepare("DELETE FROM snapshot WHERE sha256 = ?"));
    PLANWRIGHT_TRY(remove.bind(snapshotSha256).run());
    m_hasDeleted = true;
    return log("delete_snapshot", "{}", snapshotSha256, std::nullopt);
}

Status WorkspaceChange::commit() {
    PLANWRIGHT_TRY(m_transaction->commit());
    m_transaction.reset();
    m_workspace.m_removeContent = false;
    m_workspace.m_removeFolder = false;
    if (m_hasRedacted)
        PLANWRIGHT_TRY(finishScrub(*m_workspace.m_database, m_workspace.folder()));
    if (m_hasDeleted)
        tidyUp(*m_workspace.m_database, m_workspace.folder());
    return {};
}

} // namespace planwright::service
