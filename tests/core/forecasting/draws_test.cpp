#include "core/base/rng.h"
#include "core/forecasting/draws/total_draws.h"
#include "core/stats/bootstrap.h"
#include "tests/core/forecasting/oracle_file.h"
#include "tests/core/forecasting/random_hierarchy.h"
#include "tests/core/forecasting/sample_panel.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::forecasting;
using namespace planwright::forecasting::testing;

namespace {

DrawnCategory category(std::string name, std::optional<std::size_t> past, const std::vector<Quantiles>& bands,
                       std::vector<double> means) {
    DrawnCategory drawn{std::move(name), past, {}, std::move(means)};
    for (const auto& band : bands)
        drawn.marginals.push_back(stats::PiecewiseQuantile::fromKnots(quantileLevels, band).value());
    return drawn;
}

/// Categories of a normal demand about 1000 with a standard deviation of 100, all alike.
std::vector<DrawnCategory> normalCategories(std::size_t count, std::size_t horizons) {
    Quantiles band{};
    for (std::size_t q = 0; q < band.size(); ++q)
        band[q] = 1000 + 100 * stats::normalQuantile(quantileLevels[q]);
    std::vector<DrawnCategory> categories;
    for (std::size_t c = 0; c < count; ++c)
        categories.push_back(category("category " + std::to_string(c), c, std::vector<Quantiles>(horizons, band),
                                      std::vector<double>(horizons, 1000)));
    return categories;
}

PastRanks randomRanks(std::size_t categories, std::size_t horizons) {
    PastRanks past{*rc::gen::inRange<std::size_t>(0, 25), horizons, categories, {}};
    past.ranks.resize(past.origins * horizons * categories);
    const auto there = *rc::gen::element(0.0, .5, 1.0);
    SplitMix64 random(*rc::gen::arbitrary<std::uint64_t>());
    for (std::size_t h = 1; h <= horizons; ++h) {
        for (std::size_t c = 0; c < categories; ++c) {
            double rank = 0;
            for (std::size_t t = 0; t < past.origins; ++t)
                past.ranks[past.index(t, h, c)] = random.uniform() <= there ? ++rank : 0;
        }
    }
    return past;
}

std::vector<DrawnCategory> randomCategories(const Hierarchy& hierarchy, std::size_t horizons) {
    std::vector<DrawnCategory> categories;
    for (std::size_t c = 0; c < hierarchy.leafCount(); ++c) {
        std::vector<Quantiles> bands(horizons);
        std::vector<double> means;
        for (auto& band : bands) {
            const auto size = *rc::gen::element(0.0, 1.0, 40.0, 3e5);
            for (auto& quantile : band)
                quantile = size * *rc::gen::inRange(-1, 12);
            means.push_back(*rc::gen::element(0.0, .3, 900.0));
        }
        const auto isKnown = *rc::gen::inRange(0, 5) > 0;
        categories.push_back(
            category(hierarchy.name(c), isKnown ? std::optional(c) : std::nullopt, bands, std::move(means)));
    }
    return categories;
}

double correlation(std::span<const double> a, std::span<const double> b) {
    const auto n = static_cast<double>(a.size());
    const auto meanA = std::accumulate(a.begin(), a.end(), 0.0) / n,
               meanB = std::accumulate(b.begin(), b.end(), 0.0) / n;
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - meanA) * (b[i] - meanB);
        aa += (a[i] - meanA) * (a[i] - meanA);
        bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / std::sqrt(aa * bb);
}

bool isClose(double ours, double theirs, double tolerance = 1e-9) {
    return std::abs(ours - theirs) <= tolerance * std::max(1.0, std::abs(theirs));
}

RunContext onThreads(unsigned threads) {
    RunContext context;
    context.threads = threads;
    return context;
}

} // namespace

class DrawsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDrawAddsUp() {
        QVERIFY(rc::check("any tree, any marginals, any past", [] {
            const auto hierarchy = randomHierarchy(12);
            const auto horizons = *rc::gen::inRange<std::size_t>(1, 4);
            const auto categories = randomCategories(hierarchy, horizons);
            const auto dependence = dependenceOf(randomRanks(hierarchy.leafCount(), horizons));
            const std::size_t count = 60;
            const auto draws = drawJointly(categories, dependence, count, {}).value();
            const auto together = allMonthsOf(draws);
            for (std::size_t c = 0; c < categories.size(); ++c)
                for (std::size_t d = 0; d < count; ++d) {
                    double sum = 0;
                    for (std::size_t h = 1; h <= horizons; ++h)
                        sum += draws.of(h, c)[d];
                    RC_ASSERT(isClose(together[c * count + d], sum));
                }
            for (std::size_t h = 1; h <= horizons; ++h) {
                const auto month = draws.month(h);
                std::vector<double> nodes(month.begin(), month.end());
                nodes.resize(hierarchy.nodeCount() * count);
                hierarchy.sumUp(nodes, count);
                RC_ASSERT(addsUp(hierarchy, nodes, count));
                RC_ASSERT(std::all_of(nodes.begin(), nodes.end(), [](double v) { return v >= 0 && std::isfinite(v); }));
                const auto total = totalOf(draws, h);
                double means = 0;
                for (std::size_t c = 0; c < categories.size(); ++c) {
                    const auto of = draws.of(h, c);
                    RC_ASSERT(isClose(std::accumulate(of.begin(), of.end(), 0.0) / count, categories[c].means[h - 1]));
                    means += categories[c].means[h - 1];
                }
                RC_ASSERT(isClose(std::accumulate(total.begin(), total.end(), 0.0) / count, means));
                for (std::size_t d = 0; d < count; ++d)
                    RC_ASSERT(isClose(total[d], nodes[hierarchy.root() * count + d]));
                const auto quantiles = quantilesOf(total);
                RC_ASSERT(quantiles[0] >= 0 && std::is_sorted(quantiles.begin(), quantiles.end()));
            }
        }));
    }

    // A category's draws are its distribution: nothing of chance is left but the order.
    void drawsHaveTheMarginal() {
        auto categories = normalCategories(3, 1);
        categories[1].means[0] = 500;
        const auto draws = drawJointly(categories, dependenceOf({0, 1, 3, {}}), 1000, {}).value();
        const auto grid = categories[0].marginals[0].midpointGrid(1000);
        for (std::size_t c = 0; c < 3; ++c) {
            auto sorted = std::vector<double>(draws.of(1, c).begin(), draws.of(1, c).end());
            std::sort(sorted.begin(), sorted.end());
            for (std::size_t i = 0; i < sorted.size(); ++i)
                QVERIFY(isClose(sorted[i], grid[i] * (c == 1 ? .5 : 1)));
        }
    }

    void dependenceEqualsPairByPair() {
        for (const auto& theirs : oracle("dependence_oracle.json")) {
            const PastRanks past{theirs.at("origins"), theirs.at("horizons"), theirs.at("categories"),
                                 theirs.at("ranks").get<std::vector<double>>()};
            const auto ours = dependenceOf(past);
            QVERIFY(isClose(ours.between, theirs.at("between")));
            QVERIFY(isClose(ours.within, theirs.at("within")));
            QVERIFY(isClose(ours.shrinkage, theirs.at("shrinkage")));
            const auto expected = theirs.at("correlation").get<std::vector<double>>();
            const auto draws = drawJointly(normalCategories(past.categories, past.horizons), ours, 20000, {}).value();
            const auto columns = past.horizons * past.categories;
            for (std::size_t i = 0; i < columns; ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    const auto drawn = correlation(draws.of(i / past.categories + 1, i % past.categories),
                                                   draws.of(j / past.categories + 1, j % past.categories));
                    // 20,000 draws have a standard error of .007; straight pieces between quantiles add a little.
                    QVERIFY2(std::abs(drawn - expected[i * columns + j]) < .035,
                             qPrintable(QStringLiteral("%1 %2").arg(drawn).arg(expected[i * columns + j])));
                }
            }
        }
    }

    void ranksAreThoseOfTheErrors() {
        const auto panel = noisyPanel(3, 20, 8);
        const auto history = features::makeHistory(panel, data::Measure::Units).value();
        const RollingGrid grid(history, 0, 3);
        auto track = Track::empty("any", Simplicity::ClosedForm, grid);
        for (std::size_t o = 2; o < grid.originCount(); ++o)
            for (int h = 1; h <= 3; ++h)
                for (std::size_t c = 0; c < 3; ++c)
                    track.points[grid.index(o, h, c)] = grid.monthly(grid.monthsKnown(o) - 1, c);
        const std::size_t origin = 15;
        const auto past = pastRanks(grid, track, origin);
        QVERIFY(past.origins == 15 && past.horizons == 3 && past.categories == 3);
        for (std::size_t h = 1; h <= 3; ++h) {
            for (std::size_t c = 0; c < 3; ++c) {
                double sum = 0;
                for (std::size_t o = 0; o < past.origins; ++o) {
                    const auto rank = past.ranks[past.index(o, h, c)];
                    // Not forecast yet, or not known yet at the origin.
                    QCOMPARE(rank == 0, o < 2 || o + h > origin);
                    sum += rank;
                    const auto score = [&](std::size_t at) {
                        const auto point = track.points[grid.index(at, static_cast<int>(h), c)];
                        return (grid.actual(at, static_cast<int>(h), c) - point) / std::sqrt(std::max(1.0, point));
                    };
                    if (rank > 0 && o > 2)
                        QCOMPARE(rank > past.ranks[past.index(o - 1, h, c)], score(o) > score(o - 1));
                }
                const auto n = static_cast<double>(origin - 2 - h + 1);
                QCOMPARE(sum, n * (n + 1) / 2);
            }
        }
    }

    void sameBytesAtAnyThreadCountAndWithOthers() {
        QVERIFY(rc::check("threads, other categories, more horizons", [] {
            const auto hierarchy = randomHierarchy(6);
            const auto categories = randomCategories(hierarchy, 3);
            const auto dependence = dependenceOf(randomRanks(hierarchy.leafCount(), 3));
            const auto one = drawJointly(categories, dependence, 40, onThreads(1)).value();
            RC_ASSERT(one.values == drawJointly(categories, dependence, 40, onThreads(4)).value().values);
            const auto fewer = std::span(categories).first(1);
            const auto alone = drawJointly(fewer, dependence, 40, {}).value();
            for (std::size_t h = 1; h <= 3; ++h)
                RC_ASSERT(std::ranges::equal(alone.of(h, 0), one.of(h, 0)));
            auto near = categories;
            for (auto& each : near) {
                each.marginals.erase(each.marginals.begin() + 1, each.marginals.end());
                each.means.resize(1);
            }
            RC_ASSERT(std::ranges::equal(drawJointly(near, dependence, 40, {}).value().values, one.month(1)));
        }));
        RunContext other;
        other.seed = 43;
        const auto categories = normalCategories(2, 1);
        const auto dependence = dependenceOf({0, 1, 2, {}});
        QVERIFY(drawJointly(categories, dependence, 40, other).value().values !=
                drawJointly(categories, dependence, 40, {}).value().values);
    }

    // Months of one category that err together make a wider quarter than months that do not.
    void quartersAreSummedDrawByDraw() {
        auto dependence = dependenceOf({0, 3, 1, {}});
        const auto quarterWidth = [&](double within) {
            dependence.within = within;
            const auto draws = drawJointly(normalCategories(1, 3), dependence, 4000, {}).value();
            std::vector<double> quarter(4000);
            for (std::size_t h = 1; h <= 3; ++h)
                for (std::size_t d = 0; d < quarter.size(); ++d)
                    quarter[d] += draws.of(h, 0)[d];
            const auto q = quantilesOf(quarter);
            return q[5] - q[1];
        };
        const auto month = 2 * 100 * stats::normalQuantile(.9);
        QVERIFY(isClose(quarterWidth(0), month * std::sqrt(3), .05));
        QVERIFY(isClose(quarterWidth(.5), month * std::sqrt(6), .05));
    }

    void stops() {
        std::stop_source stop;
        stop.request_stop();
        RunContext context;
        context.stop = stop.get_token();
        const auto drawn = drawJointly(normalCategories(2, 1), dependenceOf({0, 1, 2, {}}), 40, context);
        QVERIFY(!drawn && drawn.error().code() == ErrorCode::Cancelled);
    }
};

int main(int argc, char** argv) {
    if (!qgetenv("RC_PARAMS").contains("max_success"))
        qputenv("RC_PARAMS", qgetenv("RC_PARAMS") + " max_success=500");
    DrawsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "draws_test.moc"
