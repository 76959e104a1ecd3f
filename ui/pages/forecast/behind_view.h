#pragma once

#include "core/forecasting/background.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace planwright::ui {

class BarChart;
class SimilarMonthsModel;

/// What stands behind one forecast: what changed since last month's, step by step, and what came in similar months.
class BehindView : public QWidget {
    Q_OBJECT

public:
    explicit BehindView(QWidget* parent = nullptr);

    /// `month`: the month that is forecast, as it is named.
    void show(const forecasting::Background& behind, const QString& month);
    using QWidget::show;
    [[nodiscard]] BarChart& changes() const { return *m_changes; }
    [[nodiscard]] QTableView& months() const { return *m_months; }

private:
    BarChart* m_changes;
    QLabel* m_noChanges;
    QLabel *m_similarHeading, *m_similar;
    SimilarMonthsModel* m_model;
    QTableView* m_months;
};

} // namespace planwright::ui
