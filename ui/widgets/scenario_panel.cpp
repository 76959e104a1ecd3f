#include "ui/widgets/scenario_panel.h"

#include "ui/models/number_text.h"
#include "ui/models/scenario_model.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/column_fitter.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/views.h"

#include <QTableView>
#include <QVBoxLayout>

namespace planwright::ui {

ScenarioPanel::ScenarioPanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new ScenarioModel(this))
    , m_heading(makeSentence({}, "cardText"))
    , m_sentence(makeSentence({})) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, gap, 0, gap);
    layout->setSpacing(gap);
    auto* table = new QTableView;
    table->setModel(m_model);
    setUpTable(*table, QStringLiteral("scenarios"), tr("Scenarios"));
    new ColumnFitter(*table, ColumnFitter::Air::Little);
    m_heading->setContentsMargins(10, 0, 10, 0);
    m_sentence->setContentsMargins(10, 0, 10, 0);
    layout->addWidget(m_heading);
    table->setMinimumHeight(6 * rowHeight);
    table->setMaximumHeight(7 * rowHeight);
    layout->addWidget(table);
    layout->addWidget(m_sentence);
    layout->addStretch(1);
}

void ScenarioPanel::showCategory(const service::Plan& plan, const decisions::CategoryDecision& decision) {
    m_model->show(plan, decision.scenarios, {});
    m_heading->setText(QStringLiteral("<b>%1</b>").arg(toQt(decision.category).toHtmlEscaped()));
    m_sentence->setText(
        !decision.scenarios ? tr("No price is known, so no profit can be said.")
        : plan.decision.portfolio.scenarioBasis == "separately"
            ? tr("Low and high are the ends of the 80 % band, expected the mean; each with the order and the "
                 "advertising of the plan. Knowing demand beforehand would be worth %1.")
                  .arg(numberText(decision.evpi))
            : tr("Low and high are what this category sells when all together sell little or much, expected the mean; "
                 "each with the order and the advertising of the plan. Knowing demand beforehand would be worth %1.")
                  .arg(numberText(decision.evpi)));
}

void ScenarioPanel::showPortfolio(const service::Plan& plan, const decisions::PortfolioDecision& decision) {
    const bool known = decision.expectedProfit.has_value();
    m_model->show(plan, known ? std::optional(decision.scenarios) : std::nullopt,
                  known ? std::optional(decision.stress) : std::nullopt);
    m_heading->setText(QStringLiteral("<b>%1</b>").arg(tr("All categories")));
    m_sentence->setText(
        !known ? tr("No prices are known, so no profit can be said.")
        : decision.scenarioBasis == "separately"
            ? tr("Low and high are each category's own, added up. Stress: every category at its low end at once.")
            : tr("Low and high are of all categories together, as they move with one another. Stress: every category "
                 "at its low end at once."));
}

} // namespace planwright::ui
