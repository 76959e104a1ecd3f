#include "core/data/snapshot_writer.h"

#include "core/data/fields.h"
#include "core/data/snapshot_files.h"
#include "core/data/sql.h"
#include "core/data/temporary_folder.h"

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

/// In canonical order, which is also the order of sorting.
constexpr std::array<Column, 17> columns = {{
    {"event_time", "", "make_timestamp(event_time)", "TIMESTAMP"},
    {"order_id", "order_id", "order_id", "VARCHAR"},
    {"line_id", "line_id", "line_id", "VARCHAR"},
    {"product_id", "product_id", "product_id", "VARCHAR"},
    {"category", "", "category", "VARCHAR"},
    {"customer", "customer_id", "code", "BIGINT"},
    {"quantity", "", "quantity * 0.001::DECIMAL(4, 3)", "DECIMAL(18, 3)"},
    {"unit_price", "unit_price", "unit_price * 0.0001::DECIMAL(5, 4)", "DECIMAL(18, 4)"},
    {"money", "", "money * 0.0001::DECIMAL(5, 4)", "DECIMAL(18, 4)"},
    {"event_type", "", "CASE kind WHEN 0 THEN 'purchase' ELSE 'refund' END", "VARCHAR"},
    {"segment", "segment", "segment", "VARCHAR"},
    {"channel", "channel", "channel", "VARCHAR"},
    {"country", "country", "country", "VARCHAR"},
    {"campaign", "campaign", "campaign", "VARCHAR"},
    {"discount", "discount", "discount * 0.000001::DECIMAL(7, 6)", "DECIMAL(18, 6)"},
    {"unit_cost", "unit_cost", "unit_cost * 0.0001::DECIMAL(5, 4)", "DECIMAL(18, 4)"},
    {"ad_spend", "ad_spend", "ad_spend * 0.0001::DECIMAL(5, 4)", "DECIMAL(18, 4)"},
}};

std::string sortKey(const Column& column) {
    // Sorting by the integers and ids that the values are made from is sorting by the values.
    if (column.name == "event_type")
        return "kind";
    if (column.name == "customer")
        return "code";
    return "e." + std::string(column.name);
}

Status writeEvents(engine::Database& database, const EventTable& table, const std::filesystem::path& path,
                   const RunContext& context) {
    std::string list;
    std::string order;
    for (const auto& column : columns) {
        const bool present = column.field.empty() || table.has(std::string(column.field));
        const std::string value = present ? std::string(column.value) : "NULL";
        list += (list.empty() ? "CAST(" : ", CAST(") + value + " AS " + std::string(column.type) + ") AS " +
                std::string(column.name);
        if (present)
            order += (order.empty() ? "" : ", ") + sortKey(column) + " NULLS FIRST";
    }
    return database.execute(
        sql("write_events",
            {{"columns", list},
             {"join", table.has("customer_id") ? "LEFT JOIN customer c ON c.customer_id = e.customer_id" : ""},
             {"order", order},
             {"path", sqlText(path.string())}}),
        context, "Writing the snapshot");
}

Status countContent(engine::Database& database, const std::filesystem::path& events, Manifest& manifest,
                    const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto rows,
                      database.rows("SELECT count(*)::BIGINT, count(DISTINCT category)::BIGINT, "
                                    "epoch_us(min(event_time))::BIGINT, epoch_us(max(event_time))::BIGINT, "
                                    "(coalesce(max(customer), -1) + 1)::BIGINT FROM read_parquet(" +
                                        sqlText(events.string()) + ")",
                                    context));
    const auto& row = rows.at(0);
    constexpr std::int64_t microsPerDay = 86'400'000'000;
    const auto dayOf = [](std::int64_t micros) {
        return Date(
            static_cast<std::int32_t>((micros - (micros % microsPerDay + microsPerDay) % microsPerDay) / microsPerDay));
    };
    manifest.events = row.at(0).integer;
    manifest.categories = row.at(1).integer;
    manifest.firstDay = dayOf(row.at(2).integer);
    manifest.lastDay = dayOf(row.at(3).integer);
    manifest.customers = row.at(4).integer;
    return {};
}

} // namespace

Result<Manifest> writeSnapshot(engine::Database& database, const EventTable& table, Manifest manifest,
                               const std::filesystem::path& snapshotsDirectory, const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto folder, TemporaryFolder::make(snapshotsDirectory, ".incoming-"));
    const auto events = folder.path() / eventsFile;
    if (table.has("customer_id")) {
        PLANWRIGHT_TRY(database.execute(sql("number_customers"), context, "Numbering the customers"));
        PLANWRIGHT_TRY(database.execute(
            sql("write_customers", {{"path", sqlText((folder.path() / customersFile).string())}}), context));
    }
    PLANWRIGHT_TRY(writeEvents(database, table, events, context));
    PLANWRIGHT_ASSIGN(manifest.sha256, contentHash(database, events, manifest.currency, context));
    PLANWRIGHT_TRY(countContent(database, events, manifest, context));
    manifest.fields = table.fields();
    PLANWRIGHT_TRY(writeFile(folder.path() / manifestFile, toJson(manifest)));
    PLANWRIGHT_TRY(context.checkStop());

    std::error_code code;
    const auto existing = snapshotsDirectory / manifest.sha256;
    if (std::filesystem::exists(existing / manifestFile, code))
        return manifest;
    PLANWRIGHT_TRY(folder.publish(manifest.sha256));
    return manifest;
}

} // namespace planwright::data
