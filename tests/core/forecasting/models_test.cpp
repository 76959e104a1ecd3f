#include "core/forecasting/catalog.h"
#include "tests/core/forecasting/month_history.h"
#include "tests/core/forecasting/sample_panel.h"

#include <QTest>

#include <cmath>
#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::forecasting;
using namespace planwright::forecasting::testing;

namespace {

const Catalog& models() {
    static const Catalog catalog = [] {
        Catalog all;
        addStatisticalForecasters(all);
        return all;
    }();
    return catalog;
}

std::unique_ptr<FittedModel> fitted(const Forecaster& model, const features::CausalView& view) {
    return std::move(model.fit(view, {})).value();
}

const Forecaster& model(std::string_view name) {
    return *models().find(name);
}

PointForecasts ask(const FittedModel& model, const features::CausalView& view, int horizon) {
    return model.predict(view, horizon, {}).value();
}

// A forecast of the right length, finite and not negative; or a sentence.
bool isHonest(const CategoryPoints& points, int horizon) {
    if (!points.failure.empty())
        return points.mean.empty() && points.failure.back() == '.';
    return points.mean.size() == static_cast<std::size_t>(horizon) &&
           std::all_of(points.mean.begin(), points.mean.end(), [](double m) { return std::isfinite(m) && m >= 0; });
}

bool same(const PointForecasts& a, const PointForecasts& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.mean == y.mean && x.failure == y.failure && x.note == y.note;
    });
}

NamedMonths unlikeSeries(std::size_t months) {
    NamedMonths series{{"all zero", {}}, {"constant", {}}, {"returns", {}},   {"late", {}},
                       {"lumpy", {}},    {"season", {}},   {"tr\xc4\xb1", {}}};
    for (std::size_t t = 0; t < months; ++t) {
        const auto x = static_cast<double>(t);
        series[0].second.push_back(0);
        series[1].second.push_back(5);
        series[2].second.push_back(t % 3 == 1 ? -4 : 6);
        series[3].second.push_back(t + 3 < months ? 0 : 50 + x);
        series[4].second.push_back(t % 5 == 0 ? 100 : 0);
        series[5].second.push_back(100 + 30 * std::sin(x) + 2 * x);
        series[6].second.push_back(1e6 * (1.5 + std::cos(x * x)));
    }
    return series;
}

} // namespace

class ModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void catalogueIsComplete();
    void everyLengthOfUnlikeSeries();
    void restoredPredictsTheSameBits();
    void threadsDoNotShow();
    void foreignSavesAreRefused();
    void hostileSavesDoNoHarm();
    void newerActualsMoveTheForecast();
    void otherHistoriesAreRefused();
    void horizonsAndCancel();
};

void ModelsTest::catalogueIsComplete() {
    std::vector<std::string> names;
    for (const auto& one : models().all())
        names.emplace_back(one->name());
    QCOMPARE(names,
             (std::vector<std::string>{"seasonal_naive", "naive", "recent_days", "same_days_last_year",
                                       "grown_last_year", "borrowed_season", "base", "ets", "ets_log", "stl_ets",
                                       "stl_theta", "theta", "theta_standard", "tsb", "croston_sba", "prophet"}));
    QVERIFY(models().find("ets")->simplicity() == Simplicity::Smoothing);
    QVERIFY(models().find("base")->simplicity() == Simplicity::ClosedForm);
    QVERIFY(models().find("deep_learning") == nullptr);
}

void ModelsTest::everyLengthOfUnlikeSeries() {
    for (const std::size_t months : {1U, 2U, 4U, 5U, 7U, 11U, 12U, 13U, 14U, 23U, 24U, 25U, 37U}) {
        const auto history = monthHistory(unlikeSeries(months));
        const auto view = wholeView(history);
        for (const auto& one : models().all()) {
            const auto fit = one->fit(view, {});
            if (!fit) {
                QVERIFY(fit.error().code() == ErrorCode::InsufficientData);
                continue;
            }
            const auto points = ask(*fit.value(), view, 12);
            QCOMPARE(points.size(), view.categoryCount());
            for (const auto& category : points)
                QVERIFY2(isHonest(category, 12), std::string(one->name()).c_str());
            QVERIFY(points[0].mean.empty() || points[0].mean == std::vector<double>(12, 0.0));
        }
    }
}

void ModelsTest::restoredPredictsTheSameBits() {
    QVERIFY(rc::check("restore(serialize()) predicts the same bits", [] {
        const auto months = *rc::gen::inRange<std::size_t>(1, 40);
        NamedMonths series;
        for (const auto* name : {"a", "b"}) {
            const auto raw = *rc::gen::container<std::vector<int>>(months, rc::gen::inRange(-50, 5000));
            series.emplace_back(name, std::vector<double>(raw.begin(), raw.end()));
        }
        const auto history = monthHistory(series);
        const auto view = wholeView(history);
        for (const auto& one : models().all()) {
            const auto fit = one->fit(view, {});
            if (!fit)
                continue;
            const auto saved = fit.value()->serialize();
            const auto restored = one->restore(saved);
            RC_ASSERT(restored.value()->serialize() == saved);
            RC_ASSERT(same(ask(*restored.value(), view, 3), ask(*fit.value(), view, 3)));
        }
    }));
}

