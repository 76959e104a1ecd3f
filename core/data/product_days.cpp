#include "core/data/product_days.h"

#include "core/data/open_snapshot.h"
#include "core/data/sql.h"

#include <algorithm>
#include <utility>

namespace planwright::data {

namespace {

constexpr std::int64_t memoryLimitMiB = 300;

Date dayOf(const engine::Batch& batch, std::size_t column, std::size_t row) {
    return Date(static_cast<std::int32_t>(batch.integer(column, row)));
}

/// One query over the events of a snapshot up to a day.
Status ask(const std::filesystem::path& folder, const char* query, std::optional<Date> until, const RunContext& context,
           const std::function<Status(const engine::Batch&)>& take, std::string_view stage) {
    PLANWRIGHT_ASSIGN(auto snapshot, openSnapshot(folder, context, memoryLimitMiB));
    const auto& manifest = snapshot.manifest;
    if (manifest.aggregated == "month")
        return Error(ErrorCode::InsufficientData,
                     "The rows of this snapshot are sums of months: what happened on a day cannot be told from them.");
    const auto last = until ? std::min(*until, manifest.lastDay) : manifest.lastDay;
    return snapshot.database.forEachBatch(sql(query, {{"path", snapshot.path}, {"until", startSql(last + 1)}}), context,
                                          take, stage);
}

} // namespace

Result<ShopDays> loadShopDays(const std::filesystem::path& snapshotDirectory, std::optional<Date> until,
                              const RunContext& context) {
    ShopDays shop;
    const auto take = [&shop](const engine::Batch& batch) -> Status {
        for (std::size_t row = 0; row < batch.rows(); ++row) {
            const auto day = dayOf(batch, 0, row);
            if (shop.products.empty())
                shop.firstDay = day;
            shop.products.resize(static_cast<std::size_t>(day - shop.firstDay) + 1);
            shop.products.back() = static_cast<std::int32_t>(batch.integer(1, row));
        }
        return {};
    };
    PLANWRIGHT_TRY(ask(snapshotDirectory, "shop_days", until, context, take, "Reading how busy the shop was"));
    if (shop.products.empty())
        return Error(ErrorCode::InsufficientData, "Nothing was bought in these data.");
    return shop;
}

Status forEachProduct(const std::filesystem::path& snapshotDirectory, std::optional<Date> until,
                      const RunContext& context, const std::function<Status(const ProductDays&)>& take) {
    ProductDays one;
    const auto read = [&](const engine::Batch& batch) -> Status {
        for (std::size_t row = 0; row < batch.rows(); ++row) {
            const auto category = batch.text(0, row);
            const auto product = batch.text(1, row);
            if (!one.days.empty() && (one.category != category || one.product != product)) {
                PLANWRIGHT_TRY(take(one));
                one.days.clear();
            }
            if (one.days.empty()) {
                one.category = category;
                one.product = product;
            }
            one.days.push_back({dayOf(batch, 2, row), batch.integer(3, row), batch.integer(4, row)});
        }
        return {};
    };
    PLANWRIGHT_TRY(ask(snapshotDirectory, "product_days", until, context, read, "Reading the days of each product"));
    return one.days.empty() ? Status() : take(one);
}

} // namespace planwright::data
