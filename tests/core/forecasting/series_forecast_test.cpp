#include "core/forecasting/series/series_forecast.h"
#include "tests/support/verify_result.h"
#include "tests/support/with_threads.h"

#include <QtTest>

#include <cmath>
#include <map>
#include <random>
#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::forecasting;
using planwright::test::withThreads;
using series::Series;

namespace {

std::vector<Series> anySeries() {
    std::vector<Series> all(*rc::gen::inRange<std::size_t>(1, 5));
    for (auto& one : all) {
        one.name = "s" + std::to_string(&one - all.data());
        const auto kind = *rc::gen::inRange(0, 4); // any, zero, constant, one spike
        one.values = *rc::gen::container<std::vector<double>>(
            *rc::gen::inRange<std::size_t>(1, 50), rc::gen::map(rc::gen::inRange(0, kind == 0 ? 5000 : 1),
                                                                [kind](int v) { return kind == 2 ? 7.0 : v / 4.0; }));
        if (kind == 3)
            one.values[one.values.size() / 2] = 1000;
    }
    return all;
}

bool isSound(const Distribution& value) {
    return std::isfinite(value.mean) && value.mean >= 0 && std::isfinite(value.quantiles.back()) &&
           value.quantiles.front() >= 0 && std::ranges::is_sorted(value.quantiles);
}

bool areEqual(const std::vector<series::Forecast>& a, const std::vector<series::Forecast>& b) {
    return std::ranges::equal(a, b, [](const auto& x, const auto& y) {
        return x.series == y.series && x.origin == y.origin && x.horizon == y.horizon && x.model == y.model &&
               x.value.mean == y.value.mean && x.value.quantiles == y.value.quantiles;
    });
}

} // namespace

class SeriesForecastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheRules();
    void isBlindToWhatComesAfter();
    void bandsHoldTheirShare();
    void originsAreTheLastOnesWithAWholeHorizon();
    void saysWhatItCannotDo();
};

void SeriesForecastTest::keepsTheRules() {
    QVERIFY(rc::check("sound, and the same at any thread count", [] {
        const auto all = anySeries();
        const series::Options options{*rc::gen::inRange(1, 19), *rc::gen::inRange(0, 3),
                                      *rc::gen::element<std::size_t>(1, 4, 12, 52)};
        const auto forecasts = series::forecastSeries(all, options, nullptr, withThreads(1));
        if (!forecasts) {
            RC_ASSERT(forecasts.error().code() == ErrorCode::InsufficientData && options.origins > 0);
            return;
        }
        for (const auto& forecast : *forecasts)
            RC_ASSERT(isSound(forecast.value));
        RC_ASSERT(areEqual(*forecasts, series::forecastSeries(all, options, nullptr, withThreads(4)).value()));
    }));
}

void SeriesForecastTest::isBlindToWhatComesAfter() {
    QVERIFY(rc::check("values after an origin change no forecast there", [] {
        auto all = anySeries();
        const auto horizon = *rc::gen::inRange(1, 7);
        const auto before = series::forecastSeries(all, {horizon, 1}, nullptr, {});
        if (!before)
            return;
        for (auto& one : all)
            for (std::size_t h = 0; h < static_cast<std::size_t>(horizon) && h < one.values.size(); ++h)
                one.values[one.values.size() - 1 - h] += 1234 + static_cast<double>(h);
        RC_ASSERT(areEqual(*before, series::forecastSeries(all, {horizon, 1}, nullptr, {}).value()));
    }));
}

void SeriesForecastTest::bandsHoldTheirShare() {
    std::mt19937_64 random(7); // its bits are the standard's; what is made of them is ours
    const auto uniform = [&random] { return static_cast<double>(random() >> 11U) / 9007199254740992.0; };
    std::vector<Series> all(120);
    for (auto& one : all) {
        const double level = 100 + 900 * uniform();
        double wandering = 0;
        for (int t = 0; t < 84; ++t) {
            wandering = 0.7 * wandering + 0.15 * (uniform() + uniform() + uniform() - 1.5);
            one.values.push_back(level * (1 + 0.3 * std::sin(0.5236 * t)) * std::exp(wandering));
        }
    }
    const auto forecasts = series::forecastSeries(all, {12, 3}, nullptr, {});
    VERIFY_RESULT(forecasts);
    std::map<int, std::pair<int, int>> inside;
    for (const auto& forecast : *forecasts) {
        const double actual = all[forecast.series].values[static_cast<std::size_t>(forecast.origin + forecast.horizon)];
        auto& [hits, count] = inside[forecast.horizon];
        hits += actual >= forecast.value.quantiles[1] && actual <= forecast.value.quantiles[5] ? 1 : 0;
        ++count;
    }
    // Errors of earlier, shorter histories are a little larger; three origins side by side count for little more than
    // one.
    int hits = 0;
    for (const auto& [horizon, share] : inside) {
        const double covered = static_cast<double>(share.first) / share.second;
        QVERIFY2(covered > 0.69 && covered < 0.94, qPrintable(QStringLiteral("%1: %2").arg(horizon).arg(covered)));
        hits += share.first;
    }
    const double covered = hits / static_cast<double>(forecasts->size());
    QVERIFY2(covered > 0.76 && covered < 0.88, qPrintable(QString::number(covered)));
}

void SeriesForecastTest::originsAreTheLastOnesWithAWholeHorizon() {
    Series one{"a", 101, std::vector<double>(30, 5)};
    const auto forecasts = series::forecastSeries({one}, {3, 2}, nullptr, {});
    VERIFY_RESULT(forecasts);
    QCOMPARE(forecasts->size(), std::size_t{6});
    QCOMPARE(forecasts->front().origin, std::int64_t{126});
    QCOMPARE(forecasts->back().origin, std::int64_t{127});
    QCOMPARE(forecasts->back().horizon, 3);
    const auto beyond = series::forecastSeries({one}, {1, 0}, nullptr, {});
    VERIFY_RESULT(beyond);
    QCOMPARE(beyond->front().origin, std::int64_t{130});
    QVERIFY(std::abs(beyond->front().value.mean - 5) < 1e-9);
}

void SeriesForecastTest::saysWhatItCannotDo() {
    const std::vector<Series> all{{"a", 0, {1, 2}}};
    QVERIFY(series::forecastSeries(all, {0, 0}, nullptr, {}).error().code() == ErrorCode::InvalidArgument);
    QVERIFY(series::forecastSeries(all, {61, 0}, nullptr, {}).error().code() == ErrorCode::InvalidArgument);
    QVERIFY(series::forecastSeries(all, {1, 0, 0}, nullptr, {}).error().code() == ErrorCode::InvalidArgument);
    QVERIFY(series::forecastSeries(all, {1, -1}, nullptr, {}).error().code() == ErrorCode::InvalidArgument);
    QVERIFY(series::forecastSeries({{"a", 0, {1, NAN}}}, {1, 0}, nullptr, {}).error().code() ==
            ErrorCode::InvalidArgument);
    QVERIFY(series::forecastSeries(all, {2, 1}, nullptr, {}).error().code() == ErrorCode::InsufficientData);
    RunContext stopped;
    std::stop_source stop;
    stop.request_stop();
    stopped.stop = stop.get_token();
    QVERIFY(series::forecastSeries(all, {1, 0}, nullptr, stopped).error().code() == ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(SeriesForecastTest)
#include "series_forecast_test.moc"
