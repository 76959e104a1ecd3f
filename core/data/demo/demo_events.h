#pragma once

#include "core/base/rng.h"
#include "core/data/demo/demo_rows.h"

#include <array>
#include <cstdint>
#include <vector>

namespace planwright::data {

/// Draws the clean events day by day, from one stream of random numbers a category. Holds the returns that are still on
/// their way and nothing else, so memory does not grow with the file.
class DemoEvents {
public:
    /// `plan` must outlive this.
    DemoEvents(const DemoPlan& plan, std::uint64_t seed);

    /// The events of the next day, from the plan's first on, in order of time. No two rows are equal in all fields.
    [[nodiscard]] std::vector<DemoRow> nextDay();
    /// An order number that no event has used.
    [[nodiscard]] std::int64_t newOrder() { return ++m_lastOrder; }

private:
    struct Order {
        std::int64_t number = 0;
        DemoRow head;
        std::vector<std::uint32_t> products;
    };
    static constexpr std::size_t ring = 32; ///< more than DemoRates::lastReturnDay

    void drawPurchases(std::size_t category, std::vector<DemoRow>& rows);
    void drawVisits(std::size_t category, DemoEventType type, double perLine, std::vector<DemoRow>& rows);
    [[nodiscard]] DemoRow drawVisitor(std::size_t category);
    void startOrder(Order& order, std::size_t category);
    void fillLine(DemoRow& row, std::uint32_t product) const;
    void maybeReturn(const DemoRow& bought);
    [[nodiscard]] std::int64_t advertisingDue(std::size_t category);

    const DemoPlan* m_plan;
    Date m_day;
    std::vector<SplitMix64> m_random;                 ///< by category
    std::vector<std::vector<std::int64_t>> m_prices;  ///< by category, product: cents in the first year
    std::vector<std::int64_t> m_adPaid;               ///< by category, this month
    std::array<std::vector<DemoRow>, ring> m_returns; ///< by day of arrival modulo the ring
    std::int64_t m_lastOrder = 0;
};

} // namespace planwright::data
