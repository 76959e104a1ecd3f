#pragma once

#include <duckdb.h>

namespace planwright::data::engine {

/// Owners of the engine's C objects, for the .cpp files of this folder only.
template <typename T, auto Destroy>
class Handle {
public:
    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    Handle(Handle&&) = delete;
    Handle& operator=(Handle&&) = delete;
    ~Handle() { Destroy(&m_value); }

    [[nodiscard]] T* out() { return &m_value; }
    [[nodiscard]] T get() const { return m_value; }

private:
    T m_value{};
};

using Instance = Handle<duckdb_database, duckdb_close>;
using Connection = Handle<duckdb_connection, duckdb_disconnect>;
using Config = Handle<duckdb_config, duckdb_destroy_config>;
using Prepared = Handle<duckdb_prepared_statement, duckdb_destroy_prepare>;
using Pending = Handle<duckdb_pending_result, duckdb_destroy_pending>;
using QueryResult = Handle<duckdb_result, duckdb_destroy_result>;
using Chunk = Handle<duckdb_data_chunk, duckdb_destroy_data_chunk>;
using Appender = Handle<duckdb_appender, duckdb_appender_destroy>;

} // namespace planwright::data::engine
