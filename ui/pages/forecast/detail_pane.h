#pragma once

#include "ui/models/plan_facts.h"

#include <QSplitter>

class QLabel;
class QTableView;

namespace planwright::ui {

class BandGauge;
class DemandChart;
class ForecastGridModel;

/// What is expected of one category: headline, chart and the months side by side.
class DetailPane : public QSplitter {
    Q_OBJECT

public:
    explicit DetailPane(QWidget* parent = nullptr);

    void setFacts(const PlanFacts& facts, const CategoryFacts& category);
    [[nodiscard]] QTableView& grid() const { return *m_grid; }
    [[nodiscard]] DemandChart& chart() const { return *m_chart; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeChartCard();
    [[nodiscard]] QWidget* makeGridCard();
    void showRecord(const PlanFacts& facts, const CategoryFacts& category);
    void setHeadline(const PlanFacts& facts, const CategoryFacts& category);
    void fitColumns();

    QLabel *m_name, *m_figure, *m_rest;
    DemandChart* m_chart;
    BandGauge *m_ownGauge, *m_pooledGauge;
    ForecastGridModel* m_months;
    QTableView* m_grid;
};

} // namespace planwright::ui
