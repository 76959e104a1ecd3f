#include "core/stats/metrics.h"

#include <QTest>

#include <array>
#include <cmath>
#include <rapidcheck.h>
#include <vector>

using namespace planwright::stats;

namespace {

// Decision spec 4, vector A; its results are given to ten digits.
constexpr std::array<double, 12> training{120, 132, 128, 150, 126, 140, 135, 158, 133, 146, 142, 165};
constexpr std::array<double, 4> actual{139, 155, 148, 172};
constexpr std::array<double, 4> forecast{138, 150, 151, 168};
constexpr std::array<double, 4> low{130, 142, 140, 158};
constexpr std::array<double, 4> high{148, 160, 160, 170};
constexpr double tenDigits = 1e-9;

bool near(std::optional<double> value, double expected, double tolerance = tenDigits) {
    return value && std::abs(*value - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

double meanPinball(std::span<const double> quantile, double level) {
    double sum = 0;
    for (std::size_t i = 0; i < actual.size(); ++i)
        sum += pinball(actual.at(i), quantile[i], level);
    return sum / static_cast<double>(actual.size());
}

} // namespace

class MetricsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pointVectors();
    void bandVectors();
    void sampleVector();
    void undefinedIsEmpty();
    void zeroOverZeroIsZeroError();
    void leadingZerosDoNotCountForRmsse();
    void sampleScoreMatchesItsDefinition();
    void perfectForecastScoresZero();
};

void MetricsTest::pointVectors() {
    QVERIFY(near(smapePercent(actual, forecast), 2.090085081));
    QVERIFY(near(wape(actual, forecast), .02117263844));
    QVERIFY(near(bias(actual, forecast), -.01140065147));
    QVERIFY(near(maseScale(training, 4), 7));
    QVERIFY(near(mase(training, actual, forecast, 4), .4642857143));
    QVERIFY(near(rmsseSquaredScale(training, 1), 300.8181818));
    QVERIFY(near(rmsse(training, actual, forecast, 1), .2058747342));
}

void MetricsTest::bandVectors() {
    QVERIFY(near(coverage(actual, low, high), .75));
    double sum = 0;
    for (std::size_t i = 0; i < actual.size(); ++i)
        sum += winkler(actual.at(i), low.at(i), high.at(i), .2);
    QVERIFY(near(sum / 4, 22));
    QVERIFY(near(meanPinball(low, .1), 1.1));
    QVERIFY(near(meanPinball(forecast, .5), 1.625));
    QVERIFY(near(meanPinball(high, .9), 1.1));
}

void MetricsTest::sampleVector() {
    constexpr std::array<double, 5> sample{130, 134, 138, 142, 148};
    QVERIFY(near(crps(139, sample), 1.88));
}

void MetricsTest::undefinedIsEmpty() {
    constexpr std::array<double, 3> zeros{0, 0, 0};
    constexpr std::array<double, 3> ones{1, 1, 1};
    QVERIFY(!smapePercent({}, {}));
    QVERIFY(!wape({}, {}));
    QVERIFY(!wape(zeros, ones));
    QVERIFY(!bias(zeros, ones));
    QVERIFY(!maseScale({}, 1));
    QVERIFY(!maseScale(ones, 1)); // constant: scale 0
    QVERIFY(!maseScale(training, 12));
    QVERIFY(!rmsseSquaredScale(zeros, 1));
    QVERIFY(!mase(ones, ones, ones, 1));
    QVERIFY(!mase(training, {}, {}, 4));
    QVERIFY(!coverage({}, {}, {}));
    QVERIFY(!crps(1, {}));
}

void MetricsTest::zeroOverZeroIsZeroError() {
    constexpr std::array<double, 2> sold{0, 10};
    constexpr std::array<double, 2> expected{0, 10};
    QVERIFY(near(smapePercent(sold, expected), 0));
}

void MetricsTest::leadingZerosDoNotCountForRmsse() {
    constexpr std::array<double, 5> late{0, 0, 10, 12, 14};
    QVERIFY(near(rmsseSquaredScale(late, 1), 4));
}

void MetricsTest::sampleScoreMatchesItsDefinition() {
    QVERIFY(rc::check("crps is mean|s-y| - mean|s-s'|/2", [](int y, const std::vector<int>& values) {
        RC_PRE(!values.empty());
        std::vector<double> sample;
        sample.reserve(values.size());
        for (const int value : values)
            sample.push_back(value % 1000);
        const double at = y % 1000;
        const auto n = static_cast<double>(sample.size());
        double distance = 0;
        double spread = 0;
        for (const double s : sample) {
            distance += std::abs(s - at);
            for (const double other : sample)
                spread += std::abs(s - other);
        }
        const auto score = crps(at, sample);
        // Two orders of summation of numbers up to 1,000.
        RC_ASSERT(score && std::abs(*score - (distance / n - spread / (2 * n * n))) < 1e-9);
        RC_ASSERT(*score > -1e-9);
    }));
}

void MetricsTest::perfectForecastScoresZero() {
    QVERIFY(near(smapePercent(actual, actual), 0));
    QVERIFY(near(wape(actual, actual), 0));
    QVERIFY(near(bias(actual, actual), 0));
    QVERIFY(near(rmsse(training, actual, actual, 1), 0));
    QVERIFY(near(crps(5, std::array<double, 1>{5}), 0));
    QVERIFY(near(coverage(actual, actual, actual), 1));
}

QTEST_APPLESS_MAIN(MetricsTest)
#include "metrics_test.moc"
