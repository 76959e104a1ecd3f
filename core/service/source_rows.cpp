#include "core/service/source_rows.h"

#include "core/base/file_writer.h"
#include "core/data/csv_text.h"
#include "core/serving/json_parts.h"

#include <nlohmann/json.hpp>

namespace planwright::service {
namespace {

using nlohmann::json;

std::vector<std::string> cellsOf(const data::SourceRow& row) {
    return {row.file,
            row.line ? std::to_string(*row.line) : "",
            row.time,
            row.type,
            row.order,
            row.product,
            row.category,
            row.customer ? std::to_string(*row.customer) : "",
            toDecimalString(row.units),
            row.unitPrice ? toDecimalString(*row.unitPrice) : "",
            toDecimalString(row.money)};
}

json jsonOf(const data::SourceRow& row) {
    return {{"file", row.file.empty() ? json(nullptr) : json(row.file)},
            {"line", row.line ? json(*row.line) : json(nullptr)},
            {"time", row.time},
            {"type", row.type},
            {"order", row.order},
            {"product", row.product},
            {"category", row.category},
            {"customer", row.customer ? json(*row.customer) : json(nullptr)},
            {"units", row.units.toDouble()},
            {"unit_price", row.unitPrice ? json(row.unitPrice->toDouble()) : json(nullptr)},
            {"money", row.money.toDouble()}};
}

} // namespace

Result<SourceRows> findSourceRows(Workspace& workspace, const data::SourceQuery& query, std::size_t most,
                                  const RunContext& context) {
    PLANWRIGHT_ASSIGN(auto sha256, workspace.currentSnapshot());
    PLANWRIGHT_ASSIGN(auto found, data::findSourceRows(workspace.snapshotsDirectory() / sha256, query,
                                                       static_cast<std::int64_t>(most), context));
    return SourceRows{std::move(found), std::move(sha256), query};
}

Status writeSourceRows(const std::filesystem::path& file, Workspace& workspace, const data::SourceQuery& query,
                       const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto sha256, workspace.currentSnapshot());
    return replaceFile(file, "The file for the rows cannot be written", [&](FileWriter& writer) -> Status {
        PLANWRIGHT_TRY(writer.write("file,line,time,type,order,product,category,customer,units,unit_price,money\n"));
        return data::forEachSourceRow(workspace.snapshotsDirectory() / sha256, query, context,
                                      [&writer](const data::SourceRow& row) {
                                          const auto cells = cellsOf(row);
                                          return writer.write(data::csvLine(cells, cells.size()));
                                      });
    });
}

std::string sourceRowsDocument(const SourceRows& found, std::uint64_t seed) {
    auto document = serving::documentWith({"rows", found.snapshotSha256, seed});
    document["currency"] = found.currency;
    document["category"] = found.query.category ? json(*found.query.category) : json(nullptr);
    document["first_day"] = found.query.firstDay.toString();
    document["last_day"] = found.query.lastDay.toString();
    document["sum"] = {
        {"rows", found.sum.rows}, {"units", found.sum.units.toDouble()}, {"money", found.sum.money.toDouble()}};
    auto rows = json::array();
    for (const auto& row : found.rows)
        rows.push_back(jsonOf(row));
    document["rows"] = std::move(rows);
    return document.dump();
}

} // namespace planwright::service
