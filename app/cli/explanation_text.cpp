#include "app/cli/explanation_text.h"

#include "app/cli/number_text.h"
#include "app/cli/text_table.h"

#include <fmt/format.h>

namespace planwright::cli {
namespace {

std::string sumText(const forecasting::Explanation& explanation, double mean) {
    TextTable table({{"part", TextTable::Align::Left}, {"units"}});
    for (const auto& part : explanation.parts)
        table.addRow({part.label, unitsText(part.units)});
    table.addRule();
    table.addRow({"forecast", unitsText(mean)});
    return fmt::format("{}\n\n{}\n", explanation.sentence, table.toString());
}

} // namespace

std::string explanationText(const forecasting::MonthForecast& month, const forecasting::MonthExplanation& explanation) {
    auto text = fmt::format("Where the forecasts of {} come from\n\n", month.month.toWords());
    for (std::size_t c = 0; c < month.categories.size(); ++c)
        text += sumText(explanation.categories[c], month.categories[c].demand.mean);
    return text + sumText(explanation.total, month.total.demand.mean);
}

} // namespace planwright::cli
