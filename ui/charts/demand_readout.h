#pragma once

#include "ui/charts/demand_chart_data.h"

#include <QList>

namespace planwright::ui {

/// What a chart says of one month: the actual or all quantiles, what was forecast before, last year.
struct DemandReadout {
    struct Line {
        QString name, value;
        bool strong = false;
    };
    QString heading;
    QList<Line> lines;
};

/// Month `i` of the data, 0 .. months() - 1.
[[nodiscard]] DemandReadout readoutOf(const DemandChartData& data, int i);
[[nodiscard]] QString asHtml(const DemandReadout& readout);
/// For a screen reader.
[[nodiscard]] QString asPlainText(const DemandReadout& readout);

} // namespace planwright::ui
