#include "tests/ui/demo_session.h"
#include "ui/models/backtest_summary_model.h"
#include "ui/models/category_error_model.h"
#include "ui/models/decision_model.h"
#include "ui/models/decision_sentences.h"
#include "ui/models/number_text.h"
#include "ui/models/past_errors.h"
#include "ui/models/scenario_model.h"
#include "ui/models/sorted_model.h"
#include "ui/session/qt_convert.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <cmath>

using namespace planwright;
using namespace planwright::ui;
using Fail = QAbstractItemModelTester::FailureReportingMode;

class DecisionModelsTest : public QObject {
    Q_OBJECT

private:
    AppSession m_session;

    [[nodiscard]] const service::Plan& plan() const { return *m_session.plan(); }
    [[nodiscard]] std::shared_ptr<const decisions::DecisionResult> answer(const service::WhatIf& whatIf) const {
        return std::make_shared<const decisions::DecisionResult>(*service::decideWhatIf(plan(), whatIf, RunContext()));
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(test::openDemo(m_session)); }
    void tellsTheDecisionsNumbers();
    void anotherDecisionIsNoReset();
    void leavesOutWhatNobodyKnows();
    void unknownValuesStandLast();
    void tellsTheScenarios();
    void explainsInSentences();
    void tellsTheModels();
    void tellsTheCategoriesErrors();
    void poolsTheMonths();
};

void DecisionModelsTest::tellsTheDecisionsNumbers() {
    DecisionModel model;
    QAbstractItemModelTester tester(&model, Fail::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.show(m_session.plan(), m_session.decision(), {});
    const auto& all = plan().decision.categories;
    QCOMPARE(model.rowCount(), static_cast<int>(all.size()));
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto& d = all[static_cast<std::size_t>(row)];
        const auto& forecast = plan().forecast.months.front().categories[static_cast<std::size_t>(row)];
        const auto text = [&](int field) { return model.index(row, field).data().toString(); };
        QCOMPARE(text(DecisionModel::Category), toQt(d.category));
        QCOMPARE(text(DecisionModel::Demand), numberText(forecast.demand.quantiles[3]));
        QCOMPARE(text(DecisionModel::Order), numberText(d.orderQuantity));
        QCOMPARE(text(DecisionModel::Profit), numberText(d.expectedProfit));
        QCOMPARE(text(DecisionModel::SpendPlan), numberText(d.spend));
        QCOMPARE(text(DecisionModel::Stock), changeText(d.stockScale));
        QCOMPARE(text(DecisionModel::Risk), riskText(d.riskClass));
        QCOMPARE(text(DecisionModel::DemandChange).startsWith(QStringLiteral("hold")), d.hold);
        QCOMPARE(model.index(row, DecisionModel::Risk).data(RiskRole).toInt(), static_cast<int>(d.riskClass));
        QCOMPARE(model.rowOf(toQt(d.category)), row);
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(!text(column).isEmpty() && !text(column).contains(QStringLiteral("nan"), Qt::CaseInsensitive));
    }
    QCOMPARE(model.rowOf({}), -1);
    QCOMPARE(model.rowOf(QStringLiteral("no such category")), -1);
}

void DecisionModelsTest::anotherDecisionIsNoReset() {
    DecisionModel model;
    QAbstractItemModelTester tester(&model, Fail::QtTest);
    model.show(m_session.plan(), m_session.decision(), {});
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset), changes(&model, &QAbstractItemModel::dataChanged);
    service::WhatIf high;
    high.demand = service::DemandCase::High;
    const auto decision = answer(high);
    model.show(m_session.plan(), decision, high);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(changes.size(), 1);
    const int row = model.rowOf(QStringLiteral("Lighting"));
    const auto& forecast = plan().forecast.months.front().categories[static_cast<std::size_t>(row)];
    QCOMPARE(model.index(row, DecisionModel::Demand).data().toString(), numberText(forecast.demand.quantiles[5]));
    QCOMPARE(model.index(row, DecisionModel::Profit).data().toString(),
             numberText(decision->categories[static_cast<std::size_t>(row)].expectedProfit));
    const auto before = numberText(plan().decision.categories[static_cast<std::size_t>(row)].expectedProfit);
    QVERIFY(model.index(row, DecisionModel::Profit).data(Qt::ToolTipRole).toString().contains(before));
}

void DecisionModelsTest::leavesOutWhatNobodyKnows() {
    DecisionModel model;
    model.show(m_session.plan(), m_session.decision(), {});
    for (int field = 0; field < model.columnCount(); ++field)
        QVERIFY(model.isKnown(field));
    auto poor = std::make_shared<service::Plan>(plan());
    for (auto& category : poor->decision.categories) {
        category.spend = 0;
        category.spendChange.reset();
        category.expectedProfit.reset();
    }
    model.show(poor, std::shared_ptr<const decisions::DecisionResult>(poor, &poor->decision), {});
    for (const int field : {DecisionModel::SpendNow, DecisionModel::SpendPlan, DecisionModel::SpendChange,
                            DecisionModel::Profit, DecisionModel::AtRisk, DecisionModel::Worth})
        QVERIFY(!model.isKnown(field));
    QVERIFY(model.isKnown(DecisionModel::Order) && model.isKnown(DecisionModel::Risk));
}

