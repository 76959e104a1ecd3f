#include "core/data/merging.h"

#include "core/data/event_sql.h"
#include "core/data/repeat_candidates.h"
#include "core/data/sql.h"
#include "core/data/values.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace planwright::data {

namespace {

/// Hands the time and the hash of each row of a file to `take`.
template <typename Take>
Status forEachHash(engine::Database& database, int number, const RunContext& context, Take& take) {
    return database.forEachBatch(
        sql("hash_events", {{"file", std::to_string(number)}}), context,
        [&](const engine::Batch& batch) -> Status {
            for (std::size_t r = 0; r < batch.rows(); ++r)
                take.row(batch.isNull(0, r) ? std::numeric_limits<std::int64_t>::min() : batch.integer(0, r),
                         static_cast<std::uint64_t>(batch.integer(1, r)));
            return {};
        },
        "Looking for repeated blocks");
}

/// Two passes, so that only what may be repeated is held in memory.
Result<std::vector<RepeatedRow>> repeatedRows(engine::Database& database, int number, const RunContext& context) {
    RepeatCandidates candidates;
    PLANWRIGHT_TRY(forEachHash(database, number, context, candidates));
    auto ranges = candidates.finish();
    if (ranges.empty())
        return std::vector<RepeatedRow>();
    RepeatSelection selection(std::move(ranges));
    PLANWRIGHT_TRY(forEachHash(database, number, context, selection));
    return selection.finish();
}

} // namespace

Status mergeBlocks(engine::Database& database, const EventTable& table, int number, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto repeated, repeatedRows(database, number, context));
    if (repeated.empty())
        return {};

    std::vector<std::int64_t> later;
    std::vector<std::int64_t> earlier;
    for (const auto& pair : repeated) {
        later.push_back(table.firstRow(number) + pair.row);
        earlier.push_back(table.firstRow(number) + pair.earlier);
    }
    std::string equal = "true";
    for (const auto& column : table.identity())
        equal += fmt::format(" AND a.{} IS NOT DISTINCT FROM b.{}", column, column);
    PLANWRIGHT_TRY(database.createTable("repeated_row", {{"later", later}, {"earlier", earlier}}, context));
    PLANWRIGHT_TRY(
        database.execute(sql("merge_blocks", {{"columns", columnList(table.identity(), "e.")}, {"equal", equal}}),
                         context, "Merging repeated blocks"));
    return database.execute("DROP TABLE repeated_row", context);
}

Status mergeAcrossFiles(engine::Database& database, const EventTable& table, const RunContext& context) {
    return database.execute(sql("merge_files", {{"columns", columnList(table.identity(), "")},
                                                {"prefixed", columnList(table.identity(), "e.")}}),
                            context, "Comparing the files");
}

Result<std::vector<MergedBlock>> mergedBlocks(engine::Database& database, const EventTable& table,
                                              const engine::CsvFile& file, int number, const RunContext& context) {
    constexpr std::int64_t shortest = 100;
    std::vector<MergedBlock> blocks;
    std::int64_t next = -1;
    std::int64_t firstTime = 0;
    std::int64_t lastTime = 0;
    PLANWRIGHT_TRY(database.forEachBatch(sql("merged_rows", {{"file", std::to_string(number)}}), context,
                                         [&](const engine::Batch& batch) -> Status {
                                             for (std::size_t r = 0; r < batch.rows(); ++r) {
                                                 const auto row = batch.integer(0, r) - table.firstRow(number);
                                                 const auto time = batch.integer(1, r);
                                                 if (row != next) {
                                                     if (!blocks.empty() && blocks.back().rows < shortest)
                                                         blocks.pop_back();
                                                     blocks.push_back({file.name, file.lineOf(row), 0, 0, {}, {}});
                                                     firstTime = lastTime = time;
                                                 }
                                                 next = row + 1;
                                                 firstTime = std::min(firstTime, time);
                                                 lastTime = std::max(lastTime, time);
                                                 auto& block = blocks.back();
                                                 block.lastLine = file.lineOf(row);
                                                 ++block.rows;
                                                 block.firstDay = dayOf(firstTime).toString();
                                                 block.lastDay = dayOf(lastTime).toString();
                                             }
                                             return {};
                                         }));
    if (!blocks.empty() && blocks.back().rows < shortest)
        blocks.pop_back();
    return blocks;
}

} // namespace planwright::data
