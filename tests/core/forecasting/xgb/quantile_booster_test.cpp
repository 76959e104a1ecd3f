#include "core/base/rng.h"
#include "core/forecasting/xgb/booster_search.h"
#include "core/forecasting/xgb/held_out_rows.h"
#include "core/forecasting/xgb/pinball.h"
#include "core/forecasting/xgb/quantile_booster.h"
#include "tests/core/forecasting/oracle_file.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::forecasting;
using features::CausalView;
using features::History;

namespace {

double real(int from, int to) {
    return *rc::gen::inRange(from * 1000, to * 1000 + 1) / 1000.0;
}

/// Category 0 is steady, category 1 as large but wild.
History shop(Month lastMonth) {
    History history;
    history.firstDay = Date(2020, 1, 1);
    history.dayCount = lastMonth.lastDay() - history.firstDay + 1;
    history.firstCompleteMonth = Month(2020, 1);
    history.lastCompleteMonth = lastMonth;
    SplitMix64 random(8);
    for (std::size_t c = 0; c < 4; ++c) {
        history.categories.push_back("category " + std::to_string(c));
        double level = 1;
        for (std::int32_t d = 0; d < history.dayCount; ++d) {
            if (c % 2 == 1 && d % 15 == 0)
                level = .3 + 1.7 * random.uniform();
            history.demand.push_back(std::round(20 * level * (.8 + .4 * random.uniform())));
        }
    }
    history.revenue = history.orders = history.customers = history.demand;
    return history;
}

CausalView endOf(const History& history) {
    return CausalView::at(history, history.lastCompleteMonth).value();
}

/// Rows whose target is a step in the first column and noise; days follow each other.
QuantileRows someRows(std::size_t count, std::uint64_t seed, double noise) {
    QuantileRows rows;
    SplitMix64 random(seed);
    for (std::size_t i = 0; i < count; ++i) {
        const auto step = random.uniform();
        for (std::size_t c = 0; c < quantileColumns; ++c)
            rows.values.push_back(static_cast<float>(c == 0 ? step : random.uniform()));
        rows.levels.push_back(.5F);
        rows.targets.push_back(static_cast<float>((step > .5 ? .5 : -.5) + noise * (random.uniform() - .5)));
        rows.weights.push_back(1);
        rows.days.push_back(static_cast<std::int32_t>(i));
        rows.targetEnds.push_back(static_cast<std::int32_t>(i) + 30);
    }
    return rows;
}

const SearchPlan plan{{{"eta", "0.1"}, {"max_bin", "32"}, {"seed", "1"}},
                      {{{"max_depth", "2"}}, {{"max_depth", "6"}, {"min_child_weight", "0"}}},
                      200,
                      10,
                      100};

bool equal(const SearchResult& a, const SearchResult& b) {
    return a.parameters == b.parameters && a.rounds == b.rounds && a.loss == b.loss;
}

} // namespace

class QuantileBoosterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void slopesAreThoseOfTheLoss();
    void findsTheQuantilesThatSklearnFinds();
    void rearrangementIsOrderedAndNeverFarther();
    void heldOutRowsSayNothingOfTheLearnt();
    void stopsWhereTheHeldOutLossIsLeast();
    void searchIsDeterministicAndBlindToTheEmbargo();
    void spreadsAreOrderedAndFollowTheCategory();
    void restoredModelGivesTheSameBits();
    void tooLittleHistory();
};

void QuantileBoosterTest::slopesAreThoseOfTheLoss() {
    QVERIFY(rc::check("the gradient is the slope, and the hessian's parabola lies above the loss", [] {
        const Pinball pinball{real(0, 1) * .98 + .01, real(0, 1) + .005};
        const auto prediction = real(-4, 4);
        const auto target = real(-4, 4);
        constexpr double step = 1e-5;
        const auto slope =
            (pinball.loss(prediction + step, target) - pinball.loss(prediction - step, target)) / (2 * step);
        const auto gradient = pinball.gradient(prediction, target);
        RC_ASSERT(std::abs(gradient - slope) < 1e-4);
        RC_ASSERT(std::abs(gradient) < 1);
        const auto hessian = pinball.hessian(prediction, target);
        RC_ASSERT(hessian > 0);
        const auto moved = real(-8, 8);
        const auto above = pinball.loss(prediction, target) + gradient * moved + hessian / 2 * moved * moved;
        RC_ASSERT(pinball.loss(prediction + moved, target) <= above + 1e-9);
    }));
}

