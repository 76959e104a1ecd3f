#pragma once

#include "core/base/date.h"

#include <cstdint>
#include <string>
#include <vector>

namespace planwright::data {

/// What was bought of one product on one day; what was returned is not taken off.
struct ProductDay {
    Date day;
    std::int64_t units = 0; ///< 1/1,000 unit, more than 0
    std::int64_t money = 0; ///< 1/10,000 currency unit
};

/// One product of one category, on the days when it was bought.
struct ProductDays {
    std::string category;
    std::string product;          ///< empty where the events name none: then it is all such events of the category
    std::vector<ProductDay> days; ///< ascending
};

/// How many products of how many categories were bought on each day, from the first such day to the last.
struct ShopDays {
    Date firstDay;
    std::vector<std::int32_t> products; ///< 0 where the whole shop sold nothing
};

} // namespace planwright::data
