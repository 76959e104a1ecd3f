#include "core/data/absurd_quantities.h"

#include "core/data/sql.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace planwright::data {

namespace {

using Weighted = std::vector<std::pair<double, std::int64_t>>;

/// The lower median of values that stand several times each.
double median(Weighted values) {
    std::sort(values.begin(), values.end());
    std::int64_t all = 0;
    for (const auto& [value, count] : values)
        all += count;
    std::int64_t before = 0;
    for (const auto& [value, count] : values) {
        before += count;
        if (2 * before >= all)
            return value;
    }
    return 0;
}

/// By product: the limit.
using Limits = std::map<std::string, std::int64_t, std::less<>>;

Result<Limits> limits(engine::Database& database, const std::string& key, const RunContext& context) {
    Limits found;
    std::string product;
    std::vector<std::pair<std::int64_t, std::int64_t>> quantities;
    const auto finish = [&] {
        if (const auto limit = absurdAbove(quantities); limit && quantities.back().first > *limit)
            found.emplace(product, *limit);
        quantities.clear();
    };
    PLANWRIGHT_TRY(database.forEachBatch(sql("quantity_history", {{"key", key}}), context,
                                         [&](const engine::Batch& batch) -> Status {
                                             for (std::size_t r = 0; r < batch.rows(); ++r) {
                                                 if (batch.text(0, r) != product) {
                                                     finish();
                                                     product = std::string(batch.text(0, r));
                                                 }
                                                 quantities.emplace_back(batch.integer(1, r), batch.integer(2, r));
                                             }
                                             return {};
                                         }));
    finish();
    return found;
}

} // namespace

std::optional<std::int64_t> absurdAbove(std::span<const std::pair<std::int64_t, std::int64_t>> quantities) {
    constexpr std::int64_t fewest = 20;
    constexpr double leastUnits = 20'000;
    constexpr double leastTimes = 20;
    constexpr double deviations = 6 * 1.4826;
    std::int64_t events = 0;
    Weighted logs;
    for (const auto& [quantity, count] : quantities) {
        events += count;
        logs.emplace_back(std::log(static_cast<double>(quantity)), count);
    }
    if (events < fewest)
        return std::nullopt;
    const double middle = median(logs);
    for (auto& [value, count] : logs)
        value = std::abs(value - middle);
    const double times = std::max(leastTimes, std::exp(deviations * median(std::move(logs))));
    const double limit = std::max(leastUnits, std::exp(middle) * times);
    // Beyond any quantity that is read.
    return limit < 1e15 ? std::optional(std::llround(limit)) : std::nullopt;
}

Result<std::vector<std::int64_t>> absurdQuantities(engine::Database& database, const std::set<std::string>& fields,
                                                   const RunContext& context) {
    const std::string key = fields.contains("product_id") ? "coalesce(product_id, category)" : "category";
    std::vector<std::int64_t> rows;
    PLANWRIGHT_ASSIGN(const auto found, limits(database, key, context));
    if (found.empty())
        return rows;
    PLANWRIGHT_TRY(database.forEachBatch(sql("large_quantities", {{"key", key}}), context,
                                         [&](const engine::Batch& batch) -> Status {
                                             for (std::size_t r = 0; r < batch.rows(); ++r) {
                                                 const auto limit = found.find(batch.text(1, r));
                                                 if (limit != found.end() && batch.integer(2, r) > limit->second)
                                                     rows.push_back(batch.integer(0, r));
                                             }
                                             return {};
                                         }));
    return rows;
}

} // namespace planwright::data
