#include "core/base/rng.h"
#include "core/forecasting/backtest_run.h"
#include "core/serving/model_catalog.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <rapidcheck.h>
#include <string>
#include <string_view>

using namespace planwright;
using namespace planwright::forecasting;

namespace {

using features::CausalView;
using features::History;

constexpr std::array kinds{"usual", "zero", "constant", "spike", "three points", "returns", "gaps", "break", "lumpy"};

/// One category's demand day by day, of one kind and scale.
std::vector<double> daysOf(std::string_view kind, std::size_t count, double scale, SplitMix64& random) {
    std::vector<double> days(count);
    const auto turn = random.below(static_cast<std::uint32_t>(count));
    for (std::size_t d = 0; d < count; ++d) {
        const auto wave = 1 + 0.4 * std::sin(static_cast<double>(d) / 58);
        days[d] = scale * 20 * wave * random.uniform();
        if (kind == "zero" || (kind == "gaps" && d >= turn && d < turn + 70))
            days[d] = 0;
        else if (kind == "constant")
            days[d] = scale * 7;
        else if (kind == "spike")
            days[d] = d == turn ? scale * 5000 : 0;
        else if (kind == "three points")
            days[d] = d % (count / 3 + 1) == count / 6 ? days[d] : 0;
        else if (kind == "returns" && d % 40 > 25)
            days[d] *= -2;
        else if (kind == "break" && d >= turn)
            days[d] *= 30;
        else if (kind == "lumpy" && random.uniform() < 0.97)
            days[d] = 0;
    }
    return days;
}

struct Case {
    std::size_t categories = 1;
    int months = 1;
    std::uint64_t seed = 0;
    std::vector<std::size_t> kind;
    std::vector<double> scale;
};

Case anyCase(int mostMonths) {
    Case one;
    one.categories = *rc::gen::inRange<std::size_t>(1, 4);
    one.months = *rc::gen::resize(100, rc::gen::inRange(1, mostMonths + 1));
    one.seed = *rc::gen::arbitrary<std::uint64_t>();
    one.kind =
        *rc::gen::container<std::vector<std::size_t>>(one.categories, rc::gen::inRange<std::size_t>(0, kinds.size()));
    one.scale = *rc::gen::container<std::vector<double>>(one.categories, rc::gen::element(1.0, 1.0, 1e-9, 1e12));
    return one;
}

/// All of the case's demand times `factor`.
History historyOf(const Case& one, double factor = 1) {
    History history;
    history.firstCompleteMonth = Month(2021, 3);
    history.lastCompleteMonth = history.firstCompleteMonth + (one.months - 1);
    history.firstDay = history.firstCompleteMonth.firstDay();
    history.dayCount = history.lastCompleteMonth.lastDay() - history.firstDay + 1;
    SplitMix64 random(one.seed);
    for (std::size_t c = 0; c < one.categories; ++c) {
        history.categories.push_back("c" + std::to_string(c));
        for (const auto day :
             daysOf(kinds.at(one.kind[c]), static_cast<std::size_t>(history.dayCount), one.scale[c], random)) {
            history.demand.push_back(day * factor);
            history.revenue.push_back(day * factor * 3);
            history.orders.push_back(day > 0 ? 1 : 0);
            history.customers.push_back(day > 0 ? 1 : 0);
            history.discounts.push_back(day > 0 && random.below(5) == 0 ? day * factor : 0);
            history.promoted.push_back(day > 0 && random.below(5) == 0 ? day * factor * 2 : 0);
        }
    }
    for (std::int32_t d = 0; d < history.dayCount + 200; d += 1 + static_cast<std::int32_t>(random.below(90)))
        history.plannedDays.push_back({history.firstDay + d, 1 + random.uniform()});
    return history;
}

RunContext withThreads(unsigned threads) {
    RunContext context;
    context.threads = threads;
    return context;
}

/// What a model learnt and says, or why not.
struct Said {
    std::string learnt;
    PointForecasts points;
    std::vector<CategoryParts> parts;
    std::string refusal;
};

Said ask(const Forecaster& model, const CausalView& view, int horizon, unsigned threads = 1) {
    const auto fitted = model.fit(view, withThreads(threads));
    if (!fitted) {
        RC_ASSERT(fitted.error().code() == ErrorCode::InsufficientData);
        return {{}, {}, {}, fitted.error().message()};
    }
    auto points = (*fitted)->predict(view, horizon, withThreads(threads));
    auto parts = (*fitted)->explain(view, horizon, withThreads(threads));
    RC_ASSERT(points.has_value() && parts.has_value());
    return {(*fitted)->serialize(), std::move(*points), std::move(*parts), {}};
}

bool areEqual(const Said& a, const Said& b) {
    return a.learnt == b.learnt && a.refusal == b.refusal &&
           std::ranges::equal(a.points, b.points, [](const CategoryPoints& x, const CategoryPoints& y) {
               return x.mean == y.mean && x.failure == y.failure && x.note == y.note;
           });
}

/// A point's parts are its own, but for the floor at 0 and rounding.
void checkExplained(Parts parts, double point, const std::string& model) {
    if (point == 0)
        parts.closeTo(0);
    double largest = std::max(1.0, point);
    for (std::size_t k = 0; k < partKindCount; ++k)
        largest = std::max(largest, std::abs(parts[static_cast<PartKind>(k)]));
    if (!(std::abs(parts.sum() - point) <= 1e-9 * largest) || parts[PartKind::Fitted] != 0)
        RC_FAIL(model + " said " + std::to_string(point) + " and explained " + std::to_string(parts.sum()));
}

void checkSound(const Said& said, std::size_t categories, int horizon, const std::string& model) {
    RC_ASSERT(!said.refusal.empty() || said.points.size() == categories);
    for (std::size_t c = 0; c < said.points.size(); ++c) {
        const auto& points = said.points[c];
        if (points.mean.empty()) {
            RC_ASSERT(!points.failure.empty());
            continue;
        }
        RC_ASSERT(points.mean.size() == static_cast<std::size_t>(horizon));
        for (const auto mean : points.mean)
            if (!std::isfinite(mean) || mean < 0)
                RC_FAIL(model + " said " + std::to_string(mean));
        const bool isZero = std::ranges::all_of(points.mean, [](double mean) { return mean == 0; });
        RC_ASSERT(said.parts[c].size() == points.mean.size() || isZero);
        for (std::size_t h = 0; h < said.parts[c].size(); ++h)
            checkExplained(said.parts[c][h], points.mean[h], model);
    }
}

/// Those whose formulas hold no fixed amount; the others take log1p of a sum or divide by a sum + 1, so that a unit is
/// one.
bool isScaleFree(std::string_view model) {
    constexpr std::array<std::string_view, 6> free{"seasonal_naive",      "naive", "recent_days",
                                                   "same_days_last_year", "ets",   "theta"};
    return std::ranges::find(free, model) != free.end();
}

void checkScaled(const Said& said, const Said& scaled, double factor, const std::string& model) {
    RC_ASSERT(said.points.size() == scaled.points.size());
    for (std::size_t c = 0; c < said.points.size(); ++c) {
        if (said.points[c].mean.size() != scaled.points[c].mean.size())
            RC_FAIL(model + " answers at one scale only: " + said.points[c].failure + scaled.points[c].failure);
        for (std::size_t h = 0; h < said.points[c].mean.size(); ++h) {
            const auto expected = said.points[c].mean[h] * factor;
            if (std::abs(scaled.points[c].mean[h] - expected) > 1e-9 * expected)
                RC_FAIL(model + ": " + std::to_string(scaled.points[c].mean[h] / factor) + " instead of " +
                        std::to_string(said.points[c].mean[h]));
        }
    }
}

/// Other demand on every day after the origin.
History withOtherFuture(History history, Month origin) {
    SplitMix64 random(99);
    const auto known = origin.lastDay() - history.firstDay + 1;
    for (std::size_t i = 0; i < history.demand.size(); ++i) {
        if (static_cast<std::int32_t>(i % static_cast<std::size_t>(history.dayCount)) < known)
            continue;
        history.demand[i] = 300 * random.uniform() - 50;
        history.revenue[i] = 900 * random.uniform();
        history.orders[i] = history.customers[i] = random.below(9);
        history.discounts[i] = history.promoted[i] = 500 * random.uniform();
    }
    return history;
}

bool isOrdered(const BacktestForecast& forecast) {
    return std::isfinite(forecast.mean) && forecast.mean >= 0 &&
           (!forecast.quantiles || (std::ranges::is_sorted(*forecast.quantiles) && forecast.quantiles->front() >= 0 &&
                                    std::isfinite(forecast.quantiles->back())));
}

} // namespace

