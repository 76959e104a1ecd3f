#pragma once

#include "ui/pages/page.h"

class QPushButton;
class QTableView;

namespace planwright::ui {

class BarChart;
class BecausePanel;
class Card;
class ColumnFitter;
class DecisionModel;
class DecisionTiles;
class ScenarioPanel;
class SortedModel;
class WhatIfStrip;

/// What to do next month: the worklist by what acting is worth, why, and what would be if.
class DecisionsPage : public Page {
    Q_OBJECT

public:
    explicit DecisionsPage(AppSession& session, QWidget* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void addExport();
    [[nodiscard]] QWidget* makeWorklist();
    [[nodiscard]] QWidget* makeReasons();
    void showPlan();
    void showDecision();
    void showSelection(); ///< the session's category in the table and beside it
    void showReasons();

    DecisionModel* m_model;
    SortedModel* m_sorted;
    DecisionTiles* m_tiles;
    WhatIfStrip* m_strip;
    QTableView* m_table;
    ColumnFitter* m_columns = nullptr;
    Card* m_chartCard;
    BarChart* m_chart;
    BecausePanel* m_because;
    ScenarioPanel* m_scenarios;
    QPushButton* m_all;
    bool m_following = false; ///< the table is being set from the session
    bool m_unpainted = false; ///< a new decision is not painted yet
};

} // namespace planwright::ui