void QuantileBoosterTest::findsTheQuantilesThatSklearnFinds() {
    const auto recorded = testing::oracle("pinball_oracle.json");
    const auto x = recorded.at("x").get<std::vector<float>>();
    const auto y = recorded.at("y").get<std::vector<float>>();
    const std::vector<float> weights(x.size(), 1.0F);
    for (const auto& one : recorded.at("levels")) {
        const auto level = one.at("level").get<double>();
        const std::vector<float> levels(x.size(), static_cast<float>(level));
        const auto booster = Booster::train({1, x, y, weights}, {{"max_depth", "2"}, {"eta", "0.2"}, {"lambda", "0"}},
                                            400, PinballRows(levels, .005), {})
                                 .value();
        const auto fit = booster.predict(x).value();
        double loss = 0;
        std::array<double, 4> covered{};
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double u = y[i] - fit[i];
            loss += std::max(level * u, (level - 1) * u) / static_cast<double>(x.size());
            covered.at(static_cast<std::size_t>(x[i])) += u <= 0 ? 1.0 / 60 : 0;
        }
        const auto theirs = one.at("loss").get<double>();
        QVERIFY2(loss < 1.01 * theirs, qPrintable(QString::number(loss / theirs)));
        for (std::size_t cell = 0; cell < covered.size(); ++cell) {
            QVERIFY(std::abs(covered.at(cell) - level) < .06);
            const auto expected = one.at("by_cell").at(cell).get<double>();
            const auto ours = booster.predict(std::vector<float>{static_cast<float>(cell)}).value().front();
            QVERIFY2(std::abs(ours - expected) < .1 * expected, qPrintable(QString::number(ours / expected)));
        }
    }
}

void QuantileBoosterTest::rearrangementIsOrderedAndNeverFarther() {
    QVERIFY(rc::check("sorted, of the same values, no farther from any true curve", [] {
        Quantiles crossing{};
        Quantiles truth{};
        for (std::size_t q = 0; q < truth.size(); ++q) {
            crossing[q] = real(-5, 20);
            truth[q] = real(0, 20);
        }
        std::ranges::sort(truth);
        const auto ordered = rearranged(crossing);
        RC_ASSERT(std::ranges::is_sorted(ordered) && ordered.front() >= 0);
        auto values = crossing;
        for (auto& value : values)
            value = std::max(value, 0.0);
        RC_ASSERT(std::ranges::is_permutation(ordered, values));
        double before = 0;
        double after = 0;
        for (std::size_t q = 0; q < truth.size(); ++q) {
            before += std::abs(crossing[q] - truth[q]);
            after += std::abs(ordered[q] - truth[q]);
        }
        RC_ASSERT(after <= before + 1e-12);
        RC_ASSERT(rearranged(ordered) == ordered);
    }));
}

void QuantileBoosterTest::heldOutRowsSayNothingOfTheLearnt() {
    QVERIFY(rc::check("no learnt target reaches a held day", [] {
        const auto days = *rc::gen::container<std::vector<std::int32_t>>(rc::gen::inRange<std::int32_t>(60, 800));
        std::vector<std::int32_t> ends;
        for (const auto day : days)
            ends.push_back(day + *rc::gen::element(30, 60, 91));
        const auto divided = holdOutLastDays(days, ends);
        RC_ASSERT(divided.learnt.empty() == divided.held.empty());
        for (const auto held : divided.held)
            for (const auto learnt : divided.learnt)
                RC_ASSERT(ends[learnt] < days[held]);
    }));
    std::vector<std::int32_t> days(1000);
    std::vector<std::int32_t> ends(1000);
    for (std::int32_t d = 0; d < 1000; ++d) {
        days[static_cast<std::size_t>(d)] = d;
        ends[static_cast<std::size_t>(d)] = d + 30;
    }
    const auto divided = holdOutLastDays(days, ends);
    QCOMPARE(divided.held.size(), std::size_t{200});
    QCOMPARE(divided.learnt.size(), std::size_t{770});
}

