#include "core/data/engine/database.h"

#include "core/data/engine/engine_error.h"
#include "core/data/engine/handles.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace planwright::data::engine {

namespace {

constexpr std::string_view supportedVersion = "v1.4.4";
constexpr std::int64_t memoryPerThreadMiB = 75;

std::string_view viewOf(const duckdb_string_t& text) {
    const auto length = text.value.inlined.length;
    return {length <= sizeof text.value.inlined.inlined ? text.value.inlined.inlined : text.value.pointer.ptr, length};
}

Status set(Config& config, const char* name, const std::string& value) {
    if (duckdb_set_config(config.get(), name, value.c_str()) == DuckDBError)
        return Error(ErrorCode::Internal, std::string("The data engine does not know the setting ") + name + ".");
    return {};
}

Batch batchOf(duckdb_data_chunk chunk) {
    std::vector<Batch::Column> columns(duckdb_data_chunk_get_column_count(chunk));
    for (std::size_t c = 0; c < columns.size(); ++c) {
        auto* vector = duckdb_data_chunk_get_vector(chunk, c);
        auto* type = duckdb_vector_get_column_type(vector);
        columns[c] = {duckdb_vector_get_data(vector), duckdb_vector_get_validity(vector),
                      duckdb_get_type_id(type) == DUCKDB_TYPE_VARCHAR};
        duckdb_destroy_logical_type(&type);
    }
    return {duckdb_data_chunk_get_size(chunk), std::move(columns)};
}

/// Calls the function object that `info` carries for each value, `at(batch, row)`, of the input's one column; `put`
/// takes what it gives.
template <typename Function, typename At, typename Put>
void apply(duckdb_function_info info, duckdb_data_chunk input, duckdb_vector output, const At& at, const Put& put) {
    const auto& function = *static_cast<const Function*>(duckdb_scalar_function_get_extra_info(info));
    const Batch batch = batchOf(input);
    duckdb_vector_ensure_validity_writable(output);
    auto* validity = duckdb_vector_get_validity(output);
    for (std::size_t r = 0; r < batch.rows(); ++r) {
        const auto value = batch.isNull(0, r) ? std::nullopt : function(at(batch, r));
        duckdb_validity_set_row_validity(validity, r, value.has_value());
        if (value)
            put(r, *value);
    }
}

std::string_view textAt(const Batch& batch, std::size_t row) {
    return batch.text(0, row);
}

auto putInto(duckdb_vector output) {
    return [values = static_cast<std::int64_t*>(duckdb_vector_get_data(output))](idx_t row, std::int64_t value) {
        values[row] = value;
    };
}

template <typename Function>
Status registerFunction(const Connection& connection, const std::string& name, duckdb_type taken, duckdb_type returned,
                        Function carried, duckdb_scalar_function_t body) {
    auto* function = duckdb_create_scalar_function();
    duckdb_scalar_function_set_name(function, name.c_str());
    auto* parameter = duckdb_create_logical_type(taken);
    auto* result = duckdb_create_logical_type(returned);
    duckdb_scalar_function_add_parameter(function, parameter);
    duckdb_scalar_function_set_return_type(function, result);
    duckdb_scalar_function_set_special_handling(function);
    duckdb_destroy_logical_type(&parameter);
    duckdb_destroy_logical_type(&result);
    duckdb_scalar_function_set_extra_info(function, std::make_unique<Function>(std::move(carried)).release(),
                                          [](void* object) { delete static_cast<Function*>(object); });
    duckdb_scalar_function_set_function(function, body);
    const auto state = duckdb_register_scalar_function(connection.get(), function);
    duckdb_destroy_scalar_function(&function);
    if (state == DuckDBError)
        return Error(ErrorCode::Internal, "The data engine refused the function " + name + ".");
    return {};
}

} // namespace

std::string_view Batch::text(std::size_t column, std::size_t row) const {
    return viewOf(static_cast<const duckdb_string_t*>(m_columns[column].data)[row]);
}

struct Database::Impl {
    Instance instance;
    Connection connection; // declared last: disconnected before the instance closes

    Status finish(Pending& pending, const RunContext& context, std::string_view stage) const;
};

