#include "core/service/demo_service.h"
#include "core/service/run_service.h"
#include "core/service/what_if.h"
#include "core/serving/documents.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <limits>
#include <string>

using namespace planwright;
using namespace planwright::service;
namespace fs = std::filesystem;

class WhatIfTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::shared_ptr<const Plan> m_plan;

    [[nodiscard]] decisions::DecisionResult decide(const WhatIf& whatIf) const {
        auto result = decideWhatIf(*m_plan, whatIf, RunContext{});
        return result ? std::move(*result) : decisions::DecisionResult();
    }
    [[nodiscard]] std::string documentOf(const decisions::DecisionResult& decision) const {
        auto plan = *m_plan;
        plan.decision = decision;
        return decisionDocument(plan);
    }
    [[nodiscard]] Error refusal(const WhatIf& whatIf) const {
        const auto result = decideWhatIf(*m_plan, whatIf, RunContext{});
        return result ? Error(ErrorCode::Internal, "It was taken.") : result.error();
    }

private Q_SLOTS:
    void initTestCase();
    void askingNothingIsThePlansDecision();
    void lowIsUnderExpectedIsUnderHigh();
    void customScalesTheDemand();
    void aHigherUnitCostNeverEarnsMore();
    void passesTheBudgetOn();
    void aPriceLeavesADefaultedUnitCostAlone();
    void namesTheFieldOfABadChange();
    void takesTheOldPlanAsItWas();
};

void WhatIfTest::initTestCase() {
    const auto folder = fs::path(m_folder.path().toStdString());
    DemoOptions demo;
    demo.categories = 3;
    demo.months = 18;
    demo.events = 8'000;
    QVERIFY(writeDemo(demo, folder / "demo.csv", RunContext{}));
    const auto workspace = Workspace::openOrCreate(folder / "demo.planwright");
    QVERIFY(workspace);
    ImportOptions import;
    import.files = {folder / "demo.csv"};
    TrainingOptions training;
    training.models = {"naive", "seasonal_naive"};
    training.origins = 6;
    auto result = run(**workspace, import, training, RunContext{});
    QVERIFY2(result, result ? "" : result.error().message().c_str());
    m_plan = result->plan;
}

void WhatIfTest::askingNothingIsThePlansDecision() {
    QVERIFY(WhatIf().asksNothing());
    QCOMPARE(documentOf(decide({})), decisionDocument(*m_plan));
}

void WhatIfTest::lowIsUnderExpectedIsUnderHigh() {
    WhatIf whatIf;
    whatIf.demand = DemandCase::Low;
    const auto low = decide(whatIf);
    whatIf.demand = DemandCase::Expected;
    const auto expected = decide(whatIf);
    whatIf.demand = DemandCase::High;
    const auto high = decide(whatIf);
    int compared = 0;
    for (std::size_t c = 0; c < expected.categories.size(); ++c) {
        if (!expected.categories[c].scenarios)
            continue;
        ++compared;
        const auto units = [&](const auto& decision) { return decision.categories[c].scenarios->expected.units; };
        QVERIFY(units(low) <= units(expected));
        QVERIFY(units(expected) <= units(high));
    }
    QVERIFY(compared >= 3);
    QVERIFY(low.portfolio.scenarios.expected.units < high.portfolio.scenarios.expected.units);
    QVERIFY(*low.portfolio.expectedProfit < *high.portfolio.expectedProfit);
}

void WhatIfTest::customScalesTheDemand() {
    WhatIf whatIf;
    whatIf.demand = DemandCase::Custom;
    QCOMPARE(documentOf(decide(whatIf)), decisionDocument(*m_plan));
    whatIf.demandChange = .5;
    const auto more = decide(whatIf);
    for (std::size_t c = 0; c < more.categories.size(); ++c) {
        const auto& forecast = m_plan->forecast.months.front().categories[c];
        if (!more.categories[c].delta)
            continue;
        const double p50 = 1.5 * forecast.demand.quantiles[3];
        const double wanted = (p50 - forecast.lastMonth) / std::max(forecast.lastMonth, 1.0);
        QVERIFY(std::abs(*more.categories[c].delta - wanted) <= 1e-9 * std::max(1.0, std::abs(wanted)));
    }
}

