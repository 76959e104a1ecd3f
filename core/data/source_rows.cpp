#include "core/data/source_rows.h"

#include "core/data/account.h"
#include "core/data/open_snapshot.h"
#include "core/data/sql.h"
#include "core/data/values.h"

#include <fmt/format.h>

#include <limits>

namespace planwright::data {

namespace {

/// The condition that both queries share.
std::string conditionOf(const SourceQuery& query) {
    const auto category = query.category ? " AND category = " + engine::sqlText(*query.category) : std::string();
    return fmt::format("event_type IN ('purchase', 'refund') AND event_time >= make_timestamp({}) AND "
                       "event_time < make_timestamp({}){}",
                       startSql(query.firstDay), startSql(query.lastDay + 1), category);
}

std::string timeText(std::int64_t micros) {
    const Date day = dayOf(micros);
    const auto seconds = (micros - startOf(day)) / 1'000'000;
    return fmt::format("{} {:02}:{:02}:{:02}", day.toString(), seconds / 3600, seconds / 60 % 60, seconds % 60);
}

SourceRow rowOf(const engine::Batch& batch, std::size_t r, const std::vector<SourceFile>& files) {
    const auto integer = [&](std::size_t column) {
        return batch.isNull(column, r) ? std::nullopt : std::optional(batch.integer(column, r));
    };
    const auto text = [&](std::size_t column) {
        return batch.isNull(column, r) ? std::string() : std::string(batch.text(column, r));
    };
    SourceRow row;
    if (const auto file = integer(0); file && *file >= 0 && *file < static_cast<std::int64_t>(files.size()))
        row.file = files[static_cast<std::size_t>(*file)].name;
    row.line = integer(1);
    row.time = timeText(batch.integer(2, r));
    row.type = text(3);
    row.order = text(4);
    row.product = text(5);
    row.category = text(6);
    row.customer = integer(7);
    row.units = Quantity::fromRaw(batch.integer(8, r));
    if (const auto price = integer(9))
        row.unitPrice = Money::fromRaw(*price);
    row.money = Money::fromRaw(batch.integer(10, r));
    return row;
}

using Take = std::function<Status(SourceRow)>;

Status listRows(OpenSnapshot& snapshot, const SourceQuery& query, std::int64_t most, const RunContext& context,
                const Take& take) {
    if (!snapshot.manifest.hasSourceLines)
        return Error(ErrorCode::Conflict,
                     "This snapshot was written by an earlier version, which did not keep the lines of the files: "
                     "import the files again.",
                     {snapshot.manifest.sha256, 0, {}});
    return snapshot.database.forEachBatch(
        sql("source_rows",
            {{"path", snapshot.path}, {"condition", conditionOf(query)}, {"limit", std::to_string(most)}}),
        context,
        [&](const engine::Batch& batch) -> Status {
            for (std::size_t r = 0; r < batch.rows(); ++r)
                PLANWRIGHT_TRY(take(rowOf(batch, r, snapshot.manifest.sources)));
            return {};
        },
        "Looking up the rows");
}

} // namespace

Result<SourceRows> findSourceRows(const std::filesystem::path& snapshotDirectory, const SourceQuery& query,
                                  std::int64_t most, const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto snapshot, openSnapshot(snapshotDirectory, context));
    SourceRows found;
    found.currency = snapshot.manifest.currency;
    PLANWRIGHT_ASSIGN(const auto sums,
                      snapshot.database.rows(
                          sql("source_sums", {{"path", snapshot.path}, {"condition", conditionOf(query)}}), context));
    PLANWRIGHT_ASSIGN(found.sum, tallyOf(sums.at(0), 0));
    PLANWRIGHT_TRY(listRows(snapshot, query, most, context, [&found](SourceRow row) -> Status {
        found.rows.push_back(std::move(row));
        return {};
    }));
    return found;
}

Status forEachSourceRow(const std::filesystem::path& snapshotDirectory, const SourceQuery& query,
                        const RunContext& context, const Take& take) {
    PLANWRIGHT_ASSIGN(auto snapshot, openSnapshot(snapshotDirectory, context));
    return listRows(snapshot, query, std::numeric_limits<std::int64_t>::max(), context, take);
}

} // namespace planwright::data
