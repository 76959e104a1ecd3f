#pragma once

#include "core/service/plan.h"

#include <QWidget>

class QLabel;

namespace planwright::ui {

class ScenarioModel;

/// What low, expected and high demand would earn, of one category or of all.
class ScenarioPanel : public QWidget {
    Q_OBJECT

public:
    explicit ScenarioPanel(QWidget* parent = nullptr);

    void showCategory(const service::Plan& plan, const decisions::CategoryDecision& decision);
    void showPortfolio(const service::Plan& plan, const decisions::PortfolioDecision& decision);

private:
    ScenarioModel* m_model;
    QLabel *m_heading, *m_sentence;
};

} // namespace planwright::ui
