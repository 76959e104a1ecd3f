#pragma once

#include "ui/pages/home/step_row.h"
#include "ui/pages/page.h"
#include "ui/widgets/page_parts.h"

namespace planwright::ui {

/// The steps from the events to the report, with what each of them has brought so far.
class MonthCard : public Card {
    Q_OBJECT

public:
    explicit MonthCard(QWidget* parent = nullptr);

    void setPlan(const service::Plan& plan);
    void setDecision(const decisions::DecisionResult& decision, const service::Plan& plan);
    void setExported(bool isExported);
    /// Those that can be done today.
    [[nodiscard]] int steps() const;
    [[nodiscard]] int doneSteps() const;

Q_SIGNALS:
    void pageWanted(planwright::ui::PageId page);
    void exportWanted();

private:
    [[nodiscard]] StepRow* addStep(const QString& name, const QString& button, bool isPrimary = false);

    StepRow *m_import, *m_check, *m_forecast, *m_decide, *m_approve, *m_export;
};

} // namespace planwright::ui
