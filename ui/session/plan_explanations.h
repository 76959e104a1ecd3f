#pragma once

#include "core/service/plan.h"
#include "ui/session/task_runner.h"

#include <QObject>

#include <memory>
#include <vector>

namespace planwright::ui {

/// Where the forecasts of one plan come from, and what stands behind them: found once, on another thread, when they are
/// first wanted; dropped when another plan is set.
class PlanExplanations : public QObject {
    Q_OBJECT

public:
    struct Months {
        std::vector<forecasting::MonthExplanation> parts; ///< by month as in the plan's forecast
        std::vector<forecasting::MonthBackground> behind; ///< likewise
    };
    explicit PlanExplanations(QObject* parent = nullptr);

    /// Null: there is none.
    void setPlan(std::shared_ptr<const service::Plan> plan);
    /// Finds them where they are not known; changed() follows, from the event loop.
    void want();
    /// Null as long as they are not known.
    [[nodiscard]] const std::shared_ptr<const Months>& months() const { return m_months; }
    /// Why there are none, as a sentence; empty while they are being looked for, and where there are some.
    [[nodiscard]] const QString& problem() const { return m_problem; }
    [[nodiscard]] bool isBusy() const { return m_runner.isRunning(); }

Q_SIGNALS:
    void changed();

private:
    std::shared_ptr<const service::Plan> m_plan;
    std::shared_ptr<const Months> m_months;
    QString m_problem;
    TaskRunner m_runner;
};

} // namespace planwright::ui
