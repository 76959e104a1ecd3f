#include "core/features/one_offs.h"
#include "core/forecasting/analogue.h"
#include "core/forecasting/backtest_run.h"
#include "core/forecasting/explain/what_changed.h"
#include "core/forecasting/trained_model_data.h"
#include "tests/core/forecasting/sample_panel.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>
#include <rapidcheck.h>
#include <regex>

using namespace planwright;
using namespace planwright::forecasting;
using namespace planwright::forecasting::testing;

namespace {

using enum ChangeKind;

std::shared_ptr<const Catalog> standardModels() {
    auto catalog = std::make_shared<Catalog>();
    addStatisticalForecasters(*catalog);
    return catalog;
}

constexpr ChangedMonth december{"Toys", Month(2025, 11), Month(2025, 12)};

WhatChanged changedBy(EarlierForecast before, std::vector<std::pair<ChangeKind, double>> steps) {
    WhatChanged changed;
    changed.before = before;
    changed.after = before.units;
    for (const auto& [kind, units] : steps) {
        changed.steps.push_back({kind, changeLabel(kind, before.lastCompleteMonth, Month(2025, 11), true), units});
        changed.after += units;
    }
    return changed;
}

constexpr EarlierForecast lastMonths(double units) {
    return {EarlierSource::Training, Month(2025, 10), units};
}

double numberIn(std::string text) {
    std::erase(text, ',');
    return std::stod(text);
}

/// The data as they were known at the end of a month.
data::Panel upTo(const data::Panel& panel, Month last) {
    auto cut = emptyPanel(panel.categories.size(), panel.firstCompleteMonth, last - panel.firstCompleteMonth + 1);
    cut.plannedDays = panel.plannedDays;
    for (std::size_t c = 0; c < panel.categories.size(); ++c)
        for (std::int32_t d = 0; d < cut.dayCount; ++d)
            setDay(cut, c, d,
                   static_cast<double>(
                       panel.units[c * static_cast<std::size_t>(panel.dayCount) + static_cast<std::size_t>(d)]) /
                       1000);
    return cut;
}

const BacktestOptions fewModels{12, 3, {"ets", "theta"}};

TrainingResult trainedOn(const data::Panel& panel, const features::HistoryCorrections& corrections = {}) {
    const auto catalog = standardModels();
    return *train(panel, data::Measure::Units, *catalog, fewModels, {}, corrections);
}

void checkAddsUp(const WhatChanged& changed, double after) {
    QVERIFY2(changed.before.has_value(), changed.reason.c_str());
    double sum = changed.before->units;
    double largest = std::max(1.0, sum);
    for (const auto& step : changed.steps) {
        QVERIFY(std::isfinite(step.units) && step.units != 0);
        sum += step.units;
        largest = std::max(largest, std::abs(step.units));
    }
    QVERIFY(changed.after == after);
    QVERIFY2(std::abs(sum - after) <= 1e-9 * largest, changed.sentence.c_str());
    QVERIFY(changed.sentence.ends_with('.'));
}

void checkAddsUp(const std::vector<MonthChanges>& changes, const ForecastSet& set) {
    QCOMPARE(changes.size(), set.months.size());
    for (std::size_t m = 0; m < changes.size(); ++m) {
        for (std::size_t c = 0; c < set.months[m].categories.size(); ++c)
            checkAddsUp(changes[m].categories[c], set.months[m].categories[c].demand.mean);
        checkAddsUp(changes[m].total, set.months[m].total.demand.mean);
    }
}

double stepOf(const WhatChanged& changed, ChangeKind kind) {
    const auto step = std::ranges::find(changed.steps, kind, &ChangeStep::kind);
    return step == changed.steps.end() ? 0 : step->units;
}

bool isNear(double a, double b) {
    return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

} // namespace

/// What changed since last month's forecast.
class WhatChangedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sentencesOfChanges();
    void aThousandSentencesAreRight();
    void theEarlierTrainingsForecastIsWhereItBegins();
    void correctedHistoryIsAStepOfItsOwn();
    void whatPlannersEnteredIsJudgement();
    void aHistoryThatBeginsElsewhereIsOneStep();
    void newCategoriesHaveNone();
    void withoutAnEarlierTrainingTheBacktestsChoiceIsWhereItBegins();
    void aRestoredModelChangesTheSameAtAnyThreadCount();
    void withoutAChoiceItSaysWhy();

private:
    data::Panel m_panel = noisyPanel(4, 31, 3);
    data::Panel m_before = upTo(m_panel, m_panel.lastCompleteMonth - 1);
    features::HistoryCorrections m_none;
    TrainingResult m_now, m_earlier;
    ForecastSet m_set;

