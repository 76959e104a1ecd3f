#include "core/data/demo/demo_events.h"

#include "core/data/demo/demo_random.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace planwright::data {
namespace {

constexpr std::uint32_t productsPerCategory = 40;
constexpr std::uint32_t customersPerSegment = 6'000;
constexpr double joinsOrder = .35;
constexpr std::int32_t opens = 6 * 3600, openSeconds = 17 * 3600;
constexpr int adDays = 24; // a month's advertising is paid by then, so that closed last days cannot swallow any
constexpr std::array<double, 3> channelChances{.58, .27, .15};
constexpr std::array<double, 5> countryChances{.62, .14, .10, .08, .06};

// Popular ones first.
std::uint32_t drawRanked(SplitMix64& random, std::uint32_t count) {
    const double u = random.uniform();
    return static_cast<std::uint32_t>(u * u * count);
}

std::int64_t drawQuantity(SplitMix64& random, std::uint8_t segment) {
    static constexpr std::array<double, 4> consumer{.70, .20, .07, .03};
    if (segment == 2)
        return 2 + static_cast<std::int64_t>(random.below(11));
    return 1 + static_cast<std::int64_t>(drawIndex(random, consumer));
}

// Cents that end in 9.
std::int64_t drawPrice(SplitMix64& random, const DemoProfile& profile) {
    const double u = random.uniform();
    const double cents = profile.lowPriceCents + u * u * (profile.highPriceCents - profile.lowPriceCents);
    return static_cast<std::int64_t>(cents) / 10 * 10 + 9;
}

} // namespace

DemoEvents::DemoEvents(const DemoPlan& plan, std::uint64_t seed)
    : m_plan(&plan)
    , m_day(plan.firstDay())
    , m_adPaid(plan.categories.size(), 0) {
    for (const auto& category : plan.categories) {
        m_random.emplace_back(seedFor(seed, "demo/events/" + category.profile.name));
        auto& prices = m_prices.emplace_back();
        for (std::uint32_t p = 0; p < productsPerCategory; ++p)
            prices.push_back(drawPrice(m_random.back(), category.profile));
    }
}

std::vector<DemoRow> DemoEvents::nextDay() {
    std::vector<DemoRow> rows;
    if (m_day == m_day.month().firstDay())
        std::fill(m_adPaid.begin(), m_adPaid.end(), 0);
    for (std::size_t c = 0; c < m_plan->categories.size(); ++c) {
        drawPurchases(c, rows);
        drawVisits(c, DemoEventType::View, DemoRates::viewsPerLine, rows);
        drawVisits(c, DemoEventType::Cart, DemoRates::cartsPerLine, rows);
    }
    auto& arriving = m_returns[static_cast<std::size_t>(m_day.daysSinceEpoch()) % ring];
    rows.insert(rows.end(), arriving.begin(), arriving.end());
    arriving.clear();
    std::stable_sort(rows.begin(), rows.end(), [](const DemoRow& a, const DemoRow& b) { return a.second < b.second; });
    m_day = m_day + 1;
    return rows;
}

void DemoEvents::drawPurchases(std::size_t c, std::vector<DemoRow>& rows) {
    auto& random = m_random[c];
    // The day's own luck (standard deviation a third) makes the counts more spread than Poisson's.
    const double luck = (random.uniform() + random.uniform() + random.uniform()) * 2 / 3;
    const auto lines = drawPoisson(random, expectedLines(*m_plan, m_plan->categories[c], m_day) * luck);
    Order order;
    for (std::int64_t line = 0; line < lines; ++line) {
        const auto product = drawRanked(random, productsPerCategory);
        const bool joins = random.uniform() < joinsOrder;
        const auto& had = order.products;
        if (!joins || order.number == 0 || std::find(had.begin(), had.end(), product) != had.end())
            startOrder(order, c);
        order.products.push_back(product);
        DemoRow row = order.head;
        row.quantity = drawQuantity(random, row.segment);
        fillLine(row, product);
        maybeReturn(row);
        if (line == 0)
            row.adCents = advertisingDue(c);
        rows.push_back(row);
    }
}

void DemoEvents::startOrder(Order& order, std::size_t c) {
    order.number = newOrder();
    order.head = drawVisitor(c);
    order.head.order = order.number;
    order.head.second = opens + static_cast<std::int32_t>(m_random[c].below(openSeconds));
    order.products.clear();
}

DemoRow DemoEvents::drawVisitor(std::size_t c) {
    auto& random = m_random[c];
    DemoRow row;
    row.day = m_day;
    row.category = c;
    row.segment = static_cast<std::uint8_t>(drawIndex(random, demoSegmentChances));
    row.channel = static_cast<std::uint8_t>(drawIndex(random, channelChances));
    row.country = static_cast<std::uint8_t>(drawIndex(random, countryChances));
    const auto customer = row.segment * customersPerSegment + drawRanked(random, customersPerSegment);
    const bool guest = row.segment == 0 && random.uniform() < .2;
    row.customer = guest ? -1 : static_cast<std::int32_t>(customer);
    return row;
}

void DemoEvents::fillLine(DemoRow& row, std::uint32_t product) const {
    // List prices rise by 3 % of the first year's each January.
    const auto years = m_day.month().year() - m_plan->firstMonth.year();
    const auto list = m_prices[row.category][product] * (100 + 3 * years) / 100;
    row.product = product;
    row.promotion = promotionOn(m_plan->categories[row.category], m_day);
    const int discount = row.promotion != nullptr ? row.promotion->discountPercent : 0;
    row.priceCents = (list * (100 - discount) + 50) / 100;
    row.costCents = list * static_cast<std::int64_t>(50 + product % 12) / 100;
}

void DemoEvents::maybeReturn(const DemoRow& bought) {
    auto& random = m_random[bought.category];
    if (random.uniform() >= m_plan->categories[bought.category].profile.returnRate)
        return;
    constexpr std::uint32_t lags = DemoRates::lastReturnDay - DemoRates::firstReturnDay + 1;
    DemoRow back = bought;
    back.type = DemoEventType::Refund;
    back.day = bought.day + DemoRates::firstReturnDay + static_cast<std::int32_t>(random.below(lags));
    back.second = opens + static_cast<std::int32_t>(random.below(openSeconds));
    m_returns[static_cast<std::size_t>(back.day.daysSinceEpoch()) % ring].push_back(back);
}

void DemoEvents::drawVisits(std::size_t c, DemoEventType type, double perLine, std::vector<DemoRow>& rows) {
    auto& random = m_random[c];
    const auto count = drawPoisson(random, expectedLines(*m_plan, m_plan->categories[c], m_day) * perLine);
    if (count == 0)
        return;
    // One slice of the day each: two visits never share a second, so no two rows are equal by chance.
    const auto slice = std::max<std::int64_t>(1, openSeconds / count);
    for (std::int64_t visit = 0; visit < count; ++visit) {
        DemoRow row = drawVisitor(c);
        row.type = type;
        row.second = opens + static_cast<std::int32_t>(visit * slice) +
                     static_cast<std::int32_t>(random.below(static_cast<std::uint32_t>(slice)));
        fillLine(row, drawRanked(random, productsPerCategory));
        rows.push_back(row);
    }
}

std::int64_t DemoEvents::advertisingDue(std::size_t c) {
    const auto month = static_cast<std::size_t>(m_day.month() - m_plan->firstMonth);
    const auto day = std::min<std::int64_t>(m_day - m_day.month().firstDay() + 1, adDays);
    const auto due = m_plan->categories[c].adCents[month] * day / adDays;
    return due - std::exchange(m_adPaid[c], due);
}

} // namespace planwright::data
