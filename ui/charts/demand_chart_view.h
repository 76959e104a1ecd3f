#pragma once

#include "ui/charts/demand_chart_data.h"
#include "ui/charts/demand_series.h"
#include "ui/charts/time_window.h"

#include <QtCharts/QChartView>

class QLabel;

namespace planwright::ui {

/// The plot: the series of Qt Charts, with scales, key, marks and read-out drawn around them. Private to ui/charts.
class DemandChartView : public QChartView {
    Q_OBJECT

public:
    explicit DemandChartView(QWidget* parent = nullptr);

    void setData(DemandChartData data);
    [[nodiscard]] const DemandChartData& data() const { return m_data; }
    [[nodiscard]] const TimeWindow& window() const { return m_window; }
    /// Month of the read-out, or -1.
    [[nodiscard]] int readoutMonth() const { return m_readoutMonth; }
    void showReadout(int month);
    void hideReadout() { showReadout(-1); }
    void resetWindow();

protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void applyColours();
    void applyWindow();
    void layOut();
    void placeReadout();
    [[nodiscard]] double xOf(double month) const;
    [[nodiscard]] double yOf(double value) const;
    [[nodiscard]] double monthAt(double x) const;
    [[nodiscard]] QFont scaleFont() const;
    [[nodiscard]] static QString axisText(double value);
    [[nodiscard]] int labelStep(const QFontMetricsF& metrics) const;
    void drawValueScale(QPainter& painter) const;
    void drawMonthScale(QPainter& painter) const;
    void drawKey(QPainter& painter) const;
    void drawLastMonth(QPainter& painter) const;
    void drawPartialName(QPainter& painter) const;
    void drawPoints(QPainter& painter) const;

    DemandChartData m_data;
    TimeWindow m_window;
    DemandSeries m_series;
    QRectF m_plot;
    QLabel* m_readout;
    int m_readoutMonth = -1;
    double m_dragFrom = 0;
    bool m_isDragging = false;
};

} // namespace planwright::ui
