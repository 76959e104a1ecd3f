#include "ui/pages/home/month_card.h"

#include "core/service/export/report_words.h"
#include "ui/charts/demand_chart_data.h"
#include "ui/models/decision_sentences.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

#include <QVBoxLayout>

#include <array>

namespace planwright::ui {
namespace {

QString importFigure(const service::Plan& plan) {
    const auto& account = plan.import.account;
    return MonthCard::tr("%1 rows to %2 %3, %4 rejected")
        .arg(numberText(static_cast<double>(account.accepted.rows)))
        .arg(static_cast<unsigned>(plan.import.lastDay.ymd().day()))
        .arg(monthName(plan.import.lastDay.month()), numberText(static_cast<double>(account.rejected.rows)));
}

QString checkFigure(const service::Plan& plan) {
    QStringList parts;
    if (plan.history.partialLastDay)
        parts << MonthCard::tr("%1 is part-finished and set aside").arg(partialDaysText(*plan.history.partialLastDay));
    else
        parts << MonthCard::tr("every month is complete");
    if (!plan.import.notes.empty())
        parts << toQt(service::counted(plan.import.notes.size(), "note", "notes"));
    return parts.join(QStringLiteral(" · "));
}

QString forecastFigure(const service::Plan& plan) {
    const auto& total = plan.forecast.months.front().total;
    const auto units = MonthCard::tr("%1 units").arg(numberText(total.demand.quantiles[3]));
    if (!total.delta)
        return units;
    const auto before = monthName(plan.forecast.lastCompleteMonth).section(QLatin1Char(' '), 0, 0);
    return units + MonthCard::tr(", %1 on %2").arg(changeWithArrow(total.delta), before);
}

QString decideFigure(const decisions::DecisionResult& decision, const service::Plan& plan) {
    std::array<int, 3> counts{};
    for (const auto& category : decision.categories)
        ++counts[static_cast<std::size_t>(category.riskClass)];
    QStringList risks;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0) // "4 ◆ Medium"
            risks << QStringLiteral("%1 %2").arg(counts[i]).arg(riskText(static_cast<decisions::RiskClass>(i)));
    auto text = risks.join(QStringLiteral(", "));
    if (decision.portfolio.expectedProfit)
        text += MonthCard::tr(" · expected profit %1%2")
                    .arg(numberText(decision.portfolio.expectedProfit), currencyAfter(plan));
    return text;
}

} // namespace

MonthCard::MonthCard(QWidget* parent)
    : Card(tr("This month"), parent)
    , m_import(addStep(tr("Import"), tr("Data")))
    , m_check(addStep(tr("Check data"), tr("Look")))
    , m_forecast(addStep(tr("Forecast"), tr("Look")))
    , m_decide(addStep(tr("Decide"), tr("Continue"), true))
    , m_approve(addStep(tr("Approve model"), {}))
    , m_export(addStep(tr("Export report"), tr("Save…"))) {
    connect(m_import, &StepRow::pressed, this, [this] { Q_EMIT pageWanted(PageId::Data); });
    connect(m_check, &StepRow::pressed, this, [this] { Q_EMIT pageWanted(PageId::Data); });
    connect(m_forecast, &StepRow::pressed, this, [this] { Q_EMIT pageWanted(PageId::Forecast); });
    connect(m_decide, &StepRow::pressed, this, [this] { Q_EMIT pageWanted(PageId::Decisions); });
    connect(m_export, &StepRow::pressed, this, &MonthCard::exportWanted);
    m_approve->setStep(StepState::Later, tr("comes with governance"));
    setExported(false);
}

StepRow* MonthCard::addStep(const QString& name, const QString& button, bool isPrimary) {
    auto* row = new StepRow(name, button, isPrimary);
    body()->addWidget(row);
    return row;
}

void MonthCard::setPlan(const service::Plan& plan) {
    m_import->setStep(StepState::Done, importFigure(plan));
    m_check->setStep(StepState::Done, checkFigure(plan));
    m_forecast->setStep(StepState::Done, forecastFigure(plan));
}

void MonthCard::setDecision(const decisions::DecisionResult& decision, const service::Plan& plan) {
    m_decide->setStep(StepState::Current, decideFigure(decision, plan));
}

void MonthCard::setExported(bool isExported) {
    m_export->setStep(isExported ? StepState::Done : StepState::Open,
                      isExported ? tr("saved") : tr("everything on one page, to read or to print"));
}

int MonthCard::steps() const {
    int count = 0;
    for (const auto* row : {m_import, m_check, m_forecast, m_decide, m_approve, m_export})
        count += row->state() != StepState::Later;
    return count;
}

int MonthCard::doneSteps() const {
    int count = 0;
    for (const auto* row : {m_import, m_check, m_forecast, m_decide, m_approve, m_export})
        count += row->state() == StepState::Done;
    return count;
}

} // namespace planwright::ui
