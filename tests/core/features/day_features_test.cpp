#include "core/features/closed_forms.h"
#include "core/features/training_rows.h"
#include "tests/core/features/random_history.h"

#include <QTest>

#include <cmath>
#include <cstring>
#include <set>

using namespace planwright;
using namespace planwright::features;

namespace {

/// A copy whose days after `origin` are anything at all.
History withAnotherFuture(const History& history, Month origin, std::uint64_t seed) {
    auto altered = history;
    SplitMix64 random(seed);
    const auto days = static_cast<std::size_t>(history.dayCount);
    const auto known = static_cast<std::size_t>(origin.lastDay() - history.firstDay + 1);
    for (auto* block : {&altered.demand, &altered.revenue, &altered.orders, &altered.customers, &altered.discounts,
                        &altered.promoted})
        for (std::size_t i = 0; i < block->size(); ++i)
            if (i % days >= known)
                (*block)[i] = static_cast<double>(random.below(1000000)) - 3e5;
    return altered;
}

bool sameBits(const std::vector<float>& a, const std::vector<float>& b) {
    return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0);
}

std::vector<float> rowAt(const DayFeatures& features, std::size_t category, std::ptrdiff_t day, int gap, int days) {
    std::vector<float> row(dayFeatureNames.size());
    features.write(category, day, gap, days, row);
    return row;
}

std::size_t column(std::string_view name) {
    const auto* const found = std::find(dayFeatureNames.begin(), dayFeatureNames.end(), name);
    return static_cast<std::size_t>(found - dayFeatureNames.begin());
}

History steadyHistory() {
    auto history = emptyHistory(Date(2013, 1, 1), Month(2015, 6), 2);
    const auto days = static_cast<std::size_t>(history.dayCount);
    for (std::size_t d = 0; d < days; ++d) {
        history.demand[d] = 8;
        history.demand[days + d] = 24;
        history.revenue[d] = 16;
        history.orders[d] = 4;
        history.customers[d] = 3;
    }
    return history;
}

} // namespace

class DayFeaturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFutureDoesNotMatter();
    void trainingRowsEndByTheOrigin();
    void finiteOrMissing();
    void steadyTradeHasNoSteps();
    void whatAColumnSays();
    void whatEventsSay();
    void plannedDaysAreKnownInAdvance();
    void everyColumnHasANameAndAGroup();
    void tooShortAndCancelled();
};

void DayFeaturesTest::theFutureDoesNotMatter() {
    QVERIFY(rc::check("features and training rows at an origin do not change when the future does", [] {
        const auto history = randomHistory();
        const auto origin = history.firstCompleteMonth +
                            *rc::gen::inRange(0, history.lastCompleteMonth - history.firstCompleteMonth + 1);
        const auto altered = withAnotherFuture(history, origin, *rc::gen::arbitrary<std::uint64_t>());
        const DayFeatures one(viewAt(history, origin));
        const DayFeatures other(viewAt(altered, origin));
        const auto gap = *rc::gen::element(0, 30, 61, 335);
        for (std::size_t c = 0; c < history.categories.size(); ++c)
            RC_ASSERT(sameBits(rowAt(one, c, one.demand().lastDay(), gap, 31),
                               rowAt(other, c, other.demand().lastDay(), gap, 31)));
        const TrainingPlan plan{dayFeatureNames.size(), std::min(gap, 61), 3};
        const auto rows = trainingRows(one, plan, {}).value();
        const auto others = trainingRows(other, plan, {}).value();
        RC_ASSERT(sameBits(rows.values, others.values));
        RC_ASSERT(sameBits(rows.logNext, others.logNext));
        RC_ASSERT(sameBits(rows.logBase, others.logBase));
        RC_ASSERT(sameBits(rows.weight, others.weight));
        RC_ASSERT(rows.day == others.day);
    }));
}

