#pragma once

#include "core/base/date.h"

#include <map>
#include <string>

namespace planwright::data {

/// What a shop knows of its own stock: whether there was any left on a day. Days that are not named are not known.
struct StockTable {
    using Days = std::map<Date, bool>; ///< true: nothing was left
    std::map<std::string, Days, std::less<>> products;
    std::map<std::string, Days, std::less<>> categories; ///< for everything of the category
};

} // namespace planwright::data
