#include "core/features/closed_forms.h"
#include "tests/core/features/random_history.h"

#include <QTest>

#include <cmath>

using namespace planwright;
using namespace planwright::features;

namespace {

bool near(double value, double expected) {
    return std::abs(value - expected) <= 1e-9 * std::max(1.0, std::abs(expected));
}

ClosedForms nextMonth(const History& history, Month origin, std::size_t category, int horizon = 1) {
    const DemandSums sums(viewAt(history, origin));
    const auto month = origin + horizon;
    return closedForms(sums, category, sums.lastDay(), month.firstDay() - origin.lastDay() - 1, month.dayCount());
}

void setDays(History& history, std::size_t category, Date first, Date last, double value) {
    const auto block = history.demand.begin() + static_cast<std::ptrdiff_t>(category) * history.dayCount;
    std::fill(block + (first - history.firstDay), block + (last - history.firstDay) + 1, value);
}

} // namespace

class ClosedFormsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void byHand();
    void underThirteenMonthsOnlyRecentDays();
    void leapYears();
    void aTargetMoreThanAYearAfterItsDays();
    void neverNegativeNeverWild();
};

// Two years of 10 a day, but 20 a day from July of the second on, and 40 a day in the first year's January.
void ClosedFormsTest::byHand() {
    auto history = emptyHistory(Date(2013, 1, 1), Month(2014, 12), 2);
    setDays(history, 0, Date(2013, 1, 1), Date(2014, 6, 30), 10);
    setDays(history, 0, Date(2014, 7, 1), Date(2014, 12, 31), 20);
    setDays(history, 0, Date(2014, 1, 1), Date(2014, 1, 31), 40);
    setDays(history, 1, Date(2013, 1, 1), Date(2014, 12, 31), 5);
    const auto forms = nextMonth(history, Month(2014, 12), 0);
    QVERIFY(forms.hasYear);
    QVERIFY(near(forms.recentDays, 20 * 31));
    QVERIFY(near(forms.sameDaysLastYear, 40 * 31));
    const auto own = std::sqrt((20 * 180 + 1.0) / (10 * 180 + 1.0));
    const auto all = std::sqrt((25 * 180 + 1.0) / (15 * 180 + 1.0));
    QVERIFY(near(forms.grownLastYear, 40 * 31 * own * all));
    QVERIFY(near(forms.borrowedSeason, 20 * 31 * (45 * 31 + 1.0) / (15 * 31 + 1.0)));
    QVERIFY(
        near(forms.base, (forms.recentDays + forms.sameDaysLastYear + forms.grownLastYear + forms.borrowedSeason) / 4));
    QCOMPARE(clippedRatio(1e9, -3), std::exp(1.5));
}

void ClosedFormsTest::underThirteenMonthsOnlyRecentDays() {
    auto history = emptyHistory(Date(2013, 1, 1), Month(2014, 2), 1);
    setDays(history, 0, Date(2013, 1, 1), Date(2014, 2, 28), 3);
    const auto twelve = nextMonth(history, Month(2013, 12), 0);
    QVERIFY(!twelve.hasYear);
    QVERIFY(near(twelve.base, 93) && near(twelve.sameDaysLastYear, 93));
    QVERIFY(nextMonth(history, Month(2014, 1), 0).hasYear);
}

void ClosedFormsTest::leapYears() {
    QCOMPARE(daysSinceLastYear(Date(2011, 3, 1)), 365);
    QCOMPARE(daysSinceLastYear(Date(2012, 2, 29)), 365); // to 1 March
    QCOMPARE(daysSinceLastYear(Date(2012, 3, 1)), 366);
    auto history = emptyHistory(Date(2010, 1, 1), Month(2012, 2), 1);
    setDays(history, 0, Date(2010, 1, 1), Date(2012, 2, 29), 2);
    setDays(history, 0, Date(2011, 3, 1), Date(2011, 3, 31), 7);
    QVERIFY(near(nextMonth(history, Month(2012, 2), 0).sameDaysLastYear, 7 * 31));
    // The 29 days of February 2012 are 28 days of 2011 and 1 March.
    QVERIFY(near(nextMonth(history, Month(2012, 1), 0).sameDaysLastYear, 2 * 28 + 7));
}

// February 2012 as seen from February 2011: 1 March 2011 is not known yet, so 28 days stand for 29.
void ClosedFormsTest::aTargetMoreThanAYearAfterItsDays() {
    auto history = emptyHistory(Date(2010, 1, 1), Month(2011, 3), 1);
    setDays(history, 0, Date(2010, 1, 1), Date(2011, 2, 28), 2);
    setDays(history, 0, Date(2011, 3, 1), Date(2011, 3, 31), 1000);
    QVERIFY(near(nextMonth(history, Month(2011, 2), 0, 12).sameDaysLastYear, 2 * 29));
}

void ClosedFormsTest::neverNegativeNeverWild() {
    QVERIFY(rc::check("forms are finite and not below 0", [] {
        const auto history = randomHistory();
        const auto origin = history.firstCompleteMonth +
                            *rc::gen::inRange(0, history.lastCompleteMonth - history.firstCompleteMonth + 1);
        const auto horizon = *rc::gen::inRange(1, 13);
        for (std::size_t c = 0; c < history.categories.size(); ++c) {
            const auto forms = nextMonth(history, origin, c, horizon);
            for (const auto value :
                 {forms.recentDays, forms.sameDaysLastYear, forms.grownLastYear, forms.borrowedSeason, forms.base})
                RC_ASSERT(std::isfinite(value) && value >= 0);
        }
    }));
}

QTEST_APPLESS_MAIN(ClosedFormsTest)
#include "closed_forms_test.moc"
