#include "core/base/parallel.h"
#include "core/base/rng.h"
#include "core/features/closed_forms.h"
#include "core/forecasting/xgb/boosters.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <thread>

using namespace planwright;
using namespace planwright::forecasting;
using features::CausalView;
using features::History;

namespace {

const std::vector<std::string> names{"booster_a", "booster_b"};

const Catalog& catalog() {
    static const auto boosters = [] {
        Catalog made;
        addBoosters(made);
        return made;
    }();
    return boosters;
}

/// Yearly season, growth, weekends off and noise; category 1 peaks half a year after the others.
History shop(std::size_t categories, Month lastMonth) {
    History history;
    history.firstDay = Date(2012, 1, 1);
    history.dayCount = lastMonth.lastDay() - history.firstDay + 1;
    history.firstCompleteMonth = Month(2012, 1);
    history.lastCompleteMonth = lastMonth;
    SplitMix64 random(3);
    for (std::size_t c = 0; c < categories; ++c) {
        history.categories.push_back("category " + std::to_string(c));
        for (std::int32_t d = 0; d < history.dayCount; ++d) {
            const auto phase = 2 * std::numbers::pi * (d / 365.25 + (c == 1 ? .5 : 0));
            const auto open = (history.firstDay + d).weekday() < 5 ? 1.0 : 0.0;
            const auto mean = (20.0 + 5.0 * static_cast<double>(c)) * (1 + .0006 * d) * std::exp(.6 * std::sin(phase));
            history.demand.push_back(open * std::round(mean * (.7 + .6 * random.uniform())));
        }
    }
    history.revenue = history.orders = history.customers = history.demand;
    return history;
}

CausalView endOf(const History& history) {
    return CausalView::at(history, history.lastCompleteMonth).value();
}

PointForecasts forecasts(const std::string& name, const History& history, int months = 3) {
    const auto view = endOf(history);
    const auto fitted = catalog().find(name)->fit(view, {});
    return fitted.value()->predict(view, months, {}).value();
}

bool sane(const PointForecasts& points, std::size_t months) {
    return std::all_of(points.begin(), points.end(), [&](const CategoryPoints& category) {
        return category.failure.empty() && category.mean.size() == months &&
               std::all_of(category.mean.begin(), category.mean.end(),
                           [](double value) { return std::isfinite(value) && value >= 0; });
    });
}

bool equal(const PointForecasts& a, const PointForecasts& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const CategoryPoints& one, const CategoryPoints& two) {
        return one.mean == two.mean && one.note == two.note && one.failure == two.failure;
    });
}

} // namespace

class GlobalForecasterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beatsTheClosedFormsWhereSeasonsDiffer();
    void restoredModelGivesTheSameBits();
    void threadsDoNotMatter();
    void tooLittleHistory();
    void sumsOfMonths();
    void oneCategory();
    void silentCategory();
    void nothingSold();
    void returnsOutweighSales();
    void twelveMonthsAhead();
    void damagedText();
    void theFutureDoesNotMatter();
    void learnsWhatPlannedDaysDo(); // fairs in other months each year: only who is told of them can know
};

void GlobalForecasterTest::beatsTheClosedFormsWhereSeasonsDiffer() {
    const auto all = shop(5, Month(2015, 6));
    for (const auto& name : names) {
        double error = 0;
        double baseError = 0;
        for (int back = 3; back >= 1; --back) {
            const auto origin = Month(2015, 6) - back;
            const auto view = CausalView::at(all, origin).value();
            const auto points = catalog().find(name)->fit(view, {}).value()->predict(view, 1, {}).value();
            const features::DemandSums sums(view);
            for (std::size_t c = 0; c < points.size(); ++c) {
                const auto month = origin + 1;
                const auto actual = CausalView::at(all, month).value().monthlyDemand(c).back();
                error += std::abs(points[c].mean[0] - actual);
                baseError +=
                    std::abs(features::closedForms(sums, c, sums.lastDay(), 0, month.dayCount()).base - actual);
            }
        }
        QVERIFY2(error < .95 * baseError, name.c_str());
    }
}