    [[nodiscard]] AskedModel now() const { return {*m_now.model, m_panel, m_none}; }
    [[nodiscard]] AskedModel earlier() const { return {*m_earlier.model, m_before, m_none}; }
};

void WhatChangedTest::initTestCase() {
    m_now = trainedOn(m_panel);
    m_earlier = trainedOn(m_before);
    m_set = *forecast(*m_now.model, m_panel, 3, {});
}

void WhatChangedTest::sentencesOfChanges() {
    const auto said = [](const WhatChanged& changed) { return changeSentence(changed, december); };
    QCOMPARE(said(changedBy(lastMonths(1155), {{NewSales, 110}, {Model, -25}})),
             std::string("Toys, December: 1,240 units, 85 more than last month's forecast of 1,155: 110 more from "
                         "November's sales, 25 less from the newly chosen model."));
    QCOMPARE(said(changedBy({EarlierSource::Backtest, Month(2025, 10), 1155}, {{NewSales, -110}, {Judgement, 25}})),
             std::string("Toys, December: 1,070 units, 85 less than the 1,155 that would have been forecast a month "
                         "earlier: 110 less from November's sales, 25 more from what you entered."));
    QCOMPARE(said(changedBy({EarlierSource::Training, Month(2025, 8), 10}, {{RestatedHistory, 1}, {NewSales, 2}})),
             std::string("Toys, December: 13 units, 3 more than the forecast of 10 after August 2025: 2 more from the "
                         "sales since August, 1 more from earlier sales that were corrected."));
    QCOMPARE(said(changedBy(lastMonths(20), {{NewSales, 3}, {Model, -3}})),
             std::string("Toys, December: 20 units, as last month's forecast said: 3 more from November's sales, 3 "
                         "less from the newly chosen model."));
    QCOMPARE(said(changedBy({EarlierSource::Backtest, Month(2025, 10), 20}, {})),
             std::string("Toys, December: 20 units, as would have been forecast a month earlier."));
    QCOMPARE(said(changedBy(lastMonths(.4), {{DataAndModel, -.4}})),
             std::string("Toys, December: no units, 0.4 less than last month's forecast of 0.4: 0.4 less from new data "
                         "and the new model together."));
    QCOMPARE(changeLabel(Model, Month(2025, 10), Month(2025, 11), false), std::string("the model fitted anew"));
    auto revenue = december;
    revenue.measure = data::Measure::Revenue;
    QVERIFY(changeSentence(changedBy(lastMonths(5000), {}), revenue).starts_with("Toys, December: 5,000 revenue, as"));
}

