#pragma once

#include "ui/models/plan_facts.h"

#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace planwright::ui {

/// Monthly demand and what is expected of the next months, ready to be drawn.
struct DemandChartData {
    QString name; ///< "Lighting"
    QString unit; ///< "units a month"
    QString says; ///< the sentence under the chart, which a screen reader reads
    Month firstMonth;
    std::vector<double> history;   ///< complete months
    std::optional<double> partial; ///< what the month after them holds so far
    std::optional<Date> partialLastDay;
    std::map<Month, double> past;               ///< what was forecast one month before
    std::vector<forecasting::Quantiles> future; ///< months 1, 2, ... after the history

    [[nodiscard]] int known() const { return static_cast<int>(history.size()); }
    [[nodiscard]] int months() const { return known() + static_cast<int>(future.size()); }
    [[nodiscard]] Month month(int i) const { return firstMonth + i; }
};

[[nodiscard]] DemandChartData demandChartData(const PlanFacts& facts, const CategoryFacts& category);
/// "December 2011 is most likely at 12,480 units (80 %: 11,020–14,110): +8 % on November 2011."
[[nodiscard]] QString outlookSentence(const PlanFacts& facts, const CategoryFacts& category);
/// "The 80 % band was right in 10 of 12 past months.", or that there are too few to say.
[[nodiscard]] QString recordSentence(const CategoryFacts& category);
/// "1–9 December"
[[nodiscard]] QString partialDaysText(Date lastDay);

} // namespace planwright::ui
