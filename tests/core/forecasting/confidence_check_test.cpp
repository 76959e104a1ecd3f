#include "core/base/rng.h"
#include "core/forecasting/confidence_check.h"
#include "core/forecasting/trained_model.h"
#include "tests/core/forecasting/fake_forecasters.h"
#include "tests/core/forecasting/sample_panel.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>

using namespace planwright;
using namespace planwright::forecasting;
using namespace planwright::forecasting::testing;

namespace {

BacktestRun ran(const data::Panel& panel, unsigned threads = 1) {
    RunContext context;
    context.threads = threads;
    const auto history = features::makeHistory(panel, data::Measure::Units).value();
    return runBacktest(history, fakeCatalog(), {}, context).value();
}

std::vector<ConfidencePair> pairsOf(const data::Panel& panel, unsigned threads = 1) {
    const auto run = ran(panel, threads);
    return confidencePairs(run, firstReported(run.grid, {}), BacktestOptions().origins);
}

bool isSame(const ConfidencePair& a, const ConfidencePair& b) {
    return a.category == b.category && a.origin == b.origin && a.confidence == b.confidence;
}

/// Categories whose error is `slope` times their confidence, and noise of their own that stays all months.
std::vector<ConfidencePair> madeUp(std::size_t categories, double slope, std::uint64_t seed) {
    SplitMix64 random(seed);
    std::vector<ConfidencePair> pairs;
    for (std::size_t c = 0; c < categories; ++c) {
        const auto confidence = random.uniform(), own = random.uniform();
        for (std::size_t o = 0; o < 12; ++o)
            pairs.push_back({c, o, confidence + .01 * random.uniform(), slope * confidence + own});
    }
    return pairs;
}

} // namespace

class ConfidenceCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // One pair a category: an ordinary permutation test. Theirs looks at every pairing, ours at 9,999.
    void equalsScipysPermutationTest() {
        std::ifstream file(PLANWRIGHT_SOURCE_DIR "/tests/data/stats/record_oracle.json");
        const auto recorded = nlohmann::json::parse(file);
        for (const auto& theirs : recorded.at("ranks")) {
            std::vector<ConfidencePair> pairs;
            for (std::size_t i = 0; i < theirs.at("x").size(); ++i)
                pairs.push_back({i, 0, theirs.at("x")[i], theirs.at("y")[i]});
            const auto check = checkConfidence(pairs);
            const double p = theirs.at("p");
            QVERIFY(std::abs(*check.correlation - theirs.at("spearman").get<double>()) < 1e-9);
            QVERIFY(std::abs(check.pValue - p) < 4 * std::sqrt(p * (1 - p) / 9999) + 2e-4);
        }
    }

    // Twelve months of one category are nearly one observation: six categories without any tie must rarely look like
    // one.
    void monthsOfACategoryCountAsOne() {
        int informative = 0;
        for (std::uint64_t seed = 1; seed <= 100; ++seed)
            informative += isInformative(checkConfidence(madeUp(6, 0, seed))) ? 1 : 0;
        QVERIFY2(informative <= 11, qPrintable(QString::number(informative))); // 5 expected; 11: 99 % of the time
        QVERIFY(isInformative(checkConfidence(madeUp(30, -3, 1))));
        QVERIFY(!isInformative(checkConfidence(madeUp(30, 3, 1))));
        // Two categories can only change places: never beyond chance.
        QVERIFY(checkConfidence(madeUp(2, -9, 1)).pValue > .4);
    }

    void sentencesSayWhatItIs() {
        QVERIFY(confidenceSentence(checkConfidence({})).starts_with("Confidence not informative"));
        const auto against = confidenceSentence(checkConfidence(madeUp(30, 3, 1)));
        QVERIFY(against.starts_with("Confidence not informative: rank correlation") &&
                against.find("over 360 past forecasts of 30 categories") != std::string::npos);
        QVERIFY(confidenceSentence(checkConfidence(madeUp(30, -3, 1))).starts_with("Confidence is informative"));
    }

    void confidenceKnowsOnlyItsPast() {
        auto panel = noisyPanel(4, 40, 7);
        const auto before = pairsOf(panel);
        const auto threads = pairsOf(panel, 6);
        QCOMPARE(before.size(), std::size_t{48});
        QVERIFY(std::ranges::equal(before, threads, isSame));
        const auto origins = ran(panel).grid;
        const auto cut = panel.lastCompleteMonth - 5;
        for (std::size_t c = 0; c < panel.categories.size(); ++c)
            for (auto d = cut.lastDay() + 1 - panel.firstDay; d < panel.dayCount; ++d)
                setDay(panel, c, d, static_cast<double>(7 + 300 * (c % 2)));
        const auto after = pairsOf(panel);
        std::size_t compared = 0, changed = 0;
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (origins.originMonth(before[i].origin) <= cut) {
                QVERIFY(isSame(before[i], after[i]));
                ++compared;
            } else if (before[i].confidence != after[i].confidence) {
                ++changed;
            }
        }
        QVERIFY(compared >= 24 && changed > 0);
    }

    // The confidence of the last past origin is that which a training up to there gives to its next month. (A history
    // that the backtest reads whole: of a longer one, the next training leaves out the first month.)
    void isWhatATrainingThenWouldSay() {
        const auto panel = noisyPanel(3, 36, 9);
        const auto pairs = pairsOf(panel);
        auto shorter = panel;
        shorter.lastCompleteMonth = panel.lastCompleteMonth - 1;
        const auto days = shorter.lastCompleteMonth.lastDay() - panel.firstDay + 1;
        for (auto* column : {&shorter.units, &shorter.revenue, &shorter.orders, &shorter.customers}) {
            std::vector<std::int64_t> cut;
            for (std::size_t c = 0; c < panel.categories.size(); ++c) {
                const auto begin = column->begin() + static_cast<std::ptrdiff_t>(c) * panel.dayCount;
                cut.insert(cut.end(), begin, begin + days);
            }
            *column = std::move(cut);
        }
        shorter.dayCount = days;
        const RunContext context;
        const auto trained = train(shorter, data::Measure::Units, fakeCatalog(), {}, context).value();
        const auto set = forecast(*trained.model, shorter, 1, context).value();
        for (std::size_t c = 0; c < panel.categories.size(); ++c) {
            const auto& pair = pairs[pairs.size() - panel.categories.size() + c];
            QCOMPARE(pair.category, c);
            QVERIFY(std::abs(pair.confidence - set.months.front().categories[c].confidence.value()) < 1e-9);
        }
        QVERIFY(set.confidenceCheck && set.confidenceCheck->origins == 12 && set.bandLevels.size() == 3);
    }
};

QTEST_APPLESS_MAIN(ConfidenceCheckTest)
#include "confidence_check_test.moc"