// The figures that are printed: what is forecast, by how much and which way it changed, and each step.
void WhatChangedTest::aThousandSentencesAreRight() {
    QVERIFY(rc::check("numbers have sign and size of what they stand for, and add up as printed", [] {
        const auto scale = *rc::gen::element(0.01, 1.0, 30.0, 1e3, 1e6);
        const auto amount = [&] { return scale * *rc::gen::inRange(-100'000, 100'001) / 1e5; };
        const auto source = *rc::gen::element(EarlierSource::Training, EarlierSource::Backtest);
        auto changed = changedBy({source, Month(2025, *rc::gen::element(8U, 10U)), std::abs(amount())}, {});
        for (const auto kind : {RestatedHistory, NewSales, Model, Judgement}) {
            if (*rc::gen::inRange(0, 3) == 0)
                continue;
            const auto units = std::max(amount(), -changed.after);
            changed.steps.push_back({kind, changeLabel(kind, Month(2025, 10), Month(2025, 11), true), units});
            changed.after += units;
        }
        const auto text = changeSentence(changed, december);
        const double step = std::max(changed.after, changed.before->units) < 10 ? .1 : 1;
        std::smatch found;
        RC_ASSERT(std::regex_search(text, found, std::regex("^Toys, December: (no|[0-9.,]+) units?[,]")));
        const double printed = found[1] == "no" ? 0 : numberIn(found[1]);
        RC_ASSERT(std::abs(printed - changed.after) <= step / 2 + 1e-9);
        // "85 more than last month's forecast of 1,155", "85 less than the 1,155 that", or neither.
        double difference = 0;
        if (std::regex_search(text, found, std::regex("([0-9.,]+) (more|less) than .*?(?:of|the) ([0-9.,]*[0-9])"))) {
            difference = numberIn(found[1]) * (found[2] == "more" ? 1 : -1);
            const double before = numberIn(found[3]);
            RC_ASSERT(std::abs(before - changed.before->units) <= step / 2 + 1e-9);
            RC_ASSERT(std::abs(before + difference - printed) < 1e-6 * std::max(1.0, printed));
            RC_ASSERT(difference * (changed.after - changed.before->units) > 0);
        } else {
            RC_ASSERT(std::abs(changed.after - changed.before->units) <= step + 1e-9);
        }
        double sum = 0;
        const std::regex piece("([0-9.,]+) (more|less) from ([^,.]+)");
        for (auto p = std::sregex_iterator(text.begin(), text.end(), piece); p != std::sregex_iterator(); ++p) {
            const double units = numberIn((*p)[1]) * ((*p)[2] == "more" ? 1 : -1);
            sum += units;
            const auto of = std::ranges::find(changed.steps, (*p)[3].str(), &ChangeStep::label);
            RC_ASSERT(of != changed.steps.end());
            RC_ASSERT(units * of->units > 0);
            RC_ASSERT(std::abs(units - of->units) <= step + 1e-9);
        }
        RC_ASSERT(std::abs(sum - difference) < 1e-6 * std::max(1.0, std::abs(difference)));
    }));
}

void WhatChangedTest::theEarlierTrainingsForecastIsWhereItBegins() {
    const auto changes = *changesSinceTraining(earlier(), now(), m_set, {});
    checkAddsUp(changes, m_set);
    const auto then = *forecast(*m_earlier.model, m_before, 4, {});
    for (std::size_t m = 0; m < 3; ++m) {
        const auto& target = then.months[m + 1];
        QCOMPARE(target.month, m_set.months[m].month);
        for (std::size_t c = 0; c < target.categories.size(); ++c) {
            const auto& changed = changes[m].categories[c];
            QCOMPARE(changed.before->units, target.categories[c].demand.mean);
            QCOMPARE(changed.before->lastCompleteMonth, m_before.lastCompleteMonth);
            QCOMPARE(stepOf(changed, RestatedHistory), 0.0); // the same past
            QCOMPARE(stepOf(changed, Judgement), 0.0);
            QVERIFY(stepOf(changed, NewSales) != 0);
        }
        QVERIFY(isNear(changes[m].total.before->units, target.total.demand.mean));
    }
    // The data's step is what the old model alone makes of the new month.
    const auto asked = *forecast(*m_earlier.model, m_panel, 1, {});
    for (std::size_t c = 0; c < m_panel.categories.size(); ++c)
        QVERIFY(isNear(stepOf(changes[0].categories[c], NewSales),
                       asked.months[0].categories[c].demand.mean - then.months[1].categories[c].demand.mean));
    QCOMPARE(changesSinceTraining(now(), earlier(), m_set, {}).error().code(), ErrorCode::InvalidArgument);
}

