#include "core/base/rng.h"
#include "core/forecasting/series/series_forecast.h"
#include "core/forecasting/xgb/series_booster.h"
#include "tests/support/verify_result.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace planwright;
using namespace planwright::forecasting;
using series::Series;

namespace {

constexpr std::array pattern{.7, .75, .9, 1.0, 1.05, 1.0, .9, .85, 1.0, 1.1, 1.5, 1.9};

/// Series of one season and unlike levels, of `fewest` to 90 periods, each with noise of its own.
std::vector<Series> family(std::size_t count, std::size_t fewest) {
    SplitMix64 random(11);
    std::vector<Series> all;
    for (std::size_t s = 0; s < count; ++s) {
        Series one{"s" + std::to_string(s), 0, {}};
        const auto length = fewest + random.below(static_cast<std::uint32_t>(91 - fewest));
        const auto level = std::exp(8 * random.uniform());
        for (std::size_t t = 90 - length; t < 90; ++t)
            one.values.push_back(level * pattern.at(t % 12) * (0.9 + 0.2 * random.uniform()));
        all.push_back(std::move(one));
    }
    return all;
}

Result<std::vector<series::Forecast>> forecast(const std::vector<Series>& all, const series::Options& options,
                                               unsigned threads = 1) {
    RunContext context;
    context.threads = threads;
    return series::forecastSeries(all, options, makeSeriesBooster().get(), context);
}

bool areEqual(const std::vector<series::Forecast>& a, const std::vector<series::Forecast>& b) {
    return std::ranges::equal(a, b, [](const auto& x, const auto& y) {
        return x.model == y.model && x.value.mean == y.value.mean && x.value.quantiles == y.value.quantiles;
    });
}

series::Histories historiesOf(const std::vector<Series>& all) {
    series::Histories histories;
    for (const auto& one : all)
        histories.emplace_back(one.values);
    return histories;
}

} // namespace

class SeriesBoosterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void learnsTheSeasonThatSeriesShare();
    void isTheSameAtAnyThreadCountAndBlindToTheFuture();
    void leavesOutWhatItCannotSee();
    void scaleDoesNotMatter();
};

void SeriesBoosterTest::learnsTheSeasonThatSeriesShare() {
    const auto all = family(40, 60);
    const auto fitted = makeSeriesBooster()->fit(historiesOf(all), 12, 12, {});
    VERIFY_RESULT(fitted);
    QVERIFY(*fitted);
    const auto told = (*fitted)->forecast(historiesOf(all));
    VERIFY_RESULT(told);
    double error = 0;
    double total = 0;
    for (std::size_t s = 0; s < 40; ++s) {
        const double level = all[s].values.back() / pattern.at(89 % 12);
        for (std::size_t h = 0; h < 12; ++h) {
            const double expected = pattern.at((90 + h) % 12);
            error += std::abs(told->at(s)[h] / level - expected);
            total += expected;
        }
    }
    // The last value, from which the level is taken here, is itself up to a tenth off.
    QVERIFY2(error / total < 0.08, qPrintable(QString::number(error / total)));
}

void SeriesBoosterTest::isTheSameAtAnyThreadCountAndBlindToTheFuture() {
    auto all = family(30, 50);
    const series::Options options{6, 2};
    const auto before = forecast(all, options);
    VERIFY_RESULT(before);
    QVERIFY(QString::fromStdString(before->front().model).contains(QStringLiteral("booster")));
    QVERIFY(areEqual(*before, forecast(all, options, 4).value()));
    for (auto& one : all)
        for (std::size_t back = 1; back <= 6; ++back)
            one.values[one.values.size() - back] *= 3;
    const auto after = forecast(all, options);
    VERIFY_RESULT(after);
    for (std::size_t i = 0; i < before->size(); i += 12) // the later of the two origins comes second
        for (std::size_t h = 0; h < 6; ++h)
            QVERIFY(before->at(i + h).value.mean == after->at(i + h).value.mean);
    for (std::size_t i = 6; i < before->size(); i += 12)
        QVERIFY(areEqual(
            {before->begin() + static_cast<std::ptrdiff_t>(i), before->begin() + static_cast<std::ptrdiff_t>(i + 6)},
            {after->begin() + static_cast<std::ptrdiff_t>(i), after->begin() + static_cast<std::ptrdiff_t>(i + 6)}));
}

void SeriesBoosterTest::leavesOutWhatItCannotSee() {
    auto all = family(30, 50);
    all.push_back({"zero", 0, std::vector<double>(40, 0)});
    all.push_back({"returns", 0, std::vector<double>(40, 5)});
    all.back().values[7] = -1;
    all.push_back({"one", 0, {3}});
    all.push_back({"gaps", 0, std::vector<double>(40, 0)});
    all.back().values[20] = 8;
    const auto fitted = makeSeriesBooster()->fit(historiesOf(all), 12, 3, {});
    VERIFY_RESULT(fitted);
    const auto told = (*fitted)->forecast(historiesOf(all));
    VERIFY_RESULT(told);
    for (std::size_t s = 30; s < 33; ++s)
        QVERIFY(told->at(s).empty());
    for (const double value : told->back())
        QVERIFY(std::isfinite(value) && value >= 0);
    VERIFY_RESULT(forecast(all, {3, 0}));
    const auto few = makeSeriesBooster()->fit(historiesOf(family(2, 60)), 12, 3, {});
    VERIFY_RESULT(few);
    QVERIFY(!*few);
}

void SeriesBoosterTest::scaleDoesNotMatter() {
    const auto all = family(20, 60);
    for (const double factor : {1e-9, 1e12}) {
        auto scaled = all;
        for (auto& one : scaled)
            for (auto& value : one.values)
                value *= factor;
        const auto told = forecast(all, {6, 0});
        const auto same = forecast(scaled, {6, 0});
        VERIFY_RESULT(told);
        VERIFY_RESULT(same);
        for (std::size_t i = 0; i < told->size(); ++i)
            QVERIFY2(std::abs(same->at(i).value.mean / factor / told->at(i).value.mean - 1) < 1e-9,
                     qPrintable(QStringLiteral("%1 %2 %3")
                                    .arg(factor)
                                    .arg(i)
                                    .arg(same->at(i).value.mean / factor / told->at(i).value.mean - 1)));
    }
}

QTEST_APPLESS_MAIN(SeriesBoosterTest)
#include "series_booster_test.moc"
