#include "core/decisions/trace.h"
#include "core/stats/piecewise_quantile.h"
#include "tests/core/decisions/request.h"

#include <QTest>

#include <array>
#include <limits>
#include <numeric>

using namespace planwright;
using namespace planwright::decisions;
using namespace planwright::decisions::testing;

namespace {

DecisionResult decided(const DecisionRequest& request) {
    return decide(request, RunContext()).value();
}

std::string refusal(const DecisionRequest& request) {
    const auto result = decide(request, RunContext());
    return result ? "accepted" : result.error().describe();
}

bool says(const std::string& text, const std::string& part) {
    const bool found = text.find(part) != std::string::npos;
    if (!found)
        qWarning("%s", text.c_str());
    return found;
}

double spendSum(const DecisionResult& result) {
    return std::accumulate(result.categories.begin(), result.categories.end(), 0.0,
                           [](double sum, const CategoryDecision& d) { return sum + d.spend.value_or(0); });
}

} // namespace

class EdgesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingSoldLastMonth() {
        auto request = vectorL(false);
        request.categories[0].lastMonth = -3; // more came back than was sold
        const auto a = decided(request).categories[0];
        QVERIFY(hasFlag(a.flags, "BASE_ZERO") && a.hold && a.riskClass == RiskClass::Medium);
        QVERIFY(!a.delta && !a.stockScale);
        QCOMPARE(a.targetStock.value_or(-1), 0.0);
        QVERIFY(*a.spend <= 8000);
    }

    void noDemandForecast() {
        auto request = vectorL();
        request.categories[0].knots = {};
        request.budget = 12600;
        const auto a = decided(request).categories[0];
        QVERIFY(near(a.delta, -1));
        QVERIFY(near(a.targetStock, .6 * 850));
        QVERIFY(near(a.expectedProfit, -14 * .6 * 850));
        QCOMPARE(a.lossProbability.value_or(-1), 1.0);
        QVERIFY(near(a.spend, 5600));
    }

    void hugeNumbers() {
        auto request = vectorL();
        auto& a = request.categories[0];
        for (auto& knot : a.knots)
            knot *= 1e7;
        a.lastMonth = 1e10;
        a.spend = 1e11;
        a.economics = economics(1e11, 1e10, 1e9, 0, 1e10);
        request.budget = 1e11;
        const auto result = decided(request);
        QVERIFY(std::isfinite(*result.categories[0].expectedProfit) && std::isfinite(*result.categories[0].priority));
        QVERIFY(std::isfinite(*result.portfolio.cvar95));
        a.knots[6] = 1e12;
        QVERIFY(says(refusal(request), "categories[0].quantiles.p95"));
    }

    void oneCategory() {
        auto request = vectorL();
        request.categories.resize(1);
        request.budget = 9000;
        const auto result = decided(request);
        QCOMPARE(result.categories[0].spend.value_or(0), 9000.0);
        QCOMPARE(result.categories[0].priorityRank, std::size_t{1});
        QVERIFY(near(result.portfolio.expectedProfit, *result.categories[0].expectedProfit));
        QVERIFY(near(result.portfolio.stress.profit, result.categories[0].scenarios->low.profit));
    }

    void budgetOutsideTheBoxes() {
        auto request = vectorL();
        request.budget = 1000;
        const auto poor = decided(request);
        QVERIFY(hasFlag(poor.portfolio.flags, "BUDGET_BELOW_FLOOR") && !poor.portfolio.shadowPrice);
        QVERIFY(near(spendSum(poor), .7 * 15000));
        QCOMPARE(poor.portfolio.unallocated, 0.0);
        request.budget = 30000;
        const auto rich = decided(request);
        QVERIFY(hasFlag(rich.portfolio.flags, "BUDGET_UNALLOCATED"));
        QVERIFY(near(spendSum(rich) + rich.portfolio.unallocated, 30000, 1e-12));
        request.budget = 0;
        QVERIFY(near(spendSum(decided(request)), .7 * 15000));
        request.budget.reset();
        QVERIFY(near(spendSum(decided(request)), 15000, 1e-12));
    }

    void noSpendToday() {
        auto request = vectorL();
        request.categories[0].spend = 0;
        request.categories[0].elasticity.reset();
        request.categories[1].spend.reset();
        request.budget = 2000;
        const auto result = decided(request);
        for (std::size_t i = 0; i < 2; ++i) {
            const auto& d = result.categories[i];
            QVERIFY(hasFlag(d.flags, "SPEND_ZERO") && !hasFlag(d.flags, "ELASTICITY_DEFAULT"));
            QCOMPARE(d.spend.value_or(-1), 0.0);
            QVERIFY(!d.spendChange && d.stockScale && d.priority);
        }
        for (auto& input : request.categories)
            input.spend = 0;
        const auto none = decided(request);
        QCOMPARE(none.portfolio.unallocated, 2000.0);
        QVERIFY(!none.portfolio.shadowPrice);
    }

    void defaultsAreFlagged() {
        auto request = vectorL(false);
        auto& a = request.categories[0];
        a.elasticity.reset();
        a.economics = {};
        a.economics.price = 50;
        a.flags = {"INTERVAL_SMALL_N"};
        const auto d = decided(request).categories[0];
        QCOMPARE(d.flags,
                 (std::vector<std::string>{"INTERVAL_SMALL_N", "COSTS_DEFAULT", "S0_DEFAULT", "ELASTICITY_DEFAULT"}));
        const std::array expected{30.0, 15.0, 0.0, .6};
        const std::array names{"unit_cost", "salvage", "goodwill", "holding"};
        for (std::size_t i = 0; i < names.size(); ++i)
            QVERIFY(near(traced(d, "COSTS", names.at(i)), expected.at(i)));
        QVERIFY(near(traced(d, "BUDGET", "elasticity"), .12));
    }

    void rulesAloneWithoutAPrice() {
        auto request = vectorL();
        for (auto& input : request.categories)
            input.economics = {};
        request.budget = 15600;
        const auto result = decided(request);
        const auto& a = result.categories[0];
        QVERIFY(hasFlag(a.flags, "RULES_ONLY") && hasFlag(a.flags, "S0_DEFAULT"));
        QVERIFY(!a.expectedProfit && !a.scenarios && !a.priority && !a.evpi);
        QVERIFY(near(a.delta, 150.0 / 850));
        QVERIFY(near(a.stockScale, 150.0 / 850 * .757153 * (1 - .064122)));
        QVERIFY(near(spendSum(result), 15600, 1e-12));
        QVERIFY(*a.spend > 8000 && near(result.categories[1].spend, 5000) && near(result.categories[2].spend, 2000));
        QVERIFY(!result.portfolio.expectedProfit && !result.portfolio.shadowPrice);
        QVERIFY(result.portfolio.stress.units > 0 && result.portfolio.scenarios.high.units > 0);
        QCOMPARE(a.priorityRank, std::size_t{1}); // ties by name
    }

    void someWithoutAPrice() {
        auto request = vectorL();
        request.categories[1].economics = {};
        const auto result = decided(request);
        QVERIFY(near(spendSum(result), 15000, 1e-12));
        QVERIFY(result.categories[0].priority && !result.categories[1].priority);
        QCOMPARE(result.categories[1].priorityRank, std::size_t{3});
        QVERIFY(hasFlag(result.portfolio.flags, "RULES_ONLY"));
        QVERIFY(near(result.portfolio.expectedProfit,
                     *result.categories[0].expectedProfit + *result.categories[2].expectedProfit));
    }

    void scenariosAddUp() {
        const auto result = decided(vectorL());
        ScenarioOutcome low;
        ScenarioOutcome expected;
        for (const auto& d : result.categories) {
            low.units += d.scenarios->low.units;
            low.profit += d.scenarios->low.profit;
            expected.units += d.scenarios->expected.units;
            expected.netProfit += *d.expectedProfit - *d.spend;
        }
        const auto& portfolio = result.portfolio;
        QCOMPARE(portfolio.scenarioBasis, std::string("separately"));
        QVERIFY(near(portfolio.stress.units, low.units) && near(portfolio.stress.profit, low.profit));
        QVERIFY(near(portfolio.scenarios.expected.units, expected.units));
        QVERIFY(near(portfolio.scenarios.expected.netProfit, expected.netProfit));
        // Not everything goes wrong at once, so the portfolio's own P10 is better than the stress.
        QVERIFY(portfolio.scenarios.low.profit > portfolio.stress.profit);
        QVERIFY(portfolio.scenarios.high.profit > portfolio.scenarios.expected.profit);
    }

    // Demands that rise and fall together: the low tenth of the draws is each category's own. Opposite ones vary less.
    void jointDrawsMakeScenariosThatAddUp() {
        constexpr std::size_t draws = 1000;
        auto request = vectorL();
        const auto withRanks = [&](auto rankOf) {
            request.joint = {draws, {}};
            for (std::size_t c = 0; c < request.categories.size(); ++c)
                for (std::size_t d = 0; d < draws; ++d)
                    request.joint.ranks.push_back(static_cast<std::uint32_t>(rankOf(c, d)));
            return decided(request);
        };
        const auto alike = withRanks([](std::size_t, std::size_t d) { return (d * 7 + 3) % draws; });
        const auto& portfolio = alike.portfolio;
        QCOMPARE(portfolio.scenarioBasis, std::string("joint draws"));
        QVERIFY(!hasFlag(portfolio.flags, "RHO_DEFAULT"));
        const auto demand =
            stats::PiecewiseQuantile::fromKnots(std::array{.05, .1, .25, .5, .75, .9, .95}, request.categories[1].knots)
                .value();
        const auto grid = demand.midpointGrid(draws);
        QVERIFY(near(alike.categories[1].scenarios->low.units,
                     std::accumulate(grid.begin() + 50, grid.begin() + 150, 0.0) / 100));
        QVERIFY(near(alike.categories[1].scenarios->high.units,
                     std::accumulate(grid.begin() + 850, grid.begin() + 950, 0.0) / 100));

        const auto apart = withRanks([](std::size_t c, std::size_t d) { return c == 1 ? draws - 1 - d : d; });
        for (const auto* result : {&alike, &apart}) {
            ScenarioOutcome low, high;
            for (const auto& d : result->categories) {
                low.units += d.scenarios->low.units;
                low.netProfit += d.scenarios->low.netProfit;
                high.profit += d.scenarios->high.profit;
            }
            QVERIFY(near(result->portfolio.scenarios.low.units, low.units));
            QVERIFY(near(result->portfolio.scenarios.low.netProfit, low.netProfit));
            QVERIFY(near(result->portfolio.scenarios.high.profit, high.profit));
        }
        QVERIFY(*apart.portfolio.par95 < *alike.portfolio.par95);
        QVERIFY(apart.portfolio.scenarios.low.units > alike.portfolio.scenarios.low.units);
        request.joint = {};
        const auto without = decided(request);
        QCOMPARE(without.categories[1].orderQuantity, apart.categories[1].orderQuantity);
        QCOMPARE(without.categories[1].expectedProfit, apart.categories[1].expectedProfit);
        QCOMPARE(without.portfolio.stress.units, apart.portfolio.stress.units);
    }

    void ranksThatFitNoCategoryAreRefused() {
        for (const JointRanks& joint : {JointRanks{100, {1, 2}}, JointRanks{2, std::vector<std::uint32_t>(6)},
                                        JointRanks{100, std::vector<std::uint32_t>(300, 100)}}) {
            auto request = vectorL();
            request.joint = joint;
            const auto refused = decide(request, {});
            QVERIFY(!refused && refused.error().code() == ErrorCode::InvalidArgument);
        }
    }

    void stockOnHandIsSubtracted() {
        auto request = vectorL();
        request.categories[0].economics.onHand = 1000;
        request.categories[0].economics.inbound = 20;
        request.categories[2].economics.onHand = 5000;
        const auto result = decided(request);
        QVERIFY(near(result.categories[0].orderQuantity, 27.995657, 1e-5));
        QCOMPARE(result.categories[2].orderQuantity.value_or(-1), 0.0);
        QVERIFY(near(result.categories[2].targetStock, 1214.026677));
    }

    void crossedKnotsAreSorted() {
        auto request = vectorL();
        std::swap(request.categories[0].knots[0], request.categories[0].knots[6]);
        const auto a = decided(request).categories[0];
        QVERIFY(near(a.targetStock, 1047.995657));
        QVERIFY(findRule(a, "KNOTS") != nullptr);
    }

    void refusals() {
        const auto with = [](auto change) {
            auto request = vectorL();
            change(request);
            return refusal(request);
        };
        static constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(says(with([](auto& r) { r.categories.clear(); }), "categories"));
        QVERIFY(says(with([](auto& r) { r.categories[1].category = "A"; }), "categories[1].category"));
        QVERIFY(says(with([](auto& r) { r.categories[1].category = " "; }), "categories[1].category"));
        QVERIFY(says(with([](auto& r) { r.categories[0].knots[2] = nan; }), "categories[0].quantiles.p25"));
        QVERIFY(says(with([](auto& r) { r.categories[0].lastMonth = nan; }), "categories[0].last_month"));
        QVERIFY(says(with([](auto& r) { r.categories[0].economics.price = -1; }), "Category 'A'"));
        QVERIFY(says(with([](auto& r) { r.categories[0].economics.salvage = 32; }), "categories[0].economics.salvage"));
        QVERIFY(says(with([](auto& r) { r.categories[0].spend = -1; }), "categories[0].spend"));
        QVERIFY(says(with([](auto& r) { r.budget = nan; }), "budget"));
        QVERIFY(says(with([](auto& r) { r.configJson = "{\"x\":{}}"; }), "config.x"));
    }

    void stops() {
        std::stop_source stop;
        stop.request_stop();
        RunContext context;
        context.stop = stop.get_token();
        QVERIFY(decide(vectorL(), context).error().code() == ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(EdgesTest)
#include "edges_test.moc"
