#include "core/base/rng.h"
#include "core/features/missing_days.h"
#include "core/features/stockouts.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::features;
using data::ProductDays;
using data::ShopDays;
using data::StockTable;

namespace {

const Date monday(2024, 1, 1);

/// A shop that sells 50 products on each day but Sunday.
ShopDays shopOf(std::int32_t days) {
    ShopDays shop{monday, {}};
    for (std::int32_t day = 0; day < days; ++day)
        shop.products.push_back((monday + day).weekday() == 6 ? 0 : 50);
    return shop;
}

std::int64_t poisson(SplitMix64& random, double mean) {
    const double limit = std::exp(-mean);
    std::int64_t count = -1;
    for (double product = 1; product > limit; ++count)
        product *= random.uniform();
    return count;
}

struct Cut {
    std::int32_t first = 0, last = -1; ///< days that are left out, and nothing else
    [[nodiscard]] bool has(std::int32_t day) const { return day >= first && day <= last; }
};

/// Sells Poisson(mean) units for 2.50 each on each open day that is not cut out.
ProductDays seller(const ShopDays& shop, double mean, std::uint64_t seed, Cut cut = {},
                   const std::string& product = "P") {
    SplitMix64 random(seed);
    ProductDays days{"C", product, {}};
    for (std::int32_t day = 0; day < static_cast<std::int32_t>(shop.products.size()); ++day) {
        const auto units = poisson(random, mean) * 1'000;
        if (shop.products[static_cast<std::size_t>(day)] > 0 && units > 0 && !cut.has(day))
            days.days.push_back({shop.firstDay + day, units, units * 25});
    }
    return days;
}

Stockouts find(const ShopDays& shop, const std::vector<ProductDays>& products, const StockTable* table = nullptr) {
    StockoutFinder finder(shop, table);
    for (const auto& product : products)
        finder.add(product);
    return finder.finish();
}

bool same(const Stockout& a, const Stockout& b) {
    return a.product == b.product && a.first == b.first && a.last == b.last && a.lostUnits == b.lostUnits &&
           a.probability == b.probability;
}

} // namespace

class StockoutsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatWasCutOut();
    void seldomWrong();
    void closedAndSlowDaysAreNone();
    void neitherSeasonNorEndIsOne();
    void theTableGoesFirst();
    void theTableCountsForWholeCategories();
    void sumsAgreeInAnyOrder();
    void oneLargeOrderIsNotMadeUp();
    void missingDaysAreCounted();
};

void StockoutsTest::findsWhatWasCutOut() {
    QVERIFY(rc::check("a cut-out is found, and what it lost is near the truth", [] {
        const auto shop = shopOf(300);
        const double mean = .1 * *rc::gen::inRange(20, 300);
        const auto first = *rc::gen::inRange(60, 150);
        const Cut cut{first, first + *rc::gen::inRange(20, 70)};
        const auto found = find(shop, {seller(shop, mean, *rc::gen::arbitrary<std::uint64_t>(), cut)});
        RC_ASSERT(found.runs.size() == std::size_t{1});
        const auto& run = found.runs.front();
        RC_ASSERT(run.source == StockoutSource::ZeroRun && run.probability <= StockoutFinder::largestProbability);
        // Days without demand may adjoin, and a Sunday is not one of the run.
        RC_ASSERT(run.first <= monday + cut.first + 1 && run.last >= monday + cut.last - 1);
        RC_ASSERT(run.first >= monday + cut.first - 12 && run.last <= monday + cut.last + 12);
        // The rate is known from 56 days: five standard deviations of it, and 5 % for the cap on its best days.
        const double truth = mean * run.days;
        RC_ASSERT(std::abs(run.lostUnits.toDouble() - truth) <= (5 * std::sqrt(mean / 56) + .05 * mean) * run.days);
        RC_ASSERT(std::abs(run.lostMoney.toDouble() - 2.5 * run.lostUnits.toDouble()) <= .0014 * run.days);
    }));
}