Database::Database(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const DatabaseOptions& options) {
    if (duckdb_library_version() != supportedVersion)
        return Error(ErrorCode::Internal, "The data engine beside the program is DuckDB " +
                                              std::string(duckdb_library_version()) + " where " +
                                              std::string(supportedVersion) +
                                              " is needed: run packaging/setup.sh and build again.");
    Config config;
    duckdb_create_config(config.out());
    PLANWRIGHT_TRY(set(config, "autoinstall_known_extensions", "false"));
    PLANWRIGHT_TRY(set(config, "autoload_known_extensions", "false"));
    const auto threads = std::clamp(options.threads, 1U, DatabaseOptions::mostThreads);
    const auto memoryMiB = std::max(options.memoryLimitMiB, memoryPerThreadMiB * threads);
    PLANWRIGHT_TRY(set(config, "memory_limit", std::to_string(memoryMiB) + "MiB"));
    PLANWRIGHT_TRY(set(config, "temp_directory", options.temporaryDirectory.string()));
    PLANWRIGHT_TRY(set(config, "threads", std::to_string(threads)));
    PLANWRIGHT_TRY(set(config, "preserve_insertion_order", "true"));
    // Gives freed blocks back to the system at once instead of a second later: by then an import has taken them twice.
    PLANWRIGHT_TRY(set(config, "allocator_background_threads", "true"));

    auto impl = std::make_unique<Impl>();
    char* message = nullptr;
    if (duckdb_open_ext(":memory:", impl->instance.out(), config.get(), &message) == DuckDBError) {
        Error failure = engineError(message != nullptr ? message : "it gives no reason");
        duckdb_free(message);
        return failure;
    }
    if (duckdb_connect(impl->instance.get(), impl->connection.out()) == DuckDBError)
        return Error(ErrorCode::Internal, "The data engine does not accept a connection.");
    Database database(std::move(impl));
    // The system's zone must not show in what a time with a zone is spelled as.
    PLANWRIGHT_TRY(database.execute("SET TimeZone = 'UTC'", RunContext()));
    // Tables are kept compressed: a tenth of the room, and little that must be written to disk meanwhile.
    PLANWRIGHT_TRY(database.execute("ATTACH ':memory:' AS kept (COMPRESS)", RunContext()));
    PLANWRIGHT_TRY(database.execute("USE kept", RunContext()));
    PLANWRIGHT_TRY(database.execute("SET lock_configuration = true", RunContext()));
    return database;
}

Status Database::Impl::finish(Pending& pending, const RunContext& context, std::string_view stage) const {
    using std::chrono::steady_clock;
    auto nextReport = steady_clock::now();
    for (;;) {
        if (context.stopRequested()) {
            duckdb_interrupt(connection.get());
            return context.checkStop();
        }
        // The calling thread works too; each task is a few milliseconds, which is how often a stop is looked for.
        const auto state = duckdb_pending_execute_task(pending.get());
        if (state == DUCKDB_PENDING_ERROR)
            return engineError(duckdb_pending_error(pending.get()));
        if (duckdb_pending_execution_is_finished(state))
            return {};
        if (state == DUCKDB_PENDING_NO_TASKS_AVAILABLE)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        if (!stage.empty() && steady_clock::now() >= nextReport) {
            const double percentage = duckdb_query_progress(connection.get()).percentage;
            context.report(stage, std::clamp(percentage / 100.0, 0.0, 1.0));
            nextReport = steady_clock::now() + std::chrono::milliseconds(50);
        }
    }
}

Status Database::execute(const std::string& sql, const RunContext& context, std::string_view stage) {
    return forEachBatch(sql, context, {}, stage);
}

