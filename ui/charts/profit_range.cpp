#include "ui/charts/profit_range.h"

#include "ui/models/decision_sentences.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

#include <QCoreApplication>

namespace planwright::ui {
namespace {

QString say(const char* text) {
    return QCoreApplication::translate("ProfitRange", text);
}

struct Outlook {
    const decisions::Scenarios& scenarios;
    double expected = 0;
    std::optional<double> par95, stress;
};

BarChartContent rangeOf(const service::Plan& plan, const QString& whose, const Outlook& outlook) {
    BarChartContent content;
    content.horizontal = true;
    content.barsName = say("Profit before advertising") +
                       (plan.currency.empty() ? QString() : QStringLiteral(",") + currencyAfter(plan));
    if (outlook.stress)
        content.bars.push_back({say("Stress, all at their low end"), *outlook.stress, false, {}});
    if (outlook.par95)
        content.bars.push_back({say("One month in twenty, or worse"), outlook.expected - *outlook.par95, false, {}});
    content.bars.push_back({say("Demand low"), outlook.scenarios.low.profit, false, {}});
    content.bars.push_back({say("Expected"), outlook.expected, true, {}});
    content.bars.push_back({say("Demand high"), outlook.scenarios.high.profit, false, {}});
    content.sentence = say("%1: expected %2; %3 if demand comes low, %4 if it comes high.")
                           .arg(whose, numberText(outlook.expected) + currencyAfter(plan),
                                numberText(outlook.scenarios.low.profit), numberText(outlook.scenarios.high.profit));
    return content;
}

} // namespace

BarChartContent profitRange(const service::Plan& plan, const decisions::CategoryDecision& decision) {
    if (!decision.scenarios || !decision.expectedProfit)
        return {};
    return rangeOf(plan, toQt(decision.category),
                   {*decision.scenarios, *decision.expectedProfit, decision.par95, std::nullopt});
}

BarChartContent profitRange(const service::Plan& plan, const decisions::PortfolioDecision& decision) {
    if (!decision.expectedProfit)
        return {};
    return rangeOf(plan, say("All categories"),
                   {decision.scenarios, *decision.expectedProfit, decision.par95, decision.stress.profit});
}

} // namespace planwright::ui