/// What holds for every model on any history, and for the automatic choice.
class ModelInvariantsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyModelIsSoundAndBlindToTheFuture();
    void theAutomaticChoiceIsSoundAndBlindToTheFuture();
};

void ModelInvariantsTest::everyModelIsSoundAndBlindToTheFuture() {
    const auto catalog = serving::standardCatalog();
    QVERIFY(rc::check("sound and explained; the same at any thread count and with any future; in proportion", [&] {
        const auto one = anyCase(40);
        const auto history = historyOf(one);
        const auto origin = history.firstCompleteMonth + *rc::gen::inRange(0, one.months);
        const auto other = withOtherFuture(history, origin);
        // Powers of two, near a billionth and a trillion: only a fixed amount in a formula can tell the scales apart.
        const auto factor = *rc::gen::element(0x1p-30, 0x1p40);
        const auto scaled = historyOf(one, factor);
        const auto horizon = *rc::gen::inRange(1, 13);
        for (const auto& model : catalog->all()) {
            const std::string name(model->name());
            const auto said = ask(*model, *CausalView::at(history, origin), horizon);
            checkSound(said, one.categories, horizon, name);
            if (!areEqual(said, ask(*model, *CausalView::at(other, origin), horizon, 4)))
                RC_FAIL(name + " knows the future, or how many threads there are.");
            if (isScaleFree(name))
                checkScaled(said, ask(*model, *CausalView::at(scaled, origin), horizon), factor, name);
        }
    }));
}

