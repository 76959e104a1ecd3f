#pragma once

#include "ui/charts/demand_chart_data.h"

#include <QWidget>

class QLabel;

namespace planwright::ui {

class DemandChartView;

/// Demand by month, with what is expected of the next ones, and the sentence that says what it shows. The mouse shows
/// a month's figures, the wheel zooms time, dragging moves it, a double click shows all again; so do the keys Left,
/// Right, +, − and 0.
class DemandChart : public QWidget {
    Q_OBJECT

public:
    explicit DemandChart(QWidget* parent = nullptr);

    /// Another category of the same months keeps the time that is shown.
    void setData(DemandChartData data);
    [[nodiscard]] const DemandChartData& data() const;
    /// What the read-out says, or nothing where none is shown.
    [[nodiscard]] QString readout() const;
    /// First and last month that is shown, counted from the first of the history.
    [[nodiscard]] std::pair<int, int> shownMonths() const;
    /// The chart with its name and sentence.
    [[nodiscard]] QPixmap picture();

private:
    DemandChartView* m_view;
    QLabel* m_sentence;
};

} // namespace planwright::ui
