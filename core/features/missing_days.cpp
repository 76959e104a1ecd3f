#include "core/features/missing_days.h"

#include <algorithm>

namespace planwright::features {

void MissingDayCounter::add(const data::ProductDays& product) {
    auto& category = m_categories[product.category];
    category.sold.resize(m_shop.products.size());
    for (const auto& day : product.days) {
        category.sold.at(static_cast<std::size_t>(day.day - m_shop.firstDay)) = 1;
        category.units += day.units;
    }
}

MissingDays MissingDayCounter::countOf(const std::string& name, const Category& category) const {
    const auto begin = static_cast<std::size_t>(std::ranges::find(category.sold, 1) - category.sold.begin());
    const auto dayAt = [this](std::size_t day) { return m_shop.firstDay + static_cast<std::int32_t>(day); };
    MissingDays result;
    result.category = name;
    result.units = category.units;
    result.firstDay = result.gapFirst = result.gapLast = dayAt(begin);
    result.days = static_cast<std::int32_t>(category.sold.size() - begin);
    std::int32_t gap = 0;
    for (auto day = begin; day < category.sold.size(); ++day) {
        if (category.sold[day] != 0) {
            gap = 0;
            continue;
        }
        ++result.missing;
        result.shopClosed += m_shop.products[day] == 0 ? 1 : 0;
        if (++gap <= result.longestGap)
            continue;
        result.longestGap = gap;
        result.gapLast = dayAt(day);
        result.gapFirst = result.gapLast - (gap - 1);
    }
    return result;
}

std::vector<MissingDays> MissingDayCounter::finish() const {
    std::vector<MissingDays> all;
    for (const auto& [name, category] : m_categories)
        all.push_back(countOf(name, category));
    return all;
}

} // namespace planwright::features