void WhatChangedTest::correctedHistoryIsAStepOfItsOwn() {
    auto restated = m_before;
    for (std::int32_t d = restated.dayCount - 40; d < restated.dayCount; ++d)
        setDay(restated, 1, d, 0); // what was known then was too little
    const auto old = trainedOn(restated);
    const auto changes = *changesSinceTraining({*old.model, restated, m_none}, now(), m_set, {});
    checkAddsUp(changes, m_set);
    QVERIFY(stepOf(changes[0].categories[1], RestatedHistory) > 50);
    QVERIFY(stepOf(changes[0].total, RestatedHistory) > 50);
}

void WhatChangedTest::whatPlannersEnteredIsJudgement() {
    const auto like = withAnalogues(*m_now.model, {{m_panel.categories[0], m_panel.categories[3], 2}});
    const auto set = *forecast(*like, m_panel, 3, {});
    const auto changes = *changesSinceTraining(earlier(), {*like, m_panel, m_none}, set, {});
    checkAddsUp(changes, set);
    QVERIFY(isNear(stepOf(changes[0].categories[0], Judgement),
                   set.months[0].categories[0].demand.mean - m_set.months[0].categories[0].demand.mean));
    QCOMPARE(stepOf(changes[0].categories[1], Judgement), 0.0);
    // Said then as well: only what it says otherwise today counts, and its sign is the other way round where it is
    // gone.
    const auto likeThen = withAnalogues(*m_earlier.model, {{m_panel.categories[0], m_panel.categories[3], 2}});
    const auto gone = *changesSinceTraining({*likeThen, m_before, m_none}, now(), m_set, {});
    checkAddsUp(gone, m_set);
    QVERIFY(stepOf(gone[0].categories[0], Judgement) < 0);
    // One-off days of the new month: its sales lead up, the mark back down.
    auto wild = m_panel;
    const auto lastDay = wild.lastDay();
    for (std::int32_t d = wild.dayCount - 3; d < wild.dayCount; ++d)
        setDay(wild, 2, d, 4000);
    const std::vector<features::OneOff> marks{{wild.categories[2], lastDay - 2, lastDay}};
    const auto corrected = features::correctOneOffs(wild, marks).corrections;
    QVERIFY(!corrected.empty());
    const auto marked = trainedOn(wild, corrected);
    const auto markedSet = *forecast(*marked.model, wild, 3, {}, corrected);
    const AskedModel asked{*marked.model, wild, corrected};
    for (const auto& marking : {*changesSinceTraining(earlier(), asked, markedSet, {}),
                                *changesSinceBacktest(asked, *standardModels(), markedSet, {})}) {
        checkAddsUp(marking, markedSet);
        QVERIFY(stepOf(marking[0].categories[2], NewSales) > 100);
        QVERIFY(stepOf(marking[0].categories[2], Judgement) < -100);
    }
}

void WhatChangedTest::aHistoryThatBeginsElsewhereIsOneStep() {
    auto later = emptyPanel(4, m_panel.firstCompleteMonth + 3, 28);
    const auto skipped = later.firstDay - m_panel.firstDay;
    for (std::size_t c = 0; c < 4; ++c)
        for (std::int32_t d = 0; d < later.dayCount; ++d)
            setDay(later, c, d,
                   static_cast<double>(m_panel.units[c * static_cast<std::size_t>(m_panel.dayCount) +
                                                     static_cast<std::size_t>(d + skipped)]) /
                       1000);
    const auto trained = trainedOn(later);
    const auto set = *forecast(*trained.model, later, 3, {});
    const auto changes = *changesSinceTraining(earlier(), {*trained.model, later, m_none}, set, {});
    checkAddsUp(changes, set);
    QCOMPARE(changes[0].categories[0].steps.size(), std::size_t{1});
    QCOMPARE(changes[0].categories[0].steps[0].kind, DataAndModel);
}

