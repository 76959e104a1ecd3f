#pragma once

#include "ui/models/plan_facts.h"
#include "ui/pages/page.h"

class QPushButton;
class QStackedWidget;
class QTableView;

namespace planwright::ui {

class AttentionModel;
class DemandChart;
class MonthCard;
class MoversModel;
class RecordCard;
class TableModelBase;
class Welcome;

/// Where the month stands; without a plan, how to get one.
class HomePage : public Page {
    Q_OBJECT

public:
    explicit HomePage(AppSession& session, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] QWidget* makeDashboard();
    [[nodiscard]] QWidget* makeChartCard();
    [[nodiscard]] QWidget* makeTableCard(const QString& title, const QString& name, TableModelBase& model,
                                         QTableView& view, PageId target);
    void showPlan();
    void showDecision();
    void showTitle();
    void showExported();

    QStackedWidget* m_stack;
    Welcome* m_welcome;
    MonthCard* m_month;
    DemandChart* m_chart;
    RecordCard* m_record;
    AttentionModel* m_attention;
    MoversModel* m_movers;
    QTableView *m_attentionView, *m_moversView;
    QPushButton* m_newEvents;
};

} // namespace planwright::ui