void GlobalForecasterTest::restoredModelGivesTheSameBits() {
    const auto history = shop(3, Month(2014, 3));
    const auto view = endOf(history);
    for (const auto& name : names) {
        const auto fitted = catalog().find(name)->fit(view, {}).value();
        const auto text = fitted->serialize();
        const auto restored = catalog().find(name)->restore(text).value();
        QCOMPARE(restored->serialize(), text);
        QVERIFY(equal(restored->predict(view, 6, {}).value(), fitted->predict(view, 6, {}).value()));
        QCOMPARE(catalog().find(name)->fit(view, {}).value()->serialize(), text);
    }
}

void GlobalForecasterTest::threadsDoNotMatter() {
    const auto history = shop(2, Month(2014, 6));
    const auto fitAll = [&](unsigned threads) {
        RunContext context;
        context.threads = threads;
        std::vector<std::string> texts(8);
        const auto done = parallelFor(texts.size(), context, [&](std::size_t i) -> Status {
            const auto view = CausalView::at(history, Month(2013, 9) + static_cast<std::int32_t>(i / 2)).value();
            PLANWRIGHT_ASSIGN(const auto fitted, catalog().find(names[i % 2])->fit(view, {}));
            texts[i] = fitted->serialize();
            return {};
        });
        return done ? texts : std::vector<std::string>();
    };
    const auto one = fitAll(1);
    QCOMPARE(one.size(), std::size_t{8});
    QCOMPARE(fitAll(4), one);
    // One model, asked by several threads at once.
    const auto view = endOf(history);
    for (const auto& name : names) {
        const auto restored = catalog().find(name)->restore(catalog().find(name)->fit(view, {}).value()->serialize());
        std::vector<PointForecasts> answers(4);
        std::vector<std::thread> threads;
        for (auto& answer : answers)
            threads.emplace_back([&] { answer = restored.value()->predict(view, 3, {}).value(); });
        for (auto& thread : threads)
            thread.join();
        for (const auto& answer : answers)
            QVERIFY(equal(answer, answers.front()) && sane(answer, 3));
    }
}

void GlobalForecasterTest::tooLittleHistory() {
    const auto history = shop(2, Month(2012, 5));
    for (const auto& name : names) {
        const auto fitted = catalog().find(name)->fit(endOf(history), {});
        QVERIFY(!fitted);
        QCOMPARE(fitted.error().code(), ErrorCode::InsufficientData);
        QCOMPARE(fitted.error().message(),
                 name + " learns from past months of days and needs 6 complete ones; there are 5.");
    }
}

void GlobalForecasterTest::sumsOfMonths() {
    auto history = shop(2, Month(2014, 6));
    for (std::size_t i = 0; i < history.demand.size(); ++i) {
        const auto day = static_cast<std::int32_t>(i % static_cast<std::size_t>(history.dayCount));
        if (const auto date = history.firstDay + day; date != date.month().firstDay())
            history.demand[i] = 0;
    }
    for (const auto& name : names)
        QVERIFY(catalog().find(name)->fit(endOf(history), {}).error().code() == ErrorCode::InsufficientData);
}

void GlobalForecasterTest::oneCategory() {
    for (const auto& name : names) {
        QVERIFY(sane(forecasts(name, shop(1, Month(2012, 6))), 3));
        QVERIFY(sane(forecasts(name, shop(1, Month(2014, 12))), 3));
    }
}

void GlobalForecasterTest::silentCategory() {
    auto history = shop(3, Month(2014, 6));
    for (auto* block : {&history.demand, &history.revenue, &history.orders, &history.customers})
        std::fill(block->begin() + history.dayCount, block->begin() + 2L * history.dayCount, 0.0);
    for (const auto& name : names) {
        const auto points = forecasts(name, history);
        QVERIFY(sane(points, 3));
        QCOMPARE(points[1].mean, std::vector<double>(3, 0.0));
        QVERIFY(points[0].mean[0] > 0);
    }
}

void GlobalForecasterTest::nothingSold() {
    auto history = shop(2, Month(2014, 6));
    for (auto* block : {&history.demand, &history.revenue, &history.orders, &history.customers})
        std::fill(block->begin(), block->end(), 0.0);
    for (const auto& name : names) {
        const auto fitted = catalog().find(name)->fit(endOf(history), {});
        QVERIFY(!fitted);
        QCOMPARE(fitted.error().code(), ErrorCode::InsufficientData);
    }
}