void ModelInvariantsTest::theAutomaticChoiceIsSoundAndBlindToTheFuture() {
    const auto catalog = serving::standardCatalog();
    BacktestOptions options;
    options.horizonMonths = 2;
    const auto backtested = [&](const History& history, unsigned threads) {
        const auto run = runBacktest(history, *catalog, options, withThreads(threads));
        RC_ASSERT(run.has_value());
        return reportBacktest(history, *run, options).forecasts;
    };
    QVERIFY(rc::check("sound, and the same with any future", [&] {
        // A backtest fits every model at every origin: as dear as sixty of the cases above.
        if (*rc::gen::inRange(0, 60) != 0)
            return;
        const auto one = anyCase(28);
        RC_PRE(one.months > 4);
        const auto history = historyOf(one);
        const auto origin = history.firstCompleteMonth + *rc::gen::inRange(2, one.months - 1);
        auto before = backtested(history, 1);
        auto after = backtested(withOtherFuture(history, origin), 4);
        RC_ASSERT(std::ranges::all_of(before, isOrdered) && std::ranges::all_of(after, isOrdered));
        const auto isLater = [&](const BacktestForecast& forecast) { return forecast.origin > origin; };
        std::erase_if(before, isLater);
        std::erase_if(after, isLater);
        RC_ASSERT(before.size() == after.size());
        for (std::size_t i = 0; i < before.size(); ++i)
            RC_ASSERT(before[i].model == after[i].model && before[i].mean == after[i].mean &&
                      before[i].quantiles == after[i].quantiles);
    }));
}

int main(int argc, char** argv) {
    // AddressSanitizer, six times slower, looks at each kind of history, not at 500 of them.
#ifdef __SANITIZE_ADDRESS__
    constexpr auto count = " max_success=60";
#else
    constexpr auto count = " max_success=500";
#endif
    if (!qgetenv("RC_PARAMS").contains("max_success"))
        qputenv("RC_PARAMS", qgetenv("RC_PARAMS") + count);
    ModelInvariantsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "model_invariants_test.moc"
