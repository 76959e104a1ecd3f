#pragma once

#include "core/service/export/chart_axis.h"
#include "ui/charts/bar_chart.h"

namespace planwright::ui {

/// The picture of a BarChart: legend, bars with their names and values, axis.
class BarCanvas : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    void show(const BarChartContent& content);
    using QWidget::show;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int barAt(const QPointF& position) const;
    [[nodiscard]] QRectF plotArea() const;
    [[nodiscard]] double along(const QRectF& plot, double value) const; ///< x or y of a value
    [[nodiscard]] QRectF barArea(const QRectF& plot, std::size_t bar) const;
    [[nodiscard]] int axisDecimals() const;
    [[nodiscard]] QString tickText(double tick) const;
    [[nodiscard]] int labelledTicks(const QRectF& plot) const;
    [[nodiscard]] QString valueText(double value) const;
    void paintLegend(QPainter& painter) const;
    void paintAxis(QPainter& painter, const QRectF& plot) const;
    void paintBar(QPainter& painter, const QRectF& plot, std::size_t index) const;
    void paintNames(QPainter& painter, const QRectF& plot) const;
    void paintReference(QPainter& painter, const QRectF& plot) const;

    BarChartContent m_content;
    service::ChartAxis m_axis; ///< shares in per cents
};

} // namespace planwright::ui
