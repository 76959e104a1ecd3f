#pragma once

#include "ui/pages/page.h"

class QTableView;

namespace planwright::ui {

class BacktestSummaryModel;
class BarChart;
class Card;

/// The model in use, why it was chosen and how good every model was in the past.
class ModelsPage : public Page {
    Q_OBJECT

public:
    explicit ModelsPage(AppSession& session, QWidget* parent = nullptr);

private:
    [[nodiscard]] QWidget* makeFacts();
    [[nodiscard]] static QWidget* makeVersions();
    [[nodiscard]] QWidget* makeComparison();
    void showPlan();

    BacktestSummaryModel* m_model;
    QTableView* m_table;
    BarChart* m_chart;
    QLabel *m_name, *m_explained, *m_state, *m_bundle, *m_snapshot, *m_data, *m_seed, *m_tool;
    QLabel *m_reason, *m_compared, *m_failures;
};

} // namespace planwright::ui
