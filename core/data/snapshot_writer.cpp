#include "core/data/snapshot_writer.h"

#include "core/base/file_writer.h"
#include "core/data/fields.h"
#include "core/data/snapshot_files.h"
#include "core/data/sql.h"
#include "core/data/temporary_folder.h"
#include "core/data/values.h"

#include <array>

namespace planwright::data {

namespace {

using engine::sqlText;

struct Column {
    std::string_view name;  ///< in the snapshot
    std::string_view field; ///< that must be mapped, or empty
    std::string_view value;
    std::string_view type;
};

/// In canonical order, which is also the order of sorting. The widths keep decimal arithmetic within 64 bits.
constexpr std::array<Column, 17> columns = {{
    {"event_time", "", "make_timestamp(event_time)", "TIMESTAMP"},
    {"order_id", "order_id", "order_id", "VARCHAR"},
    {"line_id", "line_id", "line_id", "VARCHAR"},
    {"product_id", "product_id", "product_id", "VARCHAR"},
    {"category", "", "category", "VARCHAR"},
    {"customer", "customer_id", "code", "BIGINT"},
    {"quantity", "", "quantity::DECIMAL(15, 0) * 0.001::DECIMAL(3, 3)", "DECIMAL(18, 3)"},
    {"unit_price", "unit_price", "unit_price::DECIMAL(14, 0) * 0.0001::DECIMAL(4, 4)", "DECIMAL(18, 4)"},
    {"money", "", "money::DECIMAL(14, 0) * 0.0001::DECIMAL(4, 4)", "DECIMAL(18, 4)"},
    {"event_type", "", "CASE kind WHEN 0 THEN 'purchase' WHEN 1 THEN 'refund' WHEN 2 THEN 'view' ELSE 'cart' END",
     "VARCHAR"},
    {"segment", "segment", "segment", "VARCHAR"},
    {"channel", "channel", "channel", "VARCHAR"},
    {"country", "country", "country", "VARCHAR"},
    {"campaign", "campaign", "campaign", "VARCHAR"},
    {"discount", "discount", "discount::DECIMAL(12, 0) * 0.000001::DECIMAL(6, 6)", "DECIMAL(18, 6)"},
    {"unit_cost", "unit_cost", "unit_cost::DECIMAL(14, 0) * 0.0001::DECIMAL(4, 4)", "DECIMAL(18, 4)"},
    {"ad_spend", "ad_spend", "ad_spend::DECIMAL(14, 0) * 0.0001::DECIMAL(4, 4)", "DECIMAL(18, 4)"},
}};

/// The column of event_row (or of customer) that the value is made from. Sorting by it is sorting by the value.
std::string source(const Column& column) {
    if (column.name == "event_type")
        return "kind";
    if (column.name == "customer")
        return "code";
    return std::string(column.name);
}

Status writeEvents(engine::Database& database, const EventTable& table, const std::vector<engine::CsvFile>& files,
                   const std::filesystem::path& path, const RunContext& context) {
    PLANWRIGHT_TRY(table.addSourceLines(files));
    std::string values;
    std::string sources;
    std::string order;
    for (const auto& column : columns) {
        const bool present = column.field.empty() || table.has(std::string(column.field));
        const std::string value = present ? std::string(column.value) : "NULL";
        values += (values.empty() ? "CAST(" : ", CAST(") + value + " AS " + std::string(column.type) + ") AS " +
                  std::string(column.name);
        if (!present)
            continue;
        sources += (sources.empty() ? "" : ", ") + source(column);
        order += (order.empty() ? "" : ", ") + source(column) + " NULLS FIRST";
    }
    return database.execute(
        sql("write_events",
            {{"columns", values},
             {"sorted", sources},
             {"source_file", table.sourceFileSql()},
             {"source_line", EventTable::sourceLineSql()},
             {"join", table.has("customer_id") ? "LEFT JOIN customer c ON c.customer_id = e.customer_id" : ""},
             {"order", order},
             {"path", sqlText(path.string())}}),
        context, writingStage);
}

Status countContent(engine::Database& database, const std::filesystem::path& events, Manifest& manifest,
                    const RunContext& context) {
    PLANWRIGHT_ASSIGN(
        const auto rows,
        database.rows("SELECT count(*)::BIGINT, (count(DISTINCT category) FILTER (WHERE demand))::BIGINT, "
                      "epoch_us(min(event_time) FILTER (WHERE demand))::BIGINT, "
                      "epoch_us(max(event_time) FILTER (WHERE demand))::BIGINT, "
                      "(coalesce(max(customer), -1) + 1)::BIGINT FROM (SELECT *, event_type IN "
                      "('purchase', 'refund') AS demand FROM read_parquet(" +
                          sqlText(events.string()) + "))",
                      context));
    const auto& row = rows.at(0);
    manifest.events = row.at(0).integer;
    manifest.categories = row.at(1).integer;
    manifest.firstDay = dayOf(row.at(2).integer);
    manifest.lastDay = dayOf(row.at(3).integer);
    manifest.customers = row.at(4).integer;
    return {};
}

/// Whether a snapshot of this name is there with all its files, and they tell where each event stood.
bool isUsable(const std::filesystem::path& directory, bool withCustomers) {
    std::error_code ignored;
    const auto manifest = readManifest(directory);
    return manifest && manifest->hasSourceLines && std::filesystem::exists(directory / eventsFile, ignored) &&
           (!withCustomers || std::filesystem::exists(directory / customersFile, ignored));
}

} // namespace

Result<Manifest> writeSnapshot(engine::Database& database, const EventTable& table,
                               const std::vector<engine::CsvFile>& files, Manifest manifest,
                               const std::filesystem::path& snapshotsDirectory, const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto folder, TemporaryFolder::make(snapshotsDirectory, ".incoming-"));
    const auto events = folder.path() / eventsFile;
    if (table.has("customer_id")) {
        PLANWRIGHT_TRY(database.execute(sql("number_customers"), context, "Numbering the customers"));
        PLANWRIGHT_TRY(database.execute(
            sql("write_customers", {{"path", sqlText((folder.path() / customersFile).string())}}), context));
    }
    PLANWRIGHT_TRY(writeEvents(database, table, files, events, context));
    PLANWRIGHT_ASSIGN(const auto content, hashContent(database, events, manifest.currency, context));
    manifest.sha256 = content.sha256;
    manifest.repeatedRows = content.repeatedRows;
    PLANWRIGHT_TRY(countContent(database, events, manifest, context));
    manifest.fields = table.fields();
    manifest.hasSourceLines = true;
    PLANWRIGHT_TRY(writeFile(folder.path() / manifestFile, toJson(manifest)));
    PLANWRIGHT_TRY(context.checkStop());

    const auto existing = snapshotsDirectory / manifest.sha256;
    if (isUsable(existing, table.has("customer_id"))) {
        PLANWRIGHT_TRY(declareTimeZone(existing, *manifest.timeZone));
        return manifest;
    }
    std::error_code code;
    std::filesystem::remove_all(existing, code);
    if (code)
        return fileError(code, "A damaged snapshot cannot be replaced");
    PLANWRIGHT_TRY(folder.publish(manifest.sha256));
    return manifest;
}

} // namespace planwright::data