void ModelsTest::threadsDoNotShow() {
    const auto history = features::makeHistory(noisyPanel(9, 40, 7), data::Measure::Units).value();
    const auto view = wholeView(history);
    for (const auto& one : models().all()) {
        const auto alone = fitted(*one, view)->serialize();
        for (const unsigned threads : {2U, 4U}) {
            RunContext context;
            context.threads = threads;
            QCOMPARE(one->fit(view, context).value()->serialize(), alone);
        }
    }
}

void ModelsTest::foreignSavesAreRefused() {
    const auto history = monthHistory(unlikeSeries(30));
    for (const auto& one : models().all()) {
        const auto saved = fitted(*one, wholeView(history))->serialize();
        auto newer = saved;
        newer.replace(newer.find("\"version\": 1"), 12, "\"version\": 2");
        const auto* other = models().find(one->name() == "ets" ? "theta" : "ets");
        for (const auto& result : {one->restore(newer), other->restore(saved), one->restore("{"), one->restore(""),
                                   one->restore("[]"), one->restore(R"({"model":3,"version":1})")})
            QVERIFY(result.error().code() == ErrorCode::InvalidArgument);
    }
}

// A damaged bundle is caught by its hashes; should one get through, it ends in a sentence and not in a crash.
void ModelsTest::hostileSavesDoNoHarm() {
    const auto history = monthHistory({{"a", {1, 2, 3, 4, 5, 6, 7, 8}}});
    for (const auto* parameters :
         {R"({"form":"ANN","values":[]})", R"({"form":"MAdM","values":[1,1,1,1,1,1]})",
          R"({"form":"MNN","values":[0.5,0,0,1,-3,0]})", R"({"form":"ANN","values":[1e308,0,0,1,1e308,0]})",
          R"({"form":"plain","values":[1,0,1e308]})", R"({"form":"log AAN","values":[]})",
          R"({"form":"log season AAN","values":[1,1,1,1,1,1]})", R"({"form":"log AAN","values":[1,1,1,1,1e308,0]})",
          R"({"form":"tsb","values":[1e308,1e308]})", R"({"form":"croston_sba","values":[2,7]})",
          R"({"form":"nothing","values":[1]})"}) {
        for (const auto* name :
             {"ets", "ets_log", "stl_ets", "stl_theta", "theta", "theta_standard", "tsb", "croston_sba"}) {
            const auto text = std::string(R"({"model":")") + name +
                              R"(","version":1,"first_month":"2020-01","categories":{"a":)" + parameters + "}}";
            const auto restored = model(name).restore(text);
            QVERIFY(isHonest(ask(*restored.value(), wholeView(history), 3)[0], 3));
        }
    }
}

void ModelsTest::newerActualsMoveTheForecast() {
    auto series = unlikeSeries(36);
    series[5].second[35] += 200;
    const auto history = monthHistory(series);
    const auto before = viewAt(history, history.lastCompleteMonth - 1);
    for (const auto* name :
         {"ets", "ets_log", "stl_ets", "stl_theta", "theta", "theta_standard", "tsb", "croston_sba", "naive"}) {
        const auto fit = fitted(model(name), before);
        const auto then = ask(*fit, before, 2);
        const auto now = ask(*fit, wholeView(history), 1);
        QVERIFY2(now[5].mean[0] > then[5].mean[1], name);
    }
}

void ModelsTest::otherHistoriesAreRefused() {
    const auto history = monthHistory(unlikeSeries(30));
    const auto later = monthHistory(unlikeSeries(30), Month(2020, 2));
    auto renamed = unlikeSeries(30);
    renamed[5].first = "new";
    const auto other = monthHistory(renamed);
    for (const auto* name : {"ets", "stl_ets", "theta", "tsb"}) {
        const auto fit = fitted(model(name), wholeView(history));
        QVERIFY(fit->predict(wholeView(later), 1, {}).error().code() == ErrorCode::InvalidArgument);
        const auto points = ask(*fit, wholeView(other), 1);
        QVERIFY(points[4].failure.empty());
        QVERIFY(!points[5].failure.empty());
    }
}

void ModelsTest::horizonsAndCancel() {
    const auto history = monthHistory(unlikeSeries(30));
    std::stop_source stopped;
    stopped.request_stop();
    RunContext cancelled;
    cancelled.stop = stopped.get_token();
    for (const auto& one : models().all()) {
        const auto fit = fitted(*one, wholeView(history));
        for (const int horizon : {-1, 0, 13})
            QVERIFY(fit->predict(wholeView(history), horizon, {}).error().code() == ErrorCode::InvalidArgument);
        QVERIFY(one->fit(wholeView(history), cancelled).error().code() == ErrorCode::Cancelled);
        QVERIFY(fit->predict(wholeView(history), 1, cancelled).error().code() == ErrorCode::Cancelled);
    }
}

QTEST_APPLESS_MAIN(ModelsTest)
#include "models_test.moc"