void GlobalForecasterTest::returnsOutweighSales() {
    auto history = shop(3, Month(2014, 6));
    for (std::size_t d = 0; d < history.demand.size(); d += 11)
        history.demand[d] = -400;
    history.demand[history.demand.size() - 1] = -1e7;
    history.revenue = history.demand;
    for (const auto& name : names)
        QVERIFY(sane(forecasts(name, history), 3));
}

void GlobalForecasterTest::twelveMonthsAhead() {
    const auto history = shop(3, Month(2014, 12));
    for (const auto& name : names) {
        QVERIFY(sane(forecasts(name, history, 12), 12));
        const auto view = endOf(history);
        const auto fitted = catalog().find(name)->fit(view, {}).value();
        QVERIFY(!fitted->predict(view, 0, {}));
        QVERIFY(!fitted->predict(view, 13, {}));
    }
    // Under 13 months no past month knew the days of a year ago, which the forecast 13 months on does.
    const auto young = forecasts("booster_b", shop(2, Month(2013, 1)));
    QVERIFY(!young[0].note.empty());
}

void GlobalForecasterTest::damagedText() {
    const auto history = shop(2, Month(2013, 6));
    const auto text = catalog().find("booster_b")->fit(endOf(history), {}).value()->serialize();
    QVERIFY(!catalog().find("booster_a")->restore(text));
    QVERIFY(!catalog().find("booster_b")->restore(""));
    QVERIFY(!catalog().find("booster_b")->restore("[]"));
    for (const auto& [from, to] : {std::pair<std::string, std::string>{"\"version\": 2", "\"version\": 1"},
                                   {"\"rows\": ", "\"rows\": -"},
                                   {"\"ubj\": \"", "\"ubj\": \"*"},
                                   {"\"ubj\": \"", "\"ubj\": \"AAAA"},
                                   {"\"boosters\"", "\"trees\""}}) {
        auto damaged = text;
        QVERIFY(damaged.find(from) != std::string::npos);
        damaged.replace(damaged.find(from), from.size(), to);
        const auto restored = catalog().find("booster_b")->restore(damaged);
        QVERIFY2(!restored, to.c_str());
        QCOMPARE(restored.error().code(), ErrorCode::InvalidArgument);
    }
}

void GlobalForecasterTest::theFutureDoesNotMatter() {
    const auto history = shop(2, Month(2014, 6));
    auto altered = history;
    const auto origin = Month(2014, 2);
    const auto known = origin.lastDay() - history.firstDay + 1;
    for (std::size_t c = 0; c < 2; ++c)
        for (auto d = known; d < history.dayCount; ++d)
            altered.demand[c * static_cast<std::size_t>(history.dayCount) + static_cast<std::size_t>(d)] = 1e6;
    for (const auto& name : names) {
        const auto fit = [&](const History& which) {
            return catalog().find(name)->fit(CausalView::at(which, origin).value(), {}).value()->serialize();
        };
        QCOMPARE(fit(altered), fit(history));
    }
}

void GlobalForecasterTest::learnsWhatPlannedDaysDo() {
    auto history = shop(5, Month(2015, 6));
    auto told = history;
    for (const auto fair : {Date(2012, 6, 5), Date(2012, 11, 5), Date(2013, 2, 4), Date(2013, 8, 5), Date(2013, 12, 2),
                            Date(2014, 4, 7), Date(2014, 9, 8), Date(2015, 1, 5), Date(2015, 5, 4)})
        for (int d = 0; d < 10; ++d) {
            told.plannedDays.push_back({fair + d, 1});
            for (std::size_t c = 0; c < 5; ++c)
                history.demand[c * static_cast<std::size_t>(history.dayCount) +
                               static_cast<std::size_t>(fair + d - history.firstDay)] *= 4;
        }
    told.demand = history.demand;
    const auto errorOf = [&](const History& known) {
        const auto view = CausalView::at(known, Month(2015, 4)).value();
        const auto points = catalog().find("booster_b")->fit(view, {}).value()->predict(view, 1, {}).value();
        const auto next = CausalView::at(history, Month(2015, 5)).value();
        double error = 0;
        for (std::size_t c = 0; c < points.size(); ++c)
            error += std::abs(points[c].mean[0] - next.monthlyDemand(c).back());
        return error;
    };
    QVERIFY(errorOf(told) < .96 * errorOf(history));
}

QTEST_APPLESS_MAIN(GlobalForecasterTest)
#include "global_forecaster_test.moc"
