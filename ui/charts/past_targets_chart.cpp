#include "ui/charts/past_targets_chart.h"

#include "core/service/export/figures.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace planwright::ui {
namespace {

constexpr std::size_t mostMonths = 24;

QString say(const char* text) {
    return QCoreApplication::translate("PastTargets", text);
}

QString monthsAhead(int lead) {
    return lead == 1 ? say("1 month ahead") : say("%1 months ahead").arg(lead);
}

// "1 month ahead 12.4 % of demand was missed, 2 months ahead 13.0 %, ..."
QString errorSentence(const QString& name, const std::vector<PastTarget>& targets) {
    QStringList parts;
    for (int lead = 1; lead <= mostLead; ++lead) {
        const auto error = leadError(targets, lead);
        if (error.wape)
            parts << say("%1 %2 (bias %3)")
                         .arg(monthsAhead(lead), shareText(error.wape, 1),
                              toQt(service::changePercent(error.bias, true)));
    }
    return parts.isEmpty()
               ? say("No past month could be forecast yet.")
               : say("%1, share of demand that was missed: %2.").arg(name, parts.join(QStringLiteral(", ")));
}

} // namespace

BarChartContent pastTargetsChart(const QString& name, const std::vector<PastTarget>& targets, int lead) {
    BarChartContent content;
    content.barsName = say("What came, units");
    content.marksName = say("Forecast %1").arg(monthsAhead(lead));
    content.table = say("Month\tCame\tForecast %1\n").arg(monthsAhead(lead));
    const auto first = targets.size() - std::min(targets.size(), mostMonths);
    for (std::size_t i = first; i < targets.size(); ++i) {
        const auto& said = targets[i].ahead(lead);
        if (!said)
            continue;
        content.bars.push_back({shortMonthName(said->month), said->actual, false, said->forecast});
        content.table += QStringLiteral("%1\t%2\t%3\n")
                             .arg(shortMonthName(said->month), numberText(said->actual), numberText(said->forecast));
    }
    content.sentence = errorSentence(name, targets);
    return content;
}

} // namespace planwright::ui
