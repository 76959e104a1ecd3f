#pragma once

#include "ui/pages/page.h"

class QTableView;

namespace planwright::ui {

class BarChart;
class CategoryErrorModel;
class FigureTile;
class SortedModel;

/// Whether the forecasts have been right: month by month and category by category.
class MonitoringPage : public Page {
    Q_OBJECT

public:
    explicit MonitoringPage(AppSession& session, QWidget* parent = nullptr);

private:
    [[nodiscard]] QWidget* makeCharts();
    [[nodiscard]] QWidget* makeCategories();
    [[nodiscard]] static QWidget* makeAlerts();
    void showPlan();
    void showFigures();
    void showSelection();

    CategoryErrorModel* m_model;
    SortedModel* m_sorted;
    QTableView* m_table;
    BarChart *m_errors, *m_coverage;
    FigureTile *m_error, *m_band, *m_bias;
    bool m_following = false; ///< the table is being set from the session
};

} // namespace planwright::ui
