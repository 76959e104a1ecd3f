#pragma once

#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/data/engine/csv_file.h"
#include "core/data/engine/database.h"
#include "core/data/manifest.h"
#include "core/data/mapping.h"
#include "core/data/rates.h"

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace planwright::data {

/// Product -> category.
using CategoryTable = std::map<std::string, std::string, std::less<>>;

/// The database's table event_row: every row read, in file order, with its category and its fate, which is Accepted,
/// Rejected, Merged, or the name of the rule that sets it aside.
class EventTable {
public:
    /// `fields` are the canonical fields that some row may have; others take no room. `categories` (which must outlive
    /// the table) wins over the events' own category; it may be empty. `rates` (the same) converts each row's money;
    /// null: all is in the snapshot's currency.
    EventTable(engine::Database& database, std::set<std::string> fields, Mapping mapping,
               const CategoryTable& categories, const RateTable* rates = nullptr);

    /// Makes the table and the readers of the mapping's texts.
    [[nodiscard]] Status create(const RunContext& context);
    /// Appends a scanned file under `number` (from 1). InvalidArgument with the column that the file lacks; with the
    /// line where dates stand in another order than the mapping says.
    [[nodiscard]] Status append(const engine::CsvFile& file, int number, const RunContext& context);

    /// Before any file: the events of a snapshot, as file 0. Conflict where its customers' ids are needed and were
    /// deleted.
    [[nodiscard]] Status appendSnapshot(const std::filesystem::path& directory, const Manifest& manifest,
                                        const RunContext& context);

    /// The columns of event_row that say what an event is: two rows that have these in common are copies.
    [[nodiscard]] std::vector<std::string> identity() const;
    [[nodiscard]] const std::set<std::string>& fields() const { return m_fields; }
    [[nodiscard]] const RateTable* rates() const { return m_rates; }
    [[nodiscard]] bool has(const std::string& field) const { return m_fields.contains(field); }
    /// SQL for where a row of event_row, as `e`, stands: the place of its file in the manifest's sources, where those
    /// of the snapshot that is appended to come first, and the line, for which source_line(e.rowid) must have been made
    /// by addSourceLines(). NULL for what such a snapshot does not know.
    [[nodiscard]] std::string sourceFileSql() const;
    [[nodiscard]] static std::string sourceLineSql();
    [[nodiscard]] Status addSourceLines(const std::vector<engine::CsvFile>& files) const;
    /// event_row's number of its first row of file `number`.
    [[nodiscard]] std::int64_t firstRow(int number) const {
        return m_firstRows.at(static_cast<std::size_t>(number - 1));
    }

private:
    [[nodiscard]] Status createReaders();
    [[nodiscard]] Status createTimeReaders();
    [[nodiscard]] std::string readSql(const engine::CsvFile& file, int number,
                                      const std::map<std::string, std::size_t>& columns) const;
    [[nodiscard]] Status refuseMixedDates(const engine::CsvFile& file, int number, const RunContext& context);

    engine::Database* m_database;
    std::set<std::string> m_fields;
    Mapping m_mapping;
    const CategoryTable* m_categories;
    const RateTable* m_rates;
    std::string m_row;    ///< event_row's columns but the last
    std::string m_hashed; ///< what the last, row_hash, is made of
    std::vector<std::int64_t> m_firstRows;
    std::size_t m_baseSources = 0; ///< files of the snapshot that is appended to
    std::int64_t m_rows = 0;
};

/// The number of each mapped column in the file's heading, by canonical field. InvalidArgument with the field and the
/// heading that is missing, or stands twice.
[[nodiscard]] Result<std::map<std::string, std::size_t>> columnNumbers(const Mapping& mapping,
                                                                       const engine::CsvFile& file);

} // namespace planwright::data