void DecisionModelsTest::unknownValuesStandLast() {
    DecisionModel model;
    SortedModel sorted(&model);
    QAbstractItemModelTester tester(&sorted, Fail::QtTest);
    model.show(m_session.plan(), m_session.decision(), {});
    const int last = sorted.rowCount() - 1;
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        sorted.sort(DecisionModel::Profit, order);
        QVERIFY(!sorted.index(last, DecisionModel::Profit).data(SortRole).isValid()); // Uncategorised has no price
        const double first = sorted.index(0, DecisionModel::Profit).data(SortRole).toDouble();
        const double next = sorted.index(1, DecisionModel::Profit).data(SortRole).toDouble();
        QVERIFY(order == Qt::AscendingOrder ? first <= next : first >= next);
    }
    sorted.sort(DecisionModel::Rank, Qt::AscendingOrder);
    QCOMPARE(sorted.index(0, DecisionModel::Rank).data().toString(), QStringLiteral("1"));
}

void DecisionModelsTest::tellsTheScenarios() {
    ScenarioModel model;
    QAbstractItemModelTester tester(&model, Fail::QtTest);
    const auto& portfolio = plan().decision.portfolio;
    model.show(plan(), portfolio.scenarios, portfolio.stress);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(0, 1).data().toString(), numberText(portfolio.scenarios.low.units));
    QCOMPARE(model.index(1, 2).data().toString(), numberText(portfolio.scenarios.expected.profit));
    QCOMPARE(model.index(3, 3).data().toString(), numberText(portfolio.stress.netProfit));
    model.show(plan(), plan().decision.categories.front().scenarios, {});
    QCOMPARE(model.rowCount(), 3);
    model.show(plan(), {}, {});
    QCOMPARE(model.rowCount(), 0);
}

void DecisionModelsTest::explainsInSentences() {
    for (const auto& category : plan().decision.categories) {
        const auto reasons = reasonsOf(category);
        QCOMPARE(reasons.size(), category.trace.size());
        for (const auto& reason : reasons)
            QVERIFY(!reason.rule.isEmpty() && reason.sentence.endsWith(QLatin1Char('.')));
        for (const auto& sentence : assumptionsOf(category) + outlookOf(category, plan()))
            QVERIFY(sentence.endsWith(QLatin1Char('.')) && !sentence.contains(QLatin1Char('_')));
    }
    const auto& portfolio = plan().decision.portfolio;
    const auto text = portfolioSentences(plan().decision, plan()).join(QLatin1Char(' '));
    QVERIFY(text.contains(numberText(portfolio.scenarios.low.profit)));
    QVERIFY(text.contains(numberText(portfolio.stress.profit)));
    QVERIFY(text.contains(numberText(portfolio.par95)));
}

void DecisionModelsTest::tellsTheModels() {
    BacktestSummaryModel model;
    QAbstractItemModelTester tester(&model, Fail::QtTest);
    model.show(m_session.plan());
    const auto& summaries = plan().backtest.summary;
    QCOMPARE(model.rowCount(), static_cast<int>(summaries.size()));
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto& summary = summaries[static_cast<std::size_t>(row)];
        QCOMPARE(model.index(row, BacktestSummaryModel::Wape).data().toString(), shareText(summary.wape, 1));
        QCOMPARE(model.index(row, BacktestSummaryModel::Coverage80).data().toString(), shareText(summary.coverage80));
        QCOMPARE(model.index(row, 0).data(ToneRole).isValid(), summary.model == "auto");
    }
    model.show(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void DecisionModelsTest::tellsTheCategoriesErrors() {
    CategoryErrorModel model;
    QAbstractItemModelTester tester(&model, Fail::QtTest);
    model.show(m_session.plan());
    const auto& all = plan().forecast.months.front().categories;
    QCOMPARE(model.rowCount(), static_cast<int>(all.size()));
    const int row = model.rowOf(QStringLiteral("Lighting"));
    const auto& error = all[static_cast<std::size_t>(row)].error;
    QCOMPARE(model.index(row, CategoryErrorModel::Wape).data().toString(), shareText(error.wape, 1));
    QCOMPARE(model.index(row, CategoryErrorModel::Origins).data().toString(), numberText(error.origins));
    model.show(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

// The months pooled once more are what the backtest's own summary says.
void DecisionModelsTest::poolsTheMonths() {
    const auto errors = monthErrors(plan());
    const auto& summary = plan().backtest.summary;
    const auto chosen = std::ranges::find(summary, "auto", &forecasting::BacktestSummary::model);
    const auto naive = std::ranges::find(summary, "seasonal_naive", &forecasting::BacktestSummary::model);
    QVERIFY(chosen != summary.end() && naive != summary.end() && !errors.empty());
    std::map<Month, double> demand;
    for (const auto& forecast : plan().backtest.forecasts)
        if (forecast.horizon == 1)
            demand[forecast.month] += std::abs(forecast.actual);
    double miss = 0, lastYear = 0, all = 0;
    for (const auto& error : errors) {
        QVERIFY(error.wape && error.lastYear);
        miss += *error.wape * demand[error.month];
        lastYear += *error.lastYear * demand[error.month];
        all += demand[error.month];
    }
    QVERIFY(std::abs(miss / all - *chosen->wape) < 1e-9);
    QVERIFY(std::abs(lastYear / all - *naive->wape) < 1e-9);
    QVERIFY(std::abs(*insideOverall(errors) - *chosen->coverage80) < 1e-9);
}

QTEST_MAIN(DecisionModelsTest)
#include "decision_models_test.moc"
