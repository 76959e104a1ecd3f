#include "ui/charts/demand_readout.h"

#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

#include <QCoreApplication>

namespace planwright::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DemandChart)
};

void addQuantiles(DemandReadout& readout, const forecasting::Quantiles& quantiles) {
    for (std::size_t i = quantiles.size(); i-- > 0;) {
        const auto level = static_cast<int>(forecasting::quantileLevels[i] * 100 + .5);
        const bool isMedian = i == quantiles.size() / 2;
        const auto name = QStringLiteral("P%1").arg(level, 2, 10, QLatin1Char('0'));
        readout.lines.push_back(
            {isMedian ? Text::tr("%1, most likely").arg(name) : name, numberText(quantiles[i]), isMedian});
    }
}

} // namespace

DemandReadout readoutOf(const DemandChartData& data, int i) {
    DemandReadout readout;
    const Month month = data.month(i);
    readout.heading = monthName(month);
    if (i < data.known()) {
        readout.lines.push_back({Text::tr("Came"), numberText(data.history[static_cast<std::size_t>(i)]), true});
        if (const auto said = data.past.find(month); said != data.past.end())
            readout.lines.push_back({Text::tr("Forecast a month before"), numberText(said->second), false});
    } else {
        addQuantiles(readout, data.future[static_cast<std::size_t>(i - data.known())]);
        if (i == data.known() && data.partial && data.partialLastDay)
            readout.lines.push_back({partialDaysText(*data.partialLastDay), numberText(data.partial), false});
    }
    const int yearAgo = i - 12;
    if (yearAgo >= 0 && yearAgo < data.known())
        readout.lines.push_back({Text::tr("Last year, %1").arg(shortMonthName(month - 12)),
                                 numberText(data.history[static_cast<std::size_t>(yearAgo)]), false});
    return readout;
}

QString asHtml(const DemandReadout& readout) {
    auto html = QStringLiteral("<b>%1</b><table cellspacing=\"0\">").arg(readout.heading);
    for (const auto& line : readout.lines) {
        const auto cells = line.strong ? QStringLiteral("<b>%1</b>") : QStringLiteral("%1");
        html += QStringLiteral("<tr><td>%1&nbsp;&nbsp;&nbsp;</td><td align=\"right\">%2</td></tr>")
                    .arg(cells.arg(line.name.toHtmlEscaped()), cells.arg(line.value));
    }
    return html + QStringLiteral("</table>");
}

QString asPlainText(const DemandReadout& readout) {
    QStringList parts;
    for (const auto& line : readout.lines)
        parts << line.name + QLatin1Char(' ') + line.value;
    return readout.heading + QStringLiteral(": ") + parts.join(QStringLiteral("; "));
}

} // namespace planwright::ui
