#include "ui/session/plan_explanations.h"

#include "ui/session/qt_convert.h"

namespace planwright::ui {

PlanExplanations::PlanExplanations(QObject* parent)
    : QObject(parent) {}

void PlanExplanations::setPlan(std::shared_ptr<const service::Plan> plan) {
    if (plan == m_plan)
        return;
    m_runner.drop();
    m_plan = std::move(plan);
    m_months.reset();
    m_problem.clear();
    Q_EMIT changed();
}

void PlanExplanations::want() {
    if (!m_plan || m_months || !m_problem.isEmpty() || m_runner.isRunning())
        return;
    m_runner.run<Months>(
        tr("Finding out where the forecast comes from"),
        [plan = m_plan](const RunContext& context) -> Result<Months> {
            Months months;
            PLANWRIGHT_ASSIGN(months.parts, service::explainForecast(*plan, context));
            PLANWRIGHT_ASSIGN(months.behind, service::forecastBackground(*plan, context));
            return months;
        },
        [this](Result<Months> months) {
            if (months)
                m_months = std::make_shared<const Months>(std::move(*months));
            else
                m_problem = toQt(months.error().message());
            Q_EMIT changed();
        });
}

} // namespace planwright::ui
