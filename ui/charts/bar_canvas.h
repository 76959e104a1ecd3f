#pragma once

#include "core/service/export/chart_axis.h"
#include "ui/charts/bar_chart.h"

namespace planwright::ui {

/// The picture of a BarChart: legend, bars with their names and values, axis. A waterfall takes the focus: the keys Up,
/// Down, Home and End go from bar to bar and say each as its tool tip does.
class BarCanvas : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    void show(const BarChartContent& content);
    using QWidget::show;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    static constexpr double lineHeight = 18, margin = 12, nameLine = 15;

    [[nodiscard]] int barAt(const QPointF& position) const;
    [[nodiscard]] QRectF plotArea() const;
    [[nodiscard]] double along(const QRectF& plot, double value) const; ///< x or y of a value
    [[nodiscard]] QRectF barArea(const QRectF& plot, std::size_t index) const;
    [[nodiscard]] QRectF rowArea(const QRectF& plot, std::size_t bar) const; ///< of horizontal bars
    [[nodiscard]] double nameWidth() const;
    [[nodiscard]] std::vector<double> rowHeights() const; ///< least heights of a waterfall's rows
    [[nodiscard]] QString amountText(const Bar& bar) const;
    [[nodiscard]] QString toolTipOf(std::size_t index) const;
    void makeAxis();
    void fitHeight();
    void setCurrent(int bar);
    [[nodiscard]] int axisDecimals() const;
    [[nodiscard]] QString tickText(double tick) const;
    [[nodiscard]] int labelledTicks(const QRectF& plot) const;
    [[nodiscard]] QString valueText(double value) const;
    void paintLegend(QPainter& painter) const;
    void paintAxis(QPainter& painter, const QRectF& plot) const;
    void paintBar(QPainter& painter, const QRectF& plot, std::size_t index) const;
    void paintNames(QPainter& painter, const QRectF& plot) const;
    void paintReference(QPainter& painter, const QRectF& plot) const;
    void paintCurrent(QPainter& painter, const QRectF& plot) const;
    void paintJoin(QPainter& painter, const QRectF& plot, std::size_t bar) const;
    void paintCut(QPainter& painter, const QRectF& plot, std::size_t bar) const;

    BarChartContent m_content;
    service::ChartAxis m_axis;        ///< shares in per cents
    std::vector<double> m_rowHeights; ///< of a waterfall, by bar; for the width as it is
    int m_current = -1;               ///< the bar that the keys are at
};

} // namespace planwright::ui
