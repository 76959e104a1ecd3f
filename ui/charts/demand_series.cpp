#include "ui/charts/demand_series.h"

#include "ui/theme/tokens.h"

#include <QtCharts/QAreaSeries>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <cmath>

namespace planwright::ui {
namespace {

constexpr std::array<std::pair<std::size_t, std::size_t>, 3> bandEnds{{{0, 6}, {1, 5}, {2, 4}}};
constexpr std::array<int, 3> bandAlphas{38, 52, 80};
constexpr std::size_t median = 3;
constexpr double partialHalfWidth = .34;

double finite(double value) {
    return std::isfinite(value) ? value : 0;
}

QColor withAlpha(QColor colour, int alpha) {
    colour.setAlpha(alpha);
    return colour;
}

} // namespace

DemandSeries::DemandSeries(QChart& chart)
    : m_x(new QValueAxis)
    , m_y(new QValueAxis) {
    chart.addAxis(m_x, Qt::AlignBottom);
    chart.addAxis(m_y, Qt::AlignLeft);
    m_x->setVisible(false);
    m_y->setVisible(false);
    for (auto& band : m_bands)
        band = addArea(chart);
    m_partial = addArea(chart);
    m_past = addLine(chart);
    m_history = addLine(chart);
    m_median = addLine(chart);
}

DemandSeries::Area DemandSeries::addArea(QChart& chart) const {
    Area area;
    area.series = new QAreaSeries;
    area.upper = new QLineSeries(area.series);
    area.lower = new QLineSeries(area.series);
    area.series->setUpperSeries(area.upper);
    area.series->setLowerSeries(area.lower);
    chart.addSeries(area.series);
    area.series->attachAxis(m_x);
    area.series->attachAxis(m_y);
    return area;
}

QLineSeries* DemandSeries::addLine(QChart& chart) const {
    auto* line = new QLineSeries;
    chart.addSeries(line);
    line->attachAxis(m_x);
    line->attachAxis(m_y);
    return line;
}

void DemandSeries::setData(const DemandChartData& data) {
    QList<QPointF> history, past, forecast;
    m_extents.clear();
    for (int i = 0; i < data.known(); ++i) {
        const double value = finite(data.history[static_cast<std::size_t>(i)]);
        history.emplace_back(i, value);
        m_extents.push_back({static_cast<double>(i), value, value});
    }
    for (const auto& [month, said] : data.past) {
        past.emplace_back(month - data.firstMonth, finite(said));
        m_extents.push_back({past.back().x(), past.back().y(), past.back().y()});
    }
    if (data.known() > 0)
        forecast.push_back(history.back());
    for (int h = 0; h < static_cast<int>(data.future.size()); ++h) {
        const auto& q = data.future[static_cast<std::size_t>(h)];
        forecast.emplace_back(data.known() + h, finite(q[median]));
        m_extents.push_back({forecast.back().x(), finite(q.front()), finite(q.back())});
    }
    if (data.partial)
        m_extents.push_back({static_cast<double>(data.known()), finite(*data.partial), finite(*data.partial)});
    m_history->replace(history);
    m_past->replace(past);
    m_median->replace(forecast);
    setBands(data);
    setPartial(data);
}

void DemandSeries::setBands(const DemandChartData& data) {
    for (std::size_t b = 0; b < m_bands.size(); ++b) {
        QList<QPointF> upper, lower;
        if (data.known() > 0) {
            upper.emplace_back(data.known() - 1, finite(data.history.back()));
            lower.push_back(upper.back());
        }
        for (int h = 0; h < static_cast<int>(data.future.size()); ++h) {
            const auto& q = data.future[static_cast<std::size_t>(h)];
            upper.emplace_back(data.known() + h, finite(q[bandEnds[b].second]));
            lower.emplace_back(data.known() + h, finite(q[bandEnds[b].first]));
        }
        m_bands[b].upper->replace(upper);
        m_bands[b].lower->replace(lower);
    }
}

void DemandSeries::setPartial(const DemandChartData& data) {
    QList<QPointF> upper, lower;
    if (data.partial) {
        for (const double side : {-partialHalfWidth, partialHalfWidth}) {
            upper.emplace_back(data.known() + side, std::max(0.0, finite(*data.partial)));
            lower.emplace_back(data.known() + side, std::min(0.0, finite(*data.partial)));
        }
    }
    m_partial.upper->replace(upper);
    m_partial.lower->replace(lower);
    m_partial.series->setVisible(data.partial.has_value());
}

void DemandSeries::setWindow(const TimeWindow& window) {
    double least = 0, most = 0;
    for (const auto& extent : m_extents) {
        if (extent.x < window.first() || extent.x > window.last())
            continue;
        least = std::min(least, extent.low);
        most = std::max(most, extent.high);
    }
    m_axis = service::makeAxis(least, most);
    m_x->setRange(window.first(), window.last());
    m_y->setRange(m_axis.low, m_axis.high);
}

void DemandSeries::setColours(const Tokens& tokens) {
    for (std::size_t b = 0; b < m_bands.size(); ++b) {
        m_bands[b].series->setBrush(withAlpha(tokens.accent, bandAlphas[b]));
        m_bands[b].series->setPen(QPen(withAlpha(tokens.accent, 110), .6));
    }
    m_partial.series->setBrush(QBrush(tokens.muted, Qt::BDiagPattern));
    m_partial.series->setPen(QPen(tokens.muted, 1));
    m_past->setPen(QPen(tokens.muted, 1.4, Qt::DotLine));
    m_history->setPen(QPen(tokens.text, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_median->setPen(QPen(tokens.accent, 2.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

} // namespace planwright::ui