// 3,000 sellers of two years who were never out of stock. The bound is 1 in 50,000 selling days; the header says that
// it is rather below 1 in a million, since the worse side counts.
void StockoutsTest::seldomWrong() {
    const auto shop = shopOf(730);
    StockoutFinder finder(shop, nullptr);
    for (std::uint64_t product = 0; product < 3'000; ++product)
        finder.add(seller(shop, .5 + .001 * static_cast<double>(product), product));
    const auto found = finder.finish();
    QVERIFY(found.sellingDays > 1'000'000);
    QCOMPARE(found.products, std::int64_t{3'000});
    const auto rate = static_cast<double>(found.runs.size()) / static_cast<double>(found.sellingDays);
    QVERIFY2(rate <= 1e-6, qPrintable(QStringLiteral("%1 in a million").arg(1e6 * rate)));
    static_assert(StockoutFinder::largestProbability == 2e-5);
}

void StockoutsTest::closedAndSlowDaysAreNone() {
    const Cut christmas{120, 133};
    auto shop = shopOf(300);
    const auto product = seller(shop, 5, 7, christmas);
    QCOMPARE(find(shop, {product}).runs.size(), std::size_t{1});
    auto slow = shop;
    auto closed = shop;
    for (auto day = christmas.first; day <= christmas.last; ++day) {
        slow.products[static_cast<std::size_t>(day)] = std::min(slow.products[static_cast<std::size_t>(day)], 5);
        closed.products[static_cast<std::size_t>(day)] = 0;
    }
    QVERIFY(find(slow, {product}).runs.empty());
    QVERIFY(find(closed, {product}).runs.empty());
    QVERIFY(find(closed, {product}).lost.empty());
}

void StockoutsTest::neitherSeasonNorEndIsOne() {
    const auto shop = shopOf(400);
    QVERIFY(find(shop, {seller(shop, 5, 1, {100, 200})}).runs.empty());
    QCOMPARE(find(shop, {seller(shop, 5, 1, {100, 180})}).runs.size(), std::size_t{1});
    const auto stopped = find(shop, {seller(shop, 5, 1, {380, 400})});
    QVERIFY(stopped.runs.empty() && stopped.lost.empty());
    QCOMPARE(stopped.open.size(), std::size_t{1});
    QVERIFY(stopped.open[0].last == monday + 399 && stopped.open[0].lostUnits.toDouble() > 3 * stopped.open[0].days);
    QVERIFY(find(shop, {seller(shop, 5, 1, {300, 400})}).open.empty());
    QVERIFY(find(shop, {seller(shop, 5, 1, {0, 60})}).runs.empty());
    // Sells on two days of ten: not regularly.
    QVERIFY(find(shop, {seller(shop, .22, 1, {100, 150})}).runs.empty());
    QCOMPARE(find(shop, {seller(shop, .22, 1, {100, 150})}).regular, std::int64_t{0});
}

void StockoutsTest::theTableGoesFirst() {
    const auto shop = shopOf(300);
    const Cut cut{102, 116};
    const auto product = seller(shop, 5, 3, cut);
    const auto detected = find(shop, {product}).runs;
    QCOMPARE(detected.size(), std::size_t{1});
    StockTable table;
    for (auto day = cut.first; day <= cut.last; ++day)
        table.products["P"][monday + day] = true;
    const auto stated = find(shop, {product}, &table).runs;
    QCOMPARE(stated.size(), std::size_t{1});
    QVERIFY(stated[0].source == StockoutSource::StockTable);
    QVERIFY(std::abs(stated[0].lostUnits.toDouble() - 5.0 * stated[0].days) < 1.5 * stated[0].days);
    // A table that knows of stock on a day of the run: nobody came.
    StockTable stocked;
    stocked.products["P"][monday + 110] = false;
    QVERIFY(find(shop, {product}, &stocked).runs.empty());
    // One that names a single day finds it, whether the product sells regularly or not.
    StockTable single;
    single.products["P"][monday + 200] = true;
    const auto one = find(shop, {seller(shop, .22, 1, {200, 200})}, &single).runs;
    QCOMPARE(one.size(), std::size_t{1});
    QCOMPARE(one[0].days, 1);
    QVERIFY(one[0].lostUnits.raw > 0 && one[0].lostUnits.toDouble() < 1);
}

void StockoutsTest::theTableCountsForWholeCategories() {
    const auto shop = shopOf(300);
    StockTable table;
    table.categories["C"][monday + 150] = true;
    const auto found = find(shop, {seller(shop, 5, 1, {150, 150}, "A"), seller(shop, 3, 2, {150, 150}, "B")}, &table);
    QCOMPARE(found.runs.size(), std::size_t{2});
    QCOMPARE(found.lost.size(), std::size_t{1});
    QCOMPARE(found.lost[0].products, 2);
    QCOMPARE(found.lost[0].day, monday + 150);
    QCOMPARE(found.lost[0].units.raw, found.runs[0].lostUnits.raw + found.runs[1].lostUnits.raw);
}

void StockoutsTest::sumsAgreeInAnyOrder() {
    const auto shop = shopOf(300);
    std::vector<ProductDays> products;
    for (std::uint64_t i = 0; i < 40; ++i)
        products.push_back(seller(shop, 4, i, {90, 130}, "P" + std::to_string(i)));
    const auto found = find(shop, products);
    QCOMPARE(found.runs.size(), std::size_t{40});
    Quantity units;
    Money money;
    for (const auto& run : found.runs) {
        units += run.lostUnits;
        money += run.lostMoney;
    }
    for (const auto& day : found.lost) {
        units = units - day.units;
        money = money - day.money;
    }
    QVERIFY(units.raw == 0 && money.raw == 0);
    std::ranges::reverse(products);
    const auto again = find(shop, products);
    QVERIFY(std::ranges::equal(found.runs, again.runs, same));
    QVERIFY(std::ranges::equal(found.lost, again.lost, [](const LostDemand& a, const LostDemand& b) {
        return a.day == b.day && a.units == b.units && a.money == b.money && a.products == b.products;
    }));
}

void StockoutsTest::oneLargeOrderIsNotMadeUp() {
    const auto shop = shopOf(300);
    auto product = seller(shop, 5, 11, {100, 130});
    const auto before = find(shop, {product}).runs.at(0).lostUnits.toDouble();
    const auto day = std::ranges::find(product.days, monday + 94, &data::ProductDay::day);
    QVERIFY(day != product.days.end());
    day->units = 10'000'000;
    const auto after = find(shop, {product}).runs.at(0).lostUnits.toDouble();
    QVERIFY2(after < 1.1 * before, qPrintable(QStringLiteral("%1, before %2").arg(after).arg(before)));
}

void StockoutsTest::missingDaysAreCounted() {
    const ShopDays shop{monday, {2, 1, 0, 0, 1, 2, 1, 1}};
    MissingDayCounter counter(shop);
    counter.add({"A", "1", {{monday, 1'000, 0}, {monday + 5, 1'000, 0}}});
    counter.add({"A", "2", {{monday + 1, 500, 0}, {monday + 6, 500, 0}}});
    counter.add({"B", "3", {{monday + 4, 1'000, 0}, {monday + 5, 1'000, 0}, {monday + 7, 1'000, 0}}});
    const auto counts = counter.finish();
    QCOMPARE(counts.size(), std::size_t{2});
    QCOMPARE(counts[0].days, 8);
    QCOMPARE(counts[0].missing, 4);
    QCOMPARE(counts[0].shopClosed, 2);
    QCOMPARE(counts[0].longestGap, 3);
    QVERIFY(counts[0].gapFirst == monday + 2 && counts[0].gapLast == monday + 4);
    QCOMPARE(counts[0].units, std::int64_t{3'000});
    QCOMPARE(counts[1].firstDay, monday + 4);
    QCOMPARE(counts[1].days, 4);
    QCOMPARE(counts[1].missing, 1);
    QCOMPARE(counts[1].shopClosed, 0);
}

QTEST_APPLESS_MAIN(StockoutsTest)
#include "stockouts_test.moc"