void QuantileBoosterTest::stopsWhereTheHeldOutLossIsLeast() {
    const auto learnt = someRows(400, 1, .4);
    const auto held = someRows(200, 2, .4);
    const PinballRows learntLoss(learnt.levels);
    const PinballRows heldLoss(held.levels);
    const BoosterParameters parameters{{"max_depth", "3"}, {"eta", "0.1"}, {"max_bin", "32"}, {"seed", "1"}};
    const auto best =
        Booster::bestRounds({learnt.data(), held.data(), &learntLoss, &heldLoss}, parameters, 300, 20, {}).value();
    QVERIFY(best.rounds > 5 && best.rounds < 300);
    const auto lossAfter = [&](int rounds) {
        const auto booster = Booster::train(learnt.data(), parameters, rounds, learntLoss, {}).value();
        const auto scores = booster.predict(held.values).value();
        double loss = 0;
        for (std::size_t i = 0; i < scores.size(); ++i)
            loss += heldLoss.loss(i, scores[i], held.targets[i]) / static_cast<double>(scores.size());
        return loss;
    };
    QVERIFY(std::abs(lossAfter(best.rounds) - best.loss) < 1e-9);
    for (const auto away : {-3, -1, 1, 3, 15})
        QVERIFY(lossAfter(best.rounds + away) >= best.loss);
    // Where there is nothing to learn, the untrained booster is best.
    auto noise = held;
    for (std::size_t i = 0; i < noise.targets.size(); ++i)
        noise.targets[i] = i % 2 == 0 ? -1e-3F : 1e-3F;
    const auto none =
        Booster::bestRounds({learnt.data(), noise.data(), &learntLoss, &heldLoss}, parameters, 300, 20, {}).value();
    QCOMPARE(none.rounds, 0);
}

void QuantileBoosterTest::searchIsDeterministicAndBlindToTheEmbargo() {
    const auto rows = someRows(1000, 5, 1);
    const auto found = searchParameters(rows, plan, {}).value().value();
    QVERIFY(found.rounds > 0);
    QCOMPARE(found.parameters.at("max_depth"), std::string("2")); // one step, and much noise: shallow trees
    QVERIFY(equal(searchParameters(rows, plan, {}).value().value(), found));
    auto altered = rows;
    for (std::size_t i = 770; i < 800; ++i)
        altered.targets[i] = 2;
    QVERIFY(equal(searchParameters(altered, plan, {}).value().value(), found));
    altered.targets[769] = 2; // the last that is learnt
    QVERIFY(!equal(searchParameters(altered, plan, {}).value().value(), found));
    QVERIFY(!searchParameters(someRows(120, 5, 1), plan, {}).value());
}

void QuantileBoosterTest::spreadsAreOrderedAndFollowTheCategory() {
    const auto history = shop(Month(2022, 6));
    const auto view = endOf(history);
    const auto fitted = QuantileForecaster().fit(view, {}).value();
    const auto& model = dynamic_cast<const QuantileModel&>(*fitted);
    const auto quantiles = model.quantiles(view, 12, {}).value();
    const auto points = fitted->predict(view, 12, {}).value();
    QCOMPARE(quantiles.size(), std::size_t{12});
    for (std::size_t h = 0; h < quantiles.size(); ++h)
        for (std::size_t c = 0; c < 4; ++c) {
            const auto& one = quantiles[h][c];
            QVERIFY(std::ranges::is_sorted(one) && one.front() >= 0 && std::isfinite(one.back()));
            QCOMPARE(points[c].mean[h], one[3]);
        }
    const auto spread = [&](std::size_t c) { return (quantiles[0][c][5] - quantiles[0][c][1]) / quantiles[0][c][3]; };
    QVERIFY(spread(1) > 2 * spread(0) && spread(3) > 2 * spread(2));
    QVERIFY(std::abs(quantiles[0][0][3] - 620) < 60); // 31 days of 20
}

void QuantileBoosterTest::restoredModelGivesTheSameBits() {
    const auto history = shop(Month(2022, 3));
    const auto view = endOf(history);
    const QuantileForecaster forecaster;
    const auto fitted = forecaster.fit(view, {}).value();
    const auto text = fitted->serialize();
    QCOMPARE(forecaster.fit(view, {}).value()->serialize(), text);
    const auto restored = forecaster.restore(text).value();
    QCOMPARE(restored->serialize(), text);
    const auto a = fitted->predict(view, 3, {}).value();
    const auto b = restored->predict(view, 3, {}).value();
    for (std::size_t c = 0; c < a.size(); ++c)
        QCOMPARE(b[c].mean, a[c].mean);
    for (const auto& [from, to] : {std::pair<std::string, std::string>{"\"version\": 1", "\"version\": 0"},
                                   {"booster_quantiles", "booster_months"},
                                   {"\"ubj\": \"", "\"ubj\": \"AAAA"}}) {
        auto damaged = text;
        damaged.replace(damaged.find(from), from.size(), to);
        const auto refused = forecaster.restore(damaged);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), ErrorCode::InvalidArgument);
    }
}

void QuantileBoosterTest::tooLittleHistory() {
    const auto history = shop(Month(2020, 5));
    const auto fitted = QuantileForecaster().fit(endOf(history), {});
    QVERIFY(!fitted);
    QCOMPARE(fitted.error().code(), ErrorCode::InsufficientData);
}

QTEST_APPLESS_MAIN(QuantileBoosterTest)
#include "quantile_booster_test.moc"