void DayFeaturesTest::trainingRowsEndByTheOrigin() {
    QVERIFY(rc::check("a row's target is known at the origin, its features on its own day", [] {
        const auto history = randomHistory();
        const auto view = viewAt(history, history.lastCompleteMonth);
        const DayFeatures features(view);
        const TrainingPlan plan{dayFeatureNames.size(), *rc::gen::element(0, 30, 61), *rc::gen::inRange(1, 9)};
        const auto rows = trainingRows(features, plan, {}).value();
        RC_ASSERT(rows.values.size() == rows.size() * rows.columns && rows.logNext.size() == rows.size());
        for (const auto day : rows.day) {
            RC_ASSERT(day >= warmUpDays);
            RC_ASSERT(day + plan.gapDays + trainingTargetDays <= features.demand().lastDay());
        }
        if (rows.size() == 0)
            return;
        // The row of a past month's last day is the row that was made when that month was the origin.
        const auto month = history.firstCompleteMonth + (history.lastCompleteMonth - history.firstCompleteMonth) / 2;
        const DayFeatures then(viewAt(history, month));
        const auto day = then.demand().lastDay();
        for (std::size_t c = 0; c < history.categories.size(); ++c)
            RC_ASSERT(sameBits(rowAt(features, c, day, plan.gapDays, 30), rowAt(then, c, day, plan.gapDays, 30)));
    }));
}

void DayFeaturesTest::finiteOrMissing() {
    QVERIFY(rc::check("no column is infinite, and only those of a year ago may be missing", [] {
        const auto history = randomHistory();
        const DayFeatures features(viewAt(history, history.lastCompleteMonth));
        const auto rows = trainingRows(features, {dayFeatureNames.size(), 0, 5}, {}).value();
        for (std::size_t i = 0; i < rows.values.size(); ++i) {
            // "special days" are counted by rule, and so known for any year.
            const auto name = dayFeatureNames.at(i % rows.columns);
            const auto lastYear = name.find("a year ago") != std::string_view::npos && !name.starts_with("special") &&
                                  !name.starts_with("Easter");
            RC_ASSERT(std::isfinite(rows.values[i]) || (lastYear && std::isnan(rows.values[i])));
        }
    }));
}

void DayFeaturesTest::steadyTradeHasNoSteps() {
    const auto history = steadyHistory();
    const DayFeatures features(viewAt(history, Month(2015, 6)));
    const auto row = rowAt(features, 0, features.demand().lastDay(), 0, 31);
    for (const auto* name : {"7 / 30 days", "180 / 30 days", "portfolio 7 / 30 days", "daily variation, 90 days",
                             "share of idle days, 90 days", "orders, 30 / 90 days", "customers, 30 / 90 days",
                             "revenue a unit, 30 / 90 days", "trend, 90 days", "90 days / a year ago"})
        QVERIFY2(std::abs(row[column(name)]) < 1e-6F, name);
    QVERIFY(std::abs(row[column("share of portfolio, 90 days")] - std::log1p(240.F) + std::log1p(960.F)) < 1e-5F);
    QVERIFY(std::abs(row[column("weekday mix of target")] - 1) < .02F);
    QCOMPARE(row[column("weekend share of target")], 8.F / 31); // July 2015
}

void DayFeaturesTest::whatAColumnSays() {
    auto history = steadyHistory();
    const auto last = static_cast<std::size_t>(history.dayCount) - 1;
    for (std::size_t d = 0; d < 7; ++d)
        history.demand[last - d] = 16;
    const DayFeatures features(viewAt(history, Month(2015, 6)));
    const auto row = rowAt(features, 0, features.demand().lastDay(), 0, 31);
    QVERIFY(std::abs(row[column("7 / 30 days")] - std::log1p(480.F) + std::log1p(296.F)) < 1e-5F);
    QVERIFY(row[column("trend, 90 days")] > 0);
    const auto forms = closedForms(features.demand(), 0, features.demand().lastDay(), 0, 31);
    const auto expected = std::log1p(forms.recentDays * 30 / 31) - std::log1p(forms.base * 30 / 31);
    QVERIFY(std::abs(static_cast<double>(row[column("recent days / base")]) - expected) < 1e-6);

    const DayFeatures march(viewAt(history, Month(2015, 2)));
    const auto marchRow = rowAt(march, 0, march.demand().lastDay(), 0, 31);
    QCOMPARE(marchRow[column("Easter lead days in target against a year ago")], 10.F); // 5 April 2015, 20 April 2014
    QCOMPARE(marchRow[column("special days in target")], 1.F);                         // Mothering Sunday
}

