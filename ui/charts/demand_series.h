#pragma once

#include "core/service/export/chart_axis.h"
#include "ui/charts/demand_chart_data.h"
#include "ui/charts/time_window.h"

#include <array>

class QAreaSeries;
class QChart;
class QLineSeries;
class QValueAxis;

namespace planwright::ui {

struct Tokens;

/// The lines and bands of a demand chart. Made once; other data replace the points of the series that are there.
class DemandSeries {
public:
    explicit DemandSeries(QChart& chart);

    void setData(const DemandChartData& data);
    /// Shows these months, with a vertical axis from 0 that holds what is seen of them.
    void setWindow(const TimeWindow& window);
    void setColours(const Tokens& tokens);
    [[nodiscard]] const service::ChartAxis& axis() const { return m_axis; }

private:
    struct Area {
        QLineSeries* upper = nullptr;
        QLineSeries* lower = nullptr;
        QAreaSeries* series = nullptr;
    };
    struct Extent {
        double x, low, high;
    };

    [[nodiscard]] Area addArea(QChart& chart) const;
    [[nodiscard]] QLineSeries* addLine(QChart& chart) const;
    void setBands(const DemandChartData& data);
    void setPartial(const DemandChartData& data);

    QValueAxis* m_x;
    QValueAxis* m_y;
    std::array<Area, 3> m_bands; ///< 90, 80, 50 %
    Area m_partial;
    QLineSeries *m_past, *m_history, *m_median;
    std::vector<Extent> m_extents; ///< what stands where, so that a window knows its height
    service::ChartAxis m_axis;
};

} // namespace planwright::ui
