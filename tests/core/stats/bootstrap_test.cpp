#include "core/stats/bootstrap.h"
#include "core/stats/normal.h"
#include "core/stats/student.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace planwright::stats;

class BootstrapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Two months, hits 0 and 1 of 1: the resampled mean is 0, .5, 1 with probability 1/4, 1/2, 1/4.
    void exactOnTwoMonths() {
        const std::vector<MonthBlock> months{{0, 1}, {1, 1}};
        const auto wide = monthBlockInterval(months, .90, 4000, 42).value();
        QCOMPARE(wide.low, 0.0);
        QCOMPARE(wide.high, 1.0);
        const auto narrow = monthBlockInterval(months, .40, 4000, 42).value();
        QCOMPARE(narrow.low, .5);
        QCOMPARE(narrow.high, .5);
    }

    // Many equal-sized months: the bootstrap distribution of the mean is normal with the plug-in standard error. The
    // tolerance is four standard errors of a 5 % quantile from 20,000 resamples.
    void agreesWithTheNormalLimit() {
        std::vector<MonthBlock> months;
        double mean = 0;
        for (int m = 0; m < 200; ++m) {
            months.push_back({static_cast<double>(15 + (m * 7) % 11), 25});
            mean += months.back().numerator / 25 / 200;
        }
        double variance = 0;
        for (const auto& month : months)
            variance += std::pow(month.numerator / 25 - mean, 2) / 200;
        const auto error = std::sqrt(variance / 200);
        const auto interval = monthBlockInterval(months, .90, 20000, 1).value();
        const auto tolerance = 4 * error * std::sqrt(.05 * .95 / 20000) / .1031;
        QVERIFY(std::abs(interval.low - (mean + error * normalQuantile(.05))) < tolerance);
        QVERIFY(std::abs(interval.high - (mean + error * normalQuantile(.95))) < tolerance);
    }

    void sameSeedSameInterval() {
        const std::vector<MonthBlock> months{{3, 4}, {9, 10}, {1, 5}, {7, 7}, {4, 6}};
        const auto a = monthBlockInterval(months, .9, 500, 3).value();
        const auto b = monthBlockInterval(months, .9, 500, 3).value();
        QVERIFY(a.low == b.low && a.high == b.high && a.low <= a.high);
    }

    void emptyWhereUndefined() {
        QVERIFY(!monthBlockInterval({}, .9, 100, 1));
        const std::vector<MonthBlock> nothing{{0, 0}, {0, 0}};
        QVERIFY(!monthBlockInterval(nothing, .9, 100, 1));
    }

    // R 4: qt(c(.95, .9), c(3, 11)), qt(.975, 1e6).
    void studentQuantiles() {
        QVERIFY(std::abs(studentQuantile(.95, 3) - 2.3533634348018264) < 1e-12);
        QVERIFY(std::abs(studentQuantile(.9, 11) - 1.3634303180205214) < 1e-12);
        QVERIFY(std::abs(studentQuantile(.25, 2) + 0.81649658092772603) < 1e-12);
    }
};

QTEST_APPLESS_MAIN(BootstrapTest)
#include "bootstrap_test.moc"
