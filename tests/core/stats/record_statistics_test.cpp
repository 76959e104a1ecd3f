#include "core/stats/binomial.h"
#include "core/stats/rank_correlation.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <rapidcheck.h>
#include <vector>

using namespace planwright::stats;

namespace {

nlohmann::json oracle() {
    std::ifstream file(PLANWRIGHT_SOURCE_DIR "/tests/data/stats/record_oracle.json");
    return nlohmann::json::parse(file);
}

bool near(double actual, double expected) {
    return std::abs(actual - expected) <= 1e-9 * std::max(1.0, std::abs(expected));
}

} // namespace

class RecordStatisticsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void limitsEqualStatsmodels() {
        const auto recorded = oracle();
        for (const auto& share : recorded.at("shares")) {
            const int hits = share.at("hits"), count = share.at("count");
            const auto limits = binomialLimits(hits, count, share.at("level"));
            QVERIFY(near(limits.low, share.at("low")) && near(limits.high, share.at("high")));
            QVERIFY(near(binomialAtMost(hits, count, .8), share.at("at_most")));
        }
    }

    // Decision spec 3.4: 80 % coverage, one-sided 5 %.
    void usualHitsAreTheSpecs() {
        const struct { int count, fewest, most; } published[] = {{6, 3, 6}, {12, 7, 12}, {24, 16, 22}, {36, 25, 33}};
        for (const auto& row : published) {
            const auto usual = usualHits(row.count, .8, .05);
            QCOMPARE(usual.fewest, row.fewest);
            QCOMPARE(usual.most, row.most);
        }
    }

    void usualHitsKeepTheirChances() {
        QVERIFY(rc::check("either side has at most the tail's chance, and one hit more would have more", [] {
            const int count = *rc::gen::inRange(1, 400);
            const auto share = *rc::gen::inRange(1, 100) / 100.0, tail = *rc::gen::inRange(1, 50) / 100.0;
            const auto [fewest, most] = usualHits(count, share, tail);
            RC_ASSERT(0 <= fewest && fewest <= most + 1 && most <= count);
            RC_ASSERT(binomialAtMost(fewest - 1, count, share) <= tail);
            RC_ASSERT(binomialAtMost(fewest, count, share) > tail);
            RC_ASSERT(1 - binomialAtMost(most, count, share) <= tail);
            RC_ASSERT(most == 0 || 1 - binomialAtMost(most - 1, count, share) > tail);
        }));
    }

    void limitsHoldTheShare() {
        QVERIFY(rc::check("low <= hits / count <= high; a higher level is no narrower; misses mirror hits", [] {
            const int count = *rc::gen::inRange(1, 2000), hits = *rc::gen::inRange(0, count + 1);
            const auto limits = binomialLimits(hits, count, .95), narrower = binomialLimits(hits, count, .9);
            const auto misses = binomialLimits(count - hits, count, .95);
            const auto share = static_cast<double>(hits) / count;
            RC_ASSERT(0 <= limits.low && limits.low <= share && share <= limits.high && limits.high <= 1);
            RC_ASSERT(limits.low <= narrower.low && narrower.high <= limits.high);
            RC_ASSERT(std::abs(misses.low - (1 - limits.high)) < 1e-9);
        }));
    }

    void rankCorrelationEqualsScipy() {
        const auto recorded = oracle();
        for (const auto& pair : recorded.at("ranks")) {
            const auto x = pair.at("x").get<std::vector<double>>(), y = pair.at("y").get<std::vector<double>>();
            QVERIFY(near(spearman(x, y).value(), pair.at("spearman")));
        }
        const std::vector<double> ties{3, 1, 3, 2}, even{5, 5, 5};
        QCOMPARE(midRanks(ties), (std::vector<double>{3.5, 1, 3.5, 2}));
        QVERIFY(!spearman(even, std::vector<double>{1, 2, 3}));
        QVERIFY(!spearman({}, {}));
    }
};

QTEST_APPLESS_MAIN(RecordStatisticsTest)
#include "record_statistics_test.moc"