void WhatIfTest::aHigherUnitCostNeverEarnsMore() {
    double before = std::numeric_limits<double>::infinity();
    for (const double change : {-.5, -.1, 0., .1, .3, .8, 2.}) {
        WhatIf whatIf;
        whatIf.unitCostChange = change;
        const auto decision = decide(whatIf);
        QVERIFY(decision.portfolio.expectedProfit);
        QVERIFY2(*decision.portfolio.expectedProfit <= before + 1e-9, std::to_string(change).c_str());
        before = *decision.portfolio.expectedProfit;
    }
}

void WhatIfTest::passesTheBudgetOn() {
    QVERIFY(m_plan->decision.portfolio.budget > 0);
    WhatIf whatIf;
    whatIf.budget = std::round(.9 * m_plan->decision.portfolio.budget);
    const auto decision = decide(whatIf);
    QCOMPARE(decision.portfolio.budget, *whatIf.budget);
    QVERIFY(decision.portfolio.allocated <= *whatIf.budget + .01);
    double sum = 0;
    for (const auto& category : decision.categories)
        sum += category.spend.value_or(0);
    QVERIFY(std::abs(sum - decision.portfolio.allocated) < .01);
}

// Its cost is the default share of the price that is, not of the price that is imagined.
void WhatIfTest::aPriceLeavesADefaultedUnitCostAlone() {
    auto plan = std::make_shared<Plan>(*m_plan);
    auto served = std::make_shared<serving::ServedModel>(*plan->served);
    for (auto& facts : served->content.panel.facts)
        facts.medianUnitCost.reset();
    plan->served = served;
    WhatIf whatIf;
    whatIf.priceChange = .1;
    const auto decision = decideWhatIf(*plan, whatIf, RunContext{});
    const auto before = decideWhatIf(*plan, {}, RunContext{});
    QVERIFY(decision && before);
    const auto costs = [](const decisions::CategoryDecision& category) -> const decisions::TraceEntry* {
        const auto found = std::ranges::find(category.trace, "COSTS", &decisions::TraceEntry::rule);
        return found == category.trace.end() ? nullptr : &*found;
    };
    int compared = 0;
    for (std::size_t c = 0; c < decision->categories.size(); ++c) {
        const auto *now = costs(decision->categories[c]), *then = costs(before->categories[c]);
        if (now == nullptr || then == nullptr)
            continue;
        ++compared;
        QCOMPARE(now->inputs.at("unit_cost"), then->inputs.at("unit_cost"));
        QCOMPARE(now->inputs.at("price"), then->inputs.at("price") * 1.1);
    }
    QVERIFY(compared >= 3);
    QVERIFY(*decision->portfolio.expectedProfit > *before->portfolio.expectedProfit);
}

void WhatIfTest::namesTheFieldOfABadChange() {
    const double bad[] = {-1, -2, 11, std::nan(""), std::numeric_limits<double>::infinity()};
    for (const double change : bad) {
        WhatIf demand, price, unitCost;
        demand.demand = DemandCase::Custom;
        demand.demandChange = price.priceChange = unitCost.unitCostChange = change;
        for (const auto& [whatIf, field] :
             {std::pair(demand, "demand"), std::pair(price, "price"), std::pair(unitCost, "unit cost")}) {
            const auto error = refusal(whatIf);
            QCOMPARE(error.code(), ErrorCode::InvalidArgument);
            QCOMPARE(error.where().field, std::string(field));
        }
    }
    for (const double budget : {-1., std::nan("")}) {
        WhatIf whatIf;
        whatIf.budget = budget;
        QCOMPARE(refusal(whatIf).code(), ErrorCode::InvalidArgument);
        QCOMPARE(refusal(whatIf).where().field, std::string("budget"));
    }
}

void WhatIfTest::takesTheOldPlanAsItWas() {
    const auto before = decisionDocument(*m_plan);
    WhatIf whatIf{DemandCase::High, 0, 1'000., .2, -.1};
    const auto first = documentOf(decide(whatIf));
    QVERIFY(first != before);
    QCOMPARE(documentOf(decide(whatIf)), first);
    QCOMPARE(decisionDocument(*m_plan), before);
}

QTEST_GUILESS_MAIN(WhatIfTest)
#include "what_if_test.moc"
