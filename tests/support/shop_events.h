#pragma once

#include "core/base/money.h"
#include "core/data/types/activity.h"
#include "core/data/types/panel.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace planwright::features {

/// One line of tests/data/features/NAME_events.csv; price in cents, discount in percent.
struct ShopEvent {
    Date date;
    std::string type, category, order, customer;
    std::array<std::string, data::segmentFields.size()> segments;
    std::int64_t quantity = 0, price = 0, discount = 0;

    [[nodiscard]] std::int64_t money() const { return quantity * price * 100; }
};

inline std::vector<std::vector<std::string>> readCsvCells(const std::string& file) {
    std::vector<std::vector<std::string>> rows;
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        std::vector<std::string> cells;
        std::stringstream cellStream(line + ',');
        for (std::string cell; std::getline(cellStream, cell, ',');)
            cells.push_back(cell);
        rows.push_back(std::move(cells));
    }
    return rows;
}

inline std::vector<ShopEvent> readShopEvents(const std::string& file) {
    std::vector<ShopEvent> events;
    const auto rows = readCsvCells(file);
    for (std::size_t r = 1; r < rows.size(); ++r) {
        const auto& cells = rows[r];
        ShopEvent event{Date::parse(cells[0]).value(),
                        cells[1],
                        cells[2],
                        cells[6],
                        cells[7],
                        {cells[8], cells[9], cells[10], cells[11]}};
        event.quantity = std::stoll(cells[3]);
        event.price = std::stoll(cells[4]);
        event.discount = std::stoll(cells[5]);
        events.push_back(std::move(event));
    }
    return events;
}

/// The panel and the activity of some events, by sets and loops, with no thought of speed.
struct Shop {
    data::Panel panel;
    data::Activity activity;

    Shop(const std::vector<ShopEvent>& events, Date firstDay, Date lastDay, Month firstMonth, Month lastMonth) {
        std::set<std::string> names;
        for (const auto& event : events)
            names.insert(event.category);
        panel.categories.assign(names.begin(), names.end());
        panel.firstDay = firstDay;
        panel.dayCount = lastDay - firstDay + 1;
        panel.firstCompleteMonth = firstMonth;
        panel.lastCompleteMonth = lastMonth;
        panel.facts.resize(names.size());
        for (auto* block : {&panel.units, &panel.revenue, &panel.orders, &panel.customers, &activity.bought,
                            &activity.paid, &activity.listed})
            block->assign(size(), 0);
        for (auto* block : {&activity.views, &activity.carts})
            block->assign(size(), 0);
        for (const auto& event : events)
            if (firstDay <= event.date && event.date <= lastDay)
                add(event);
        activity.orders = distinct(m_orders);
        activity.customers = distinct(m_customers);
        for (auto& [key, days] : m_series) {
            data::SegmentSeries series{data::segmentFields[std::get<0>(key)], std::get<1>(key), std::get<2>(key), {}};
            for (auto& [day, values] : days)
                series.days.push_back(values);
            activity.series.push_back(std::move(series));
        }
    }

private:
    using Ids = std::map<std::size_t, std::set<std::string>>; ///< by place

    [[nodiscard]] std::size_t size() const {
        return panel.categories.size() * static_cast<std::size_t>(panel.dayCount);
    }

    void add(const ShopEvent& event) {
        const auto category = static_cast<std::size_t>(std::ranges::lower_bound(panel.categories, event.category) -
                                                       panel.categories.begin());
        const auto day = event.date - panel.firstDay;
        const auto at = category * static_cast<std::size_t>(panel.dayCount) + static_cast<std::size_t>(day);
        if (event.type == "view" || event.type == "cart") {
            ++(event.type == "view" ? activity.views : activity.carts)[at];
            return;
        }
        const auto units = event.quantity * Quantity::scale;
        panel.units[at] += units;
        panel.revenue[at] += event.money();
        const bool purchase = event.type == "purchase";
        if (purchase) {
            activity.bought[at] += units;
            activity.paid[at] += event.money();
            activity.listed[at] += static_cast<std::int64_t>(
                std::round(static_cast<double>(event.money()) / (1 - static_cast<double>(event.discount) / 100)));
            if (!event.order.empty())
                m_orders[at].insert(event.order);
            if (!event.customer.empty())
                m_customers[at].insert(event.customer);
        }
        for (std::size_t field = 0; field < event.segments.size(); ++field) {
            if (event.segments[field].empty())
                continue;
            auto& values = m_series[{field, event.segments[field], category}][day];
            values.day = day;
            values.units += units;
            values.revenue += event.money();
            values.purchases += purchase ? 1 : 0;
        }
    }

    [[nodiscard]] data::TrailingDistinct distinct(const Ids& ids) const {
        data::TrailingDistinct counts;
        for (std::size_t w = 0; w < counts.size(); ++w) {
            counts[w].assign(size(), 0);
            for (std::size_t c = 0; c < panel.categories.size(); ++c) {
                for (std::int32_t day = 0; day < panel.dayCount; ++day) {
                    std::set<std::string> seen;
                    const auto at = c * static_cast<std::size_t>(panel.dayCount) + static_cast<std::size_t>(day);
                    const auto days = std::min(data::distinctWindows[w], day + 1);
                    for (auto place = at + 1 - static_cast<std::size_t>(days); place <= at; ++place)
                        if (const auto found = ids.find(place); found != ids.end())
                            seen.insert(found->second.begin(), found->second.end());
                    counts[w][at] = static_cast<std::int32_t>(seen.size());
                }
            }
        }
        return counts;
    }

    Ids m_orders, m_customers;
    std::map<std::tuple<std::size_t, std::string, std::size_t>, std::map<std::int32_t, data::SegmentDay>> m_series;
};

} // namespace planwright::features
