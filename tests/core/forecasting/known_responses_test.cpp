#include "core/forecasting/known/known_responses.h"
#include "tests/core/forecasting/oracle_file.h"
#include "tests/core/forecasting/priced_panel.h"

#include <QTest>

#include <cmath>

using namespace planwright;
using namespace planwright::forecasting;
using namespace planwright::forecasting::testing;

/// What demand answers to prices, discounts and special days, against statsmodels and against known truths.
class KnownResponsesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dayEffectsAreStatsmodels();
    void poolsAreDerSimonianAndLairds();
    void findsTheTruth();
    void mixOfADayIsNoElasticity();
};

void KnownResponsesTest::dayEffectsAreStatsmodels() {
    const auto recorded = oracle("known_oracle.json");
    for (const auto& one : recorded.at("cases")) {
        std::vector<DayPoint> points;
        for (const auto& p : one.at("points"))
            points.push_back({p[0].get<std::ptrdiff_t>(), p[1].get<int>(), p[2].get<double>(), p[3].get<double>(),
                              p[4].get<double>()});
        const auto effect = dayEffect(points);
        QVERIFY(effect.has_value());
        const double slope = one.at("slope"), error = one.at("standard_error");
        QVERIFY2(std::abs(effect->slope - slope) < 1e-9 * std::abs(slope), one.at("name").get<std::string>().c_str());
        QVERIFY2(std::abs(effect->standardError - error) < 1e-9 * error, one.at("name").get<std::string>().c_str());
    }
}

void KnownResponsesTest::poolsAreDerSimonianAndLairds() {
    const auto recorded = oracle("known_oracle.json");
    for (const auto& pool : recorded.at("pools")) {
        std::vector<std::optional<DayEffect>> own;
        for (std::size_t i = 0; i < pool.at("effects").size(); ++i)
            own.push_back(DayEffect{pool["effects"][i], pool["errors"][i], 400});
        own.push_back({});
        // A prior that says nothing: what is left is the pool.
        const auto responses = shrink(own, {0, 1e6, .5, 0});
        const double mean = pool.at("mean"), spread = pool.at("spread"), error = pool.at("mean_error");
        QVERIFY(std::abs(responses.back().value - mean) < 1e-9);
        QVERIFY(std::abs(responses.back().standardError - std::hypot(spread, error)) < 1e-9);
        QVERIFY(responses.back().basis == KnownBasis::Pooled);
        QVERIFY(responses.front().basis == KnownBasis::Own);
        QVERIFY(std::abs(responses[0].value - own[0]->slope) < std::abs(mean - own[0]->slope));
    }
}

void KnownResponsesTest::findsTheTruth() {
    int within = 0, all = 0;
    for (const bool isStated : {false, true})
        for (const double elasticity : {-.8, -2.5})
            for (std::uint64_t seed = 1; seed <= 5; ++seed) {
                const Truth truth{elasticity, .4, isStated};
                const auto panel = pricedPanel(2, 24, seed, truth);
                const auto found = knownResponses(SalesDays(panel, panel.lastCompleteMonth));
                for (std::size_t c = 0; c < 2; ++c) {
                    const auto& price = isStated ? found.promotion[c] : found.price[c];
                    for (const auto& [response, true_] : {std::pair(price, elasticity), {found.specialDay[c], .4}}) {
                        QVERIFY(response.basis == KnownBasis::Own && !response.isClipped);
                        QVERIFY(std::abs(response.value - true_) < 4 * response.standardError);
                        QVERIFY(response.standardError < .3);
                        within += std::abs(response.value - true_) < 1.96 * response.standardError ? 1 : 0;
                        ++all;
                    }
                }
            }
    // 95 of 100 in the long run; errors of price and special day of one series go together.
    QVERIFY2(within >= .85 * all, std::to_string(within).c_str());
}

// Every day another mix of products: revenue a unit moves against units, though no price ever changed.
void KnownResponsesTest::mixOfADayIsNoElasticity() {
    auto panel = emptyPanel(1, Month(2020, 1), 24);
    SplitMix64 random(3);
    for (std::int32_t d = 0; d < panel.dayCount; ++d) {
        const double bulk = std::exp(.5 * stats::normalQuantile(random.uniform()));
        setDay(panel, 0, d, 50 + 50 * bulk);
        panel.revenue[static_cast<std::size_t>(d)] = Money::fromDouble(500 + 300 * bulk).raw;
    }
    const auto found = knownResponses(SalesDays(panel, panel.lastCompleteMonth));
    QVERIFY(found.price[0].basis == KnownBasis::Assumed);
    QCOMPARE(found.price[0].value, assumedElasticity);
}

QTEST_APPLESS_MAIN(KnownResponsesTest)
#include "known_responses_test.moc"