Status Database::forEachBatch(const std::string& sql, const RunContext& context,
                              const std::function<Status(const Batch&)>& take, std::string_view stage) {
    PLANWRIGHT_TRY(context.checkStop());
    Prepared prepared;
    if (duckdb_prepare(m_impl->connection.get(), sql.c_str(), prepared.out()) == DuckDBError)
        return engineError(duckdb_prepare_error(prepared.get()));
    Pending pending;
    const auto begun = take ? duckdb_pending_prepared_streaming(prepared.get(), pending.out())
                            : duckdb_pending_prepared(prepared.get(), pending.out());
    if (begun == DuckDBError)
        return engineError(duckdb_pending_error(pending.get()));
    PLANWRIGHT_TRY(m_impl->finish(pending, context, stage));
    QueryResult result;
    if (duckdb_execute_pending(pending.get(), result.out()) == DuckDBError)
        return engineError(duckdb_result_error(result.out()));
    while (take) {
        PLANWRIGHT_TRY(context.checkStop());
        Chunk chunk;
        *chunk.out() = duckdb_fetch_chunk(*result.out());
        if (chunk.get() == nullptr)
            break;
        PLANWRIGHT_TRY(take(batchOf(chunk.get())));
    }
    if (const char* message = duckdb_result_error(result.out()); message != nullptr && *message != '\0')
        return engineError(message);
    return {};
}

Result<std::vector<Row>> Database::rows(const std::string& sql, const RunContext& context) {
    std::vector<Row> rows;
    PLANWRIGHT_TRY(forEachBatch(sql, context, [&rows](const Batch& batch) -> Status {
        for (std::size_t r = 0; r < batch.rows(); ++r) {
            Row row(batch.columns());
            for (std::size_t c = 0; c < row.size(); ++c) {
                if (batch.isNull(c, r))
                    continue;
                row[c].isNull = false;
                if (batch.isText(c))
                    row[c].text = batch.text(c, r);
                else
                    row[c].integer = batch.integer(c, r);
            }
            rows.push_back(std::move(row));
        }
        return {};
    }));
    return rows;
}

Status Database::createTable(const std::string& name,
                             const std::vector<std::pair<std::string, std::span<const std::int64_t>>>& columns,
                             const RunContext& context) {
    std::string declared;
    for (const auto& [column, values] : columns)
        declared += (declared.empty() ? "" : ", ") + column + " BIGINT";
    PLANWRIGHT_TRY(execute("CREATE TABLE " + name + " (" + declared + ")", context));
    Appender appender;
    if (duckdb_appender_create(m_impl->connection.get(), nullptr, name.c_str(), appender.out()) == DuckDBError)
        return Error(ErrorCode::Internal, "The data engine does not take rows for the table " + name + ".");
    for (std::size_t row = 0; row < columns.front().second.size(); ++row) {
        for (const auto& [column, values] : columns)
            duckdb_append_int64(appender.get(), values[row]);
        if (duckdb_appender_end_row(appender.get()) == DuckDBError)
            return engineError(duckdb_appender_error(appender.get()));
    }
    if (duckdb_appender_close(appender.get()) == DuckDBError)
        return engineError(duckdb_appender_error(appender.get()));
    return {};
}

Status Database::addTextReader(const std::string& name, TextReader read) {
    return registerFunction(m_impl->connection, name, DUCKDB_TYPE_VARCHAR, DUCKDB_TYPE_BIGINT, std::move(read),
                            [](duckdb_function_info info, duckdb_data_chunk input, duckdb_vector output) {
                                apply<TextReader>(info, input, output, textAt, putInto(output));
                            });
}

Status Database::addTextMapper(const std::string& name, TextMapper map) {
    return registerFunction(
        m_impl->connection, name, DUCKDB_TYPE_VARCHAR, DUCKDB_TYPE_VARCHAR, std::move(map),
        [](duckdb_function_info info, duckdb_data_chunk input, duckdb_vector output) {
            apply<TextMapper>(info, input, output, textAt, [output](idx_t row, std::string_view value) {
                duckdb_vector_assign_string_element_len(output, row, value.data(), value.size());
            });
        });
}

Status Database::addNumberMapper(const std::string& name, NumberMapper map) {
    return registerFunction(m_impl->connection, name, DUCKDB_TYPE_BIGINT, DUCKDB_TYPE_BIGINT, std::move(map),
                            [](duckdb_function_info info, duckdb_data_chunk input, duckdb_vector output) {
                                const auto at = [](const Batch& batch, std::size_t row) {
                                    return batch.integer(0, row);
                                };
                                apply<NumberMapper>(info, input, output, at, putInto(output));
                            });
}

std::string sqlText(std::string_view text) {
    std::string literal = "'";
    for (const char c : text)
        literal.append(c == '\'' ? 2 : 1, c);
    return literal + "'";
}

} // namespace planwright::data::engine
