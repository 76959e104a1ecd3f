#include "core/features/stockouts.h"

#include "core/stats/quantile.h"
#include "core/stats/zero_run.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <tuple>

namespace planwright::features {
namespace {

constexpr std::int32_t medianReach = 28; // days on either side of a day
constexpr std::size_t sideDays = 28;     // open days on either side of a run
constexpr std::size_t fewestDaysAfter = 7;
constexpr std::int32_t longestRun = 90; // calendar days
constexpr double cappedAt = .95;

std::vector<double> weightsOf(const data::ShopDays& shop) {
    const auto count = static_cast<std::int32_t>(shop.products.size());
    std::vector<double> weights(shop.products.size());
    std::vector<double> open;
    for (std::int32_t day = 0; day < count; ++day) {
        const auto products = shop.products[static_cast<std::size_t>(day)];
        if (products == 0)
            continue;
        open.clear();
        for (auto near = std::max(0, day - medianReach); near < std::min(count, day + medianReach + 1); ++near)
            if (const auto sold = shop.products[static_cast<std::size_t>(near)]; sold > 0)
                open.push_back(sold);
        weights[static_cast<std::size_t>(day)] = std::min(1.0, products / stats::sampleQuantile(open, .5));
    }
    return weights;
}

/// A day on which the shop was open, as one product saw it.
struct OpenDay {
    Date day;
    double weight = 0;
    std::int64_t units = 0, money = 0;
    bool isOut = false;    ///< the table says so
    bool hasStock = false; ///< the same
};
using OpenDays = std::vector<OpenDay>;

/// Some days on one side of a run.
struct Side {
    std::size_t days = 0;
    double sold = 0, unsold = 0; ///< weights of the days with and without a sale

    void add(const OpenDay& day) {
        ++days;
        (day.units > 0 ? sold : unsold) += day.weight;
    }
    [[nodiscard]] bool isRegular() const { return sold > 0 && sold >= unsold; }
};

struct Sides {
    std::vector<const OpenDay*> days;
    Side before, after;