void WhatChangedTest::newCategoriesHaveNone() {
    auto fewer = m_before;
    const auto days = static_cast<std::ptrdiff_t>(fewer.dayCount);
    fewer.categories.pop_back();
    for (auto* measure : {&fewer.units, &fewer.revenue, &fewer.orders, &fewer.customers})
        measure->resize(measure->size() - static_cast<std::size_t>(days));
    fewer.facts.pop_back();
    const auto old = trainedOn(fewer);
    const auto changes = *changesSinceTraining({*old.model, fewer, m_none}, now(), m_set, {});
    const auto& unknown = changes[0].categories[3];
    QVERIFY(!unknown.before && unknown.steps.empty() && unknown.sentence.empty());
    QVERIFY(unknown.reason.find("had no category 13") != std::string::npos);
    checkAddsUp(changes[0].categories[0], m_set.months[0].categories[0].demand.mean);
    checkAddsUp(changes[0].total, m_set.months[0].total.demand.mean);
}

void WhatChangedTest::withoutAnEarlierTrainingTheBacktestsChoiceIsWhereItBegins() {
    const auto catalog = standardModels();
    const auto changes = *changesSinceBacktest(now(), *catalog, m_set, {});
    checkAddsUp(changes, m_set);
    const auto history = *features::makeHistory(m_panel, data::Measure::Units);
    const auto run = *runBacktest(history, *catalog, fewModels, {});
    const auto before = run.grid.lastOrigin() - 1;
    QCOMPARE(run.grid.originMonth(before), m_panel.lastCompleteMonth - 1);
    for (int horizon = 2; horizon <= run.grid.horizonMonths(); ++horizon)
        for (std::size_t c = 0; c < m_panel.categories.size(); ++c) {
            const auto& changed = changes[static_cast<std::size_t>(horizon - 2)].categories[c];
            QVERIFY(changed.before->source == EarlierSource::Backtest);
            QVERIFY(isNear(changed.before->units, run.automatic.points[run.grid.index(before, horizon, c)]));
            QCOMPARE(stepOf(changed, RestatedHistory), 0.0);
        }
}

void WhatChangedTest::aRestoredModelChangesTheSameAtAnyThreadCount() {
    const auto catalog = standardModels();
    const auto restored = *restore(serialize(*m_now.model), *catalog);
    const auto first = *changesSinceBacktest(now(), *catalog, m_set, {});
    RunContext threads;
    threads.threads = 4;
    const auto again = *changesSinceBacktest({*restored, m_panel, m_none}, *catalog, m_set, threads);
    for (std::size_t m = 0; m < first.size(); ++m)
        for (std::size_t c = 0; c < first[m].categories.size(); ++c) {
            const auto &a = first[m].categories[c], &b = again[m].categories[c];
            QCOMPARE(a.sentence, b.sentence);
            QVERIFY(a.before->units == b.before->units && a.steps.size() == b.steps.size());
            for (std::size_t s = 0; s < a.steps.size(); ++s)
                QVERIFY(a.steps[s].units == b.steps[s].units);
        }
    auto files = serialize(*m_now.model);
    auto& choice = files["earlier_choice.json"];
    const auto filler = choice.find("recent_days"); // always a member
    QVERIFY(filler != std::string::npos);
    choice.insert(filler, "another_");
    QVERIFY(!restore(files, *catalog));
}

void WhatChangedTest::withoutAChoiceItSaysWhy() {
    auto old = *m_now.model;
    old.earlier.reset(); // as an older program trained
    const auto changes = *changesSinceBacktest({old, m_panel, m_none}, *standardModels(), m_set, {});
    QVERIFY(!changes[0].total.before && !changes[2].categories[0].before);
    QVERIFY(changes[0].total.reason.ends_with('.'));
    QCOMPARE(changes[0].categories[1].after, m_set.months[0].categories[1].demand.mean);
    const auto young = hundredAMonth(1);
    const auto trained = trainedOn(young);
    const auto set = *forecast(*trained.model, young, 1, {});
    QVERIFY(!changesSinceBacktest({*trained.model, young, m_none}, *standardModels(), set, {})->front().total.before);
}

QTEST_APPLESS_MAIN(WhatChangedTest)
#include "what_changed_test.moc"
