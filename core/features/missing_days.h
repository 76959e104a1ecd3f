#pragma once

#include "core/data/types/product_days.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace planwright::features {

/// Days on which a category sold nothing, from its first sale to the last day of the shop.
struct MissingDays {
    std::string category;
    Date firstDay;               ///< of its first sale
    std::int32_t days = 0;       ///< from then to the shop's last day, both counted
    std::int32_t missing = 0;    ///< of these, without a sale of the category
    std::int32_t shopClosed = 0; ///< of the missing, on which the whole shop sold nothing
    std::int32_t longestGap = 0; ///< most missing days in a row
    Date gapFirst, gapLast;      ///< the earliest such gap; as firstDay where there is none
    std::int64_t units = 0;      ///< bought on all the days: 1/1,000 unit
};

/// Counts them from the days of products, in any order.
class MissingDayCounter {
public:
    explicit MissingDayCounter(const data::ShopDays& shop)
        : m_shop(shop) {}
    MissingDayCounter(data::ShopDays&&) = delete;

    /// The days must be those of the shop.
    void add(const data::ProductDays& product);
    /// By category in byte order.
    [[nodiscard]] std::vector<MissingDays> finish() const;

private:
    struct Category {
        std::vector<char> sold; ///< one per day of the shop
        std::int64_t units = 0;
    };
    [[nodiscard]] MissingDays countOf(const std::string& name, const Category& category) const;

    const data::ShopDays& m_shop;
    std::map<std::string, Category, std::less<>> m_categories;
};

} // namespace planwright::features
