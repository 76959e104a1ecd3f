#include "core/decisions/portfolio.h"
#include "core/stats/normal.h"
#include "core/stats/normal_table.h"
#include "core/stats/quantile.h"
#include "tests/core/decisions/request.h"

#include <QTest>

#include <numeric>

using namespace planwright;
using namespace planwright::decisions;
using namespace planwright::decisions::testing;

namespace {

constexpr std::array<double, 7> levels{.05, .1, .25, .5, .75, .9, .95};

// The categories of vector E2 with the prices of vector I.
struct Portfolio {
    std::vector<stats::PiecewiseQuantile> demand;
    std::vector<ProfitCurve> curves;
    std::vector<double> orders;

    void add(const std::array<double, 7>& knots, double price, double cost, double salvage) {
        demand.push_back(stats::PiecewiseQuantile::fromKnots(levels, knots).value());
        UnitEconomics e;
        e.price = price;
        e.unitCost = cost;
        e.salvage = salvage;
        curves.emplace_back(demand.back().midpointGrid(), e);
        orders.push_back(demand.back().quantile(e.criticalRatio()));
    }
    [[nodiscard]] PortfolioDraws draw(double rho, const RunContext& context = {}) const {
        std::vector<PortfolioPart> parts;
        for (std::size_t i = 0; i < demand.size(); ++i)
            parts.push_back({&demand[i], &curves[i], orders[i]});
        return simulatePortfolio(parts, rho, 10'000, 42, context).value();
    }
};

Portfolio vectorI() {
    Portfolio portfolio;
    portfolio.add({760, 820, 910, 1000, 1110, 1240, 1330}, 50, 30, 16);
    portfolio.add({300, 330, 370, 420, 480, 560, 620}, 115, 80, 40);
    portfolio.add({1500, 1600, 1750, 1900, 2050, 2200, 2300}, 13, 9, 6);
    return portfolio;
}

double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

} // namespace

class PortfolioTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Decision spec, vector I; 1e-5 because the normal cdf and quantile differ between implementations.
    void vectorIDraws() {
        const auto portfolio = vectorI();
        const auto free = portfolio.draw(0).profit;
        QVERIFY(near(mean(free), 37730.27998, 1e-5));
        QVERIFY(near(stats::sampleQuantile(free, .05), 29557.50759, 1e-5));
        QVERIFY(near(stats::sampleCvar(free, .05), 26975.9988, 1e-5));
        const auto joint = portfolio.draw(.3).profit;
        QVERIFY(near(mean(joint), 37695.19736, 1e-5));
        QVERIFY(near(stats::sampleQuantile(joint, .05), 27381.96032, 1e-5));
        QVERIFY(near(stats::sampleCvar(joint, .05), 24544.4118, 1e-5));
    }

    void threadsDoNotShow() {
        const auto portfolio = vectorI();
        RunContext four;
        four.threads = 4;
        QCOMPARE(portfolio.draw(.3, four).profit, portfolio.draw(.3).profit);
    }

    void fullCorrelationMovesAsOne() {
        const auto portfolio = vectorI();
        const auto units = portfolio.draw(1).units;
        double low = 0;
        for (const auto& demand : portfolio.demand)
            low += demand.quantile(.1);
        QVERIFY(near(stats::sampleQuantile(units, .1), low, 1e-2)); // sampling noise of 10,000 draws
    }

    // The whole is no riskier than its parts (CVaR is subadditive).
    void diversifies() {
        const auto whole = vectorI();
        double parts = 0;
        for (std::size_t i = 0; i < whole.demand.size(); ++i)
            parts += whole.curves[i].moments(whole.orders[i]).cvar95;
        QVERIFY(stats::sampleCvar(whole.draw(.3).profit, .05) > parts);
    }

    void stops() {
        std::stop_source stop;
        stop.request_stop();
        RunContext context;
        context.stop = stop.get_token();
        const auto portfolio = vectorI();
        const std::vector<PortfolioPart> parts{{&portfolio.demand[0], nullptr, 0}};
        QVERIFY(simulatePortfolio(parts, .3, 1000, 1, context).error().code() == ErrorCode::Cancelled);
    }

    void tableIsExactEnough() {
        const auto& table = stats::normalTable();
        double cdfError = 0;
        for (double x = -9; x <= 9; x += .00037)
            cdfError = std::max(cdfError, std::abs(table.cdf(x) - stats::normalCdf(x)));
        double quantileError = 0;
        for (double level = 1e-9; level < 1; level += .000037)
            quantileError = std::max(quantileError, std::abs(table.quantile(level) - stats::normalQuantile(level)));
        QVERIFY(cdfError < 1e-12);
        QVERIFY(quantileError < 1e-9);
    }
};

QTEST_APPLESS_MAIN(PortfolioTest)
#include "portfolio_test.moc"