void DayFeaturesTest::whatEventsSay() {
    auto history = steadyHistory();
    const auto rows = [&] {
        const DayFeatures features(viewAt(history, Month(2015, 6)));
        return rowAt(features, 0, features.demand().lastDay(), 0, 31);
    };
    const auto near = [](float value, double expected) {
        return std::abs(static_cast<double>(value) - expected) < 1e-5;
    };
    for (const auto* name : {"revenue a unit, 7 / 30 days", "revenue a unit, 30 / 365 days",
                             "discount, 30 days - 365 days", "discount, target a year ago - 30 days",
                             "campaign share, 30 days - 365 days", "campaign share, target a year ago - 30 days",
                             "planned days in target", "planned days in target - a year ago",
                             "idle days in target a year ago - 30 days", "demand an order, 30 / 90 days"})
        QVERIFY2(near(rows()[column(name)], 0), name);
    // 16 a day are paid. The last 30 days: 4 off, all in a campaign; July 2014: 16 off, half in one; all in all 616.
    history.discounts.assign(history.demand.size(), 0.0);
    history.promoted.assign(history.demand.size(), 0.0);
    const auto day = [&](Date date) { return static_cast<std::size_t>(date - history.firstDay); };
    for (auto d = day({2015, 6, 1}); d <= day({2015, 6, 30}); ++d) {
        history.discounts[d] = 4;
        history.promoted[d] = 16;
    }
    for (auto d = day({2014, 7, 1}); d <= day({2014, 7, 31}); ++d) {
        history.discounts[d] = 16;
        history.promoted[d] = 8;
    }
    const auto row = rows();
    QVERIFY(near(row[column("discount, 30 days - 365 days")], .2 - 616. / (365 * 16 + 616)));
    QVERIFY(near(row[column("discount, target a year ago - 30 days")], .5 - .2));
    QVERIFY(near(row[column("campaign share, 30 days - 365 days")], 1 - 728. / (365 * 16)));
    QVERIFY(near(row[column("campaign share, target a year ago - 30 days")], .5 - 1));
    // Dearer by half in the last week; ten days without any sale in July 2014.
    for (auto d = day({2015, 6, 24}); d <= day({2015, 6, 30}); ++d)
        history.revenue[d] = 24;
    for (auto d = day({2014, 7, 1}); d <= day({2014, 7, 10}); ++d)
        history.demand[d] = history.demand[d + static_cast<std::size_t>(history.dayCount)] = 0;
    const auto later = rows();
    QVERIFY(std::abs(later[column("revenue a unit, 7 / 30 days")] - std::log(24 / (536 / 30.))) < .02);
    QVERIFY(near(later[column("idle days in target a year ago - 30 days")], 10 * 30 / 31.));
}

void DayFeaturesTest::plannedDaysAreKnownInAdvance() {
    auto history = steadyHistory();
    history.plannedDays = {
        {Date(1999, 1, 1), 9}, {Date(2014, 7, 5), 1}, {Date(2015, 7, 20), 2.5}, {Date(2015, 8, 1), 4}};
    const DayFeatures features(viewAt(history, Month(2015, 6)));
    const auto row = rowAt(features, 0, features.demand().lastDay(), 0, 31);
    QCOMPARE(row[column("planned days in target")], 2.5F);
    QCOMPARE(row[column("planned days in target - a year ago")], 1.5F);
    QCOMPARE(rowAt(features, 0, features.demand().lastDay(), 31, 31)[column("planned days in target")], 4.F);
}

void DayFeaturesTest::everyColumnHasANameAndAGroup() {
    std::set<std::string_view> names;
    for (const auto& feature : dayFeatures) {
        QVERIFY(!feature.group.empty());
        QVERIFY(names.insert(feature.name).second);
    }
}

void DayFeaturesTest::tooShortAndCancelled() {
    const auto history = emptyHistory(Date(2013, 1, 1), Month(2013, 2), 1);
    const DayFeatures features(viewAt(history, Month(2013, 2)));
    const auto rows = trainingRows(features, {}, {});
    QVERIFY(rows && rows->size() == 0 && rows->daysCovered() == 0);
    std::stop_source source;
    source.request_stop();
    RunContext context;
    context.stop = source.get_token();
    const auto cancelled = trainingRows(features, {}, context);
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().code(), ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(DayFeaturesTest)
#include "day_features_test.moc"
