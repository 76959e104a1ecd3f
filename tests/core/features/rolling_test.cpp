#include "core/features/rolling.h"
#include "tests/core/features/random_history.h"

#include <QTest>

#include <cmath>

using namespace planwright;
using namespace planwright::features;

namespace {

bool near(double value, double expected) {
    return std::abs(value - expected) <= 1e-9 * std::max(1.0, std::abs(expected));
}

double sumOf(std::span<const double> days, std::ptrdiff_t end, std::ptrdiff_t length) {
    double sum = 0;
    for (auto d = std::max<std::ptrdiff_t>(end - length + 1, 0); d <= end; ++d)
        sum += days[static_cast<std::size_t>(d)];
    return sum;
}

} // namespace

class RollingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aggregatesAreTheDaysAdded();
    void windowsEndWithTheHistory();
    void slopeAgreesWithR();
    void shapeOfTheWeek();
};

void RollingTest::aggregatesAreTheDaysAdded() {
    QVERIFY(rc::check("an aggregate is the sum of its days", [] {
        const auto history = randomHistory();
        const auto view = viewAt(history, history.lastCompleteMonth);
        const Rolling rolling(view);
        const auto end = *rc::gen::inRange<std::ptrdiff_t>(0, rolling.demand().dayCount());
        const auto days = *rc::gen::inRange<std::ptrdiff_t>(1, 200);
        for (std::size_t c = 0; c < rolling.categoryCount(); ++c) {
            const auto aggregate = rolling.aggregate(c, end, days);
            RC_ASSERT(near(aggregate.demand, sumOf(view.demand(c), end, days)));
            RC_ASSERT(near(aggregate.revenue, sumOf(view.revenue(c), end, days)));
            RC_ASSERT(near(aggregate.orders, sumOf(view.orders(c), end, days)));
            RC_ASSERT(near(aggregate.customers, sumOf(view.customers(c), end, days)));
        }
        double portfolio = 0;
        for (std::size_t c = 0; c < rolling.categoryCount(); ++c)
            portfolio += rolling.aggregate(c, end, days).demand;
        RC_ASSERT(near(rolling.demand().portfolioWindow(end, days), portfolio));
    }));
}

void RollingTest::windowsEndWithTheHistory() {
    const std::vector<double> days{1, 2, 3, 4};
    const RunningSums sums(days);
    QCOMPARE(sums.window(3, 2), 7.0);
    QCOMPARE(sums.window(1, 30), 3.0); // before the first day: 0
    QCOMPARE(sums.window(9, 7), 4.0);  // after the last known day: 0
    QCOMPARE(sums.window(-1, 5), 0.0);
    QCOMPARE(RunningSums().window(0, 5), 0.0);
}

// R 4: d <- c(3,0,-1,4,10,2,7,7,1,12,5); coef(lm(d ~ seq_along(d)))[2]
void RollingTest::slopeAgreesWithR() {
    auto history = emptyHistory(Date(2011, 1, 1), Month(2011, 1), 1);
    const std::vector<double> days{3, 0, -1, 4, 10, 2, 7, 7, 1, 12, 5};
    std::copy(days.begin(), days.end(), history.demand.begin() + 20);
    const Rolling rolling(viewAt(history, Month(2011, 1)));
    QVERIFY(near(rolling.trendSlope(0, 30, 11), 0.609090909090909));
    QCOMPARE(rolling.trendSlope(0, 0, 11), 0.0);
    QVERIFY(near(rolling.idleShare(0, 30, 11), 1.0 / 11));
    QVERIFY(near(rolling.idleShare(0, 30, 90), 21.0 / 31));
    QVERIFY(!rolling.dailyVariation(0, 10, 5));
    QVERIFY(near(*rolling.dailyVariation(0, 21, 2), 1.0));
}

void RollingTest::shapeOfTheWeek() {
    auto history = emptyHistory(Date(2011, 1, 3), Month(2011, 4), 2); // a Monday
    for (std::size_t d = 0; d < static_cast<std::size_t>(history.dayCount); ++d)
        history.demand[d] = d % 7 == 0 ? 30 : (d % 7 == 5 ? 10 : (d % 7 == 6 ? -3 : 0));
    const Rolling rolling(viewAt(history, Month(2011, 4)));
    const auto shares = rolling.weekdayShares(0, rolling.demand().lastDay());
    QVERIFY(near(shares[0], .75) && near(shares[5], .25) && shares[6] == 0);
    QVERIFY(near(rolling.weekdayShares(1, rolling.demand().lastDay())[3], 1.0 / 7));
}

QTEST_APPLESS_MAIN(RollingTest)
#include "rolling_test.moc"
