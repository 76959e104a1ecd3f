#include "tests/support/online_retail.h"

#include "core/data/engine/database.h"

namespace planwright::testing {

namespace fs = std::filesystem;
namespace engine = data::engine;

fs::path shared(const char* name) {
    return fs::path(PLANWRIGHT_SOURCE_DIR) / ".." / "shared" / name;
}

Status writeOnlineRetail(const fs::path& to, bool withOverlap) {
    PLANWRIGHT_ASSIGN(auto database, engine::Database::open({to.parent_path(), 2}));
    const auto year = [](const char* file, const std::string& where) {
        return "SELECT Invoice, StockCode, nullif(nullif(Description, 'nan'), '') AS Description, Quantity, "
               "replace(InvoiceDate, ' ', 'T') AS InvoiceDate, CASE WHEN Price = trunc(Price) "
               "THEN CAST(CAST(Price AS BIGINT) AS VARCHAR) ELSE CAST(Price AS VARCHAR) END AS Price, \"Customer ID\", "
               "Country FROM read_parquet(" +
               engine::sqlText((shared("data/online_retail_ii") / file).string()) + ")" + where;
    };
    return database.execute(
        "COPY (" + year("online_retail_ii.parquet", "") + " UNION ALL " +
            year("online_retail_2010_2011.parquet", withOverlap ? "" : " WHERE InvoiceDate > '2010-12-09 20:01:00'") +
            ") TO " + engine::sqlText(to.string()) + " (FORMAT csv, HEADER true)",
        RunContext());
}

} // namespace planwright::testing
