#pragma once

#include "core/base/result.h"
#include "core/base/run_context.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace planwright::data::engine {

struct DatabaseOptions {
    std::filesystem::path temporaryDirectory; ///< where it may spill; must exist
    unsigned threads = 1;                     ///< more than `mostThreads` are not used
    /// At least; every thread beyond the second adds 75 MiB, since each pins blocks of its own and a lack of room is an
    /// error. The process reaches up to 150 MiB more.
    std::int64_t memoryLimitMiB = 150;

    static constexpr unsigned mostThreads = 8;
};

/// Some rows of a result, column by column. Valid only inside the callback that was handed it.
/// Columns are VARCHAR, or whatever the engine holds as 64-bit integers: BIGINT, TIMESTAMP (microseconds) and DECIMAL
/// of 10 to 18 digits (in units of its last decimal). Queries cast to these.
class Batch {
public:
    struct Column {
        const void* data = nullptr;
        const std::uint64_t* validity = nullptr; ///< null: every row has a value
        bool isText = false;
    };
    Batch(std::size_t rows, std::vector<Column> columns)
        : m_rows(rows)
        , m_columns(std::move(columns)) {}

    [[nodiscard]] std::size_t rows() const { return m_rows; }
    [[nodiscard]] std::size_t columns() const { return m_columns.size(); }
    [[nodiscard]] bool isText(std::size_t column) const { return m_columns[column].isText; }
    [[nodiscard]] bool isNull(std::size_t column, std::size_t row) const {
        const auto* validity = m_columns[column].validity;
        return validity != nullptr && ((validity[row / 64] >> (row % 64)) & 1U) == 0;
    }
    [[nodiscard]] std::int64_t integer(std::size_t column, std::size_t row) const {
        return static_cast<const std::int64_t*>(m_columns[column].data)[row];
    }
    [[nodiscard]] std::string_view text(std::size_t column, std::size_t row) const;

private:
    std::size_t m_rows;
    std::vector<Column> m_columns;
};

/// One cell of a small result: nothing (NULL), an integer or a text.
struct Value {
    bool isNull = true;
    std::int64_t integer = 0;
    std::string text;
};
using Row = std::vector<Value>;

/// An in-memory database of the data engine (DuckDB 1.4.4), its settings locked, no extension ever fetched.
/// Runs on the calling thread and up to `threads` - 1 of the engine's own while a call lasts. Not for two threads at
/// once.
class Database {
public:
    /// Internal where the library that is loaded is not the version Planwright was built for.
    [[nodiscard]] static Result<Database> open(const DatabaseOptions& options);
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    /// Makes `name(VARCHAR) -> BIGINT` callable in SQL; nothing becomes NULL. `read` must be pure: any thread calls it.
    using TextReader = std::function<std::optional<std::int64_t>(std::string_view)>;
    [[nodiscard]] Status addTextReader(const std::string& name, TextReader read);

    /// Makes `name(VARCHAR) -> VARCHAR` callable in SQL; nothing becomes NULL. What `map` returns must outlive the
    /// call.
    using TextMapper = std::function<std::optional<std::string_view>(std::string_view)>;
    [[nodiscard]] Status addTextMapper(const std::string& name, TextMapper map);

    /// Makes `name(BIGINT) -> BIGINT` callable in SQL, as above.
    using NumberMapper = std::function<std::optional<std::int64_t>(std::int64_t)>;
    [[nodiscard]] Status addNumberMapper(const std::string& name, NumberMapper map);

    /// Runs one statement. Cancelled as soon as a stop is asked; progress goes to `stage`, from 0 to 1.
    /// Io where the disk is full or a file cannot be opened, InvalidArgument for input the engine refuses.
    [[nodiscard]] Status execute(const std::string& sql, const RunContext& context, std::string_view stage = {});
    /// Runs one query and hands its rows over in order, never holding all of them.
    [[nodiscard]] Status forEachBatch(const std::string& sql, const RunContext& context,
                                      const std::function<Status(const Batch&)>& take, std::string_view stage = {});
    /// All rows of a small result.
    [[nodiscard]] Result<std::vector<Row>> rows(const std::string& sql, const RunContext& context);

    /// Makes a table of BIGINT columns, all of one length.
    [[nodiscard]] Status createTable(const std::string& name,
                                     const std::vector<std::pair<std::string, std::span<const std::int64_t>>>& columns,
                                     const RunContext& context);

private:
    struct Impl;
    explicit Database(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// 'text' as an SQL literal.
[[nodiscard]] std::string sqlText(std::string_view text);

} // namespace planwright::data::engine
