#pragma once

#include "core/base/money.h"
#include "core/data/types/product_days.h"
#include "core/data/types/stock_table.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace planwright::features {

/// Who says that a product was out of stock.
enum class StockoutSource : std::uint8_t { StockTable, ZeroRun };

/// Days on which a product could not be bought, so that what was sold says nothing of demand: censored days.
struct Stockout {
    std::string category;
    std::string product; ///< empty where the events name none
    StockoutSource source = StockoutSource::ZeroRun;
    Date first, last;
    std::int32_t days = 0;  ///< of the shop's open days among them
    double probability = 1; ///< ZeroRun: see StockoutFinder; 1 for what the table says
    Quantity lostUnits;     ///< an estimate of what would have been bought on top
    Money lostMoney;        ///< the same at the mean price paid before and after
};

/// What a category lost on a day. A series of its own: never added to what was sold.
struct LostDemand {
    std::string category;
    Date day;
    std::int32_t products = 0; ///< that were out of stock
    Quantity units;
    Money money;
};

struct Stockouts {
    std::vector<Stockout> runs;   ///< by category, product, first day
    std::vector<Stockout> open;   ///< the same of regular sellers that have not sold since: not in `lost`
    std::vector<LostDemand> lost; ///< by category, day; each sums what the runs lost on it, exactly
    std::int64_t products = 0;    ///< all that were looked at (one in two categories counts twice)
    std::int64_t regular = 0;     ///< of these, regular sellers at some time: in others no zero run can be found
    std::int64_t sellingDays = 0; ///< days of regular sales, after each of which a run could have begun
};

/// Finds the stock-outs of products, by the shop's own stock table where there is one, else by zero runs.
///
/// A day's weight is w = min(1, products bought in the shop that day / median of it over the open days of the 57 days
/// around), so that a closed day (0) counts for nothing and a slow one (a bank holiday, the days after Christmas) for
/// its part. Of a run of open days without a sale, with n = the sum of their weights, each side is looked at: the 28
/// open days before it that are not censored, and up to 28 (at least 7) after it, with s and f the sums of the weights
/// of the days with and without a sale. Both sides must be of a regular seller, s >= f; the run may not last longer
/// than 90 days (then the product was out of season or not on offer). It is a stock-out where
///     P = max over both sides of B(s + 1, f + n + 1) / B(s + 1, f + 1) <= 1 in 50,000
/// (stats::zeroRunProbability). Where demand is as the formula says, at most so many days of regular sales are followed
/// by a run that is found wrongly; as both sides must say so, not one in a million is (stockouts_test.cpp simulates
/// it). Sales that come in waves of their own (a school year, a fad) are not as the formula says: hence so strict a
/// bound. A run that lasts to the end of the data is kept apart, by the days before alone: whether the product was
/// taken off the range or comes back cannot be known yet.
///
/// Lost on a day of weight w: what is missing there to w * (sum of units / sum of weights of the days of both sides),
/// a day's units taken as no more than the 95 % quantile of those with a sale, so that one wholesale order is not made
/// up again. Open days that the table names are lost in the same way, regular seller or not, from the product's first
/// sale on and for 90 days at most in a row; where it names a day with stock, no zero run over that day is found.
///
/// Sources: the geometric law of the gaps between sales as the test for stock-outs: Svetunkov & Sroginis (2025), "Why
/// do zeroes happen?", arXiv:2504.05894 (R: greybox::aid), and the chance of a zero run under the product's own rate as
/// in "Detection of abnormal zero-sequences in count time series" (minimizeregret.com, 2017); the prediction for a p
/// that is itself uncertain in place of a fitted one, the weights and the two sides are ours.
class StockoutFinder {
public:
    static constexpr double largestProbability = 2e-5;

    /// `table` may be null; both must outlive this.
    StockoutFinder(const data::ShopDays& shop, const data::StockTable* table);
    StockoutFinder(data::ShopDays&&, const data::StockTable*) = delete;

    /// Each product (of a category) once, in any order; the days must be those of the shop.
    void add(const data::ProductDays& product);
    [[nodiscard]] Stockouts finish() const;

private:
    void take(Stockout run, const std::vector<LostDemand>& lost);

    const data::ShopDays& m_shop;
    const data::StockTable* m_table;
    std::vector<double> m_weights; ///< of the shop's days
    Stockouts m_found;
    std::map<std::pair<std::string, Date>, LostDemand> m_lost;
};

/// "stock table", "no sales"
[[nodiscard]] const char* stockoutSourceName(StockoutSource source);

} // namespace planwright::features
