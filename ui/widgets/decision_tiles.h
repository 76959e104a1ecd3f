#pragma once

#include "core/service/plan.h"

#include <QWidget>

namespace planwright::ui {

class FigureTile;

/// The figures of a decision: profit, risk, advertising, orders. Beside a plan's own decision where it is another one.
class DecisionTiles : public QWidget {
    Q_OBJECT

public:
    explicit DecisionTiles(QWidget* parent = nullptr);

    void show(const service::Plan& plan, const decisions::DecisionResult& decision);
    using QWidget::show;

private:
    void showProfit(const service::Plan& plan, const decisions::DecisionResult& decision);
    void showAdvertising(const service::Plan& plan, const decisions::PortfolioDecision& portfolio);
    void showOrders(const decisions::DecisionResult& decision);
    void showRisk(const decisions::DecisionResult& decision);

    FigureTile *m_profit, *m_atRisk, *m_advertising, *m_orders, *m_risk;
};

} // namespace planwright::ui