    /// Units of a day of weight 1, in 1/1,000.
    [[nodiscard]] double rate() const {
        std::vector<double> sold;
        for (const auto* day : days)
            if (day->units > 0)
                sold.push_back(static_cast<double>(day->units));
        if (sold.empty())
            return 0;
        const auto most = stats::sampleQuantile(sold, cappedAt);
        double units = 0;
        for (const auto one : sold)
            units += std::min(one, most);
        return units / (before.sold + before.unsold + after.sold + after.unsold);
    }
    /// Money (1/10,000) of 1/1,000 unit.
    [[nodiscard]] double price() const {
        std::int64_t units = 0;
        std::int64_t money = 0;
        for (const auto* day : days) {
            units += day->units;
            money += day->money;
        }
        return units > 0 ? static_cast<double>(money) / static_cast<double>(units) : 0;
    }
};

/// What lies around a run; `kept` are the days before it that are not censored.
Sides sidesOf(const std::vector<const OpenDay*>& kept, std::span<const OpenDay> later) {
    Sides sides;
    for (auto i = kept.size() - std::min(kept.size(), sideDays); i < kept.size(); ++i) {
        sides.days.push_back(kept[i]);
        sides.before.add(*kept[i]);
    }
    for (auto day = later.begin(); day != later.end() && sides.after.days < sideDays; ++day)
        if (!day->isOut) {
            sides.days.push_back(&*day);
            sides.after.add(*day);
        }
    return sides;
}

bool endsRegularly(const std::vector<const OpenDay*>& kept) {
    if (kept.size() < sideDays)
        return false;
    Side side;
    for (auto i = kept.size() - sideDays; i < kept.size(); ++i)
        side.add(*kept[i]);
    return side.isRegular();
}

/// The chance of a run of open days without a sale, or 1 where it cannot be told; of the last run by the days before.
double probabilityOf(std::span<const OpenDay> run, const Sides& sides, bool isLast) {
    const auto& [days, before, after] = sides;
    if (before.days < sideDays || !before.isRegular() ||
        (!isLast && (after.days < fewestDaysAfter || !after.isRegular())))
        return 1;
    double length = 0;
    for (const auto& day : run) {
        if (day.hasStock)
            return 1;
        length += day.weight;
    }
    const auto chance = stats::zeroRunProbability(before.sold, before.unsold, length);
    return isLast ? chance : std::max(chance, stats::zeroRunProbability(after.sold, after.unsold, length));
}

/// Whether it is a stock-out; then `stockout` says how that is known.
bool isStockout(std::span<const OpenDay> run, const Sides& sides, bool isLast, Stockout& stockout) {
    if (run.back().day - run.front().day >= longestRun)
        return false;
    stockout.source = run.front().isOut ? StockoutSource::StockTable : StockoutSource::ZeroRun;
    if (stockout.source == StockoutSource::ZeroRun)
        stockout.probability = probabilityOf(run, sides, isLast);
    return stockout.source == StockoutSource::StockTable || stockout.probability <= StockoutFinder::largestProbability;
}

/// What was lost on each day of a run, and their sum in `stockout`. Rounded for each product and day, so that sums are
/// the same in any order.
std::vector<LostDemand> estimateLoss(std::span<const OpenDay> run, const Sides& sides, Stockout& stockout) {
    const auto rate = sides.rate();
    const auto price = sides.price();
    std::vector<LostDemand> lost;
    for (const auto& day : run) {
        const auto missing = std::max(0.0, day.weight * rate - static_cast<double>(day.units));
        lost.push_back({stockout.category, day.day, 1, Quantity::fromRaw(std::llround(missing)),
                        Money::fromRaw(std::llround(missing * price))});
        stockout.lostUnits += lost.back().units;
        stockout.lostMoney += lost.back().money;
    }
    stockout.first = run.front().day;
    stockout.last = run.back().day;
    stockout.days = static_cast<std::int32_t>(run.size());
    return lost;
}

/// Marks what the table knows of the days.
void apply(const std::map<std::string, data::StockTable::Days, std::less<>>& table, const std::string& key,
           OpenDays& days) {
    const auto known = table.find(key);
    if (known == table.end())
        return;
    for (auto& day : days)
        if (const auto stock = known->second.find(day.day); stock != known->second.end())
            (stock->second ? day.isOut : day.hasStock) = true;
}

/// The days of a product on which the shop was open, from its first sale on.
OpenDays openDays(const data::ProductDays& product, Date firstDay, std::span<const double> weights) {
    OpenDays days;
    auto sale = product.days.begin();
    for (auto i = static_cast<std::size_t>(sale->day - firstDay); i < weights.size(); ++i) {
        if (weights[i] == 0)
            continue;
        days.push_back({firstDay + static_cast<std::int32_t>(i), weights[i]});
        if (sale != product.days.end() && sale->day == days.back().day) {
            days.back().units = sale->units;
            days.back().money = sale->money;
            ++sale;
        }
    }
    return days;
}

/// How many of the days belong together: those that the table names, those without a sale, or one day.
std::size_t runLength(std::span<const OpenDay> days) {
    const bool isOut = days.front().isOut;
    if (!isOut && days.front().units > 0)
        return 1;
    const auto end = std::find_if(days.begin(), days.end(), [isOut](const OpenDay& day) {
        return day.isOut != isOut || (!isOut && day.units > 0);
    });
    return static_cast<std::size_t>(end - days.begin());
}

} // namespace

StockoutFinder::StockoutFinder(const data::ShopDays& shop, const data::StockTable* table)
    : m_shop(shop)
    , m_table(table)
    , m_weights(weightsOf(shop)) {}

void StockoutFinder::add(const data::ProductDays& product) {
    auto days = openDays(product, m_shop.firstDay, m_weights);
    if (m_table != nullptr) {
        apply(m_table->products, product.product, days);
        apply(m_table->categories, product.category, days);
    }
    std::vector<const OpenDay*> kept;
    std::int64_t sellingDays = 0;
    for (std::span<const OpenDay> rest(days); !rest.empty();) {
        const auto run = rest.first(runLength(rest));
        rest = rest.subspan(run.size());
        const bool isSale = !run.front().isOut && run.front().units > 0;
        if (!isSale) {
            const auto sides = sidesOf(kept, rest);
            Stockout stockout;
            stockout.category = product.category;
            stockout.product = product.product;
            if (isStockout(run, sides, rest.empty(), stockout)) {
                const auto lost = estimateLoss(run, sides, stockout);
                if (rest.empty() && stockout.source == StockoutSource::ZeroRun)
                    m_found.open.push_back(std::move(stockout));
                else
                    take(std::move(stockout), lost);
                continue;
            }
        }
        for (const auto& day : run)
            if (!day.isOut)
                kept.push_back(&day);
        if (isSale && endsRegularly(kept))
            ++sellingDays;
    }
    ++m_found.products;
    m_found.regular += sellingDays > 0 ? 1 : 0;
    m_found.sellingDays += sellingDays;
}

void StockoutFinder::take(Stockout run, const std::vector<LostDemand>& lost) {
    for (const auto& day : lost) {
        const auto [sum, isNew] = m_lost.try_emplace({day.category, day.day}, day);
        if (isNew)
            continue;
        sum->second.products += day.products;
        sum->second.units += day.units;
        sum->second.money += day.money;
    }
    m_found.runs.push_back(std::move(run));
}

Stockouts StockoutFinder::finish() const {
    auto found = m_found;
    for (auto* runs : {&found.runs, &found.open})
        std::ranges::sort(*runs, {},
                          [](const Stockout& run) { return std::tie(run.category, run.product, run.first); });
    for (const auto& [key, day] : m_lost)
        found.lost.push_back(day);
    return found;
}

const char* stockoutSourceName(StockoutSource source) {
    return source == StockoutSource::StockTable ? "stock table" : "no sales";
}

} // namespace planwright::features
