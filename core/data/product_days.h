#pragma once

#include "core/base/run_context.h"
#include "core/data/types/product_days.h"

#include <filesystem>
#include <functional>
#include <optional>

namespace planwright::data {

/// How busy the shop was; `until` cuts the data after that day. NotFound where the folder holds no snapshot,
/// InsufficientData where its rows are sums of months, or nothing was bought.
[[nodiscard]] Result<ShopDays> loadShopDays(const std::filesystem::path& snapshotDirectory, std::optional<Date> until,
                                            const RunContext& context);

/// Hands over one product after the other, by category and product in byte order, never holding more than one. A
/// product that stands in two categories comes twice. Errors as loadShopDays(), and what `take` returns.
[[nodiscard]] Status forEachProduct(const std::filesystem::path& snapshotDirectory, std::optional<Date> until,
                                    const RunContext& context, const std::function<Status(const ProductDays&)>& take);

} // namespace planwright::data
