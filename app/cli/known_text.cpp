#include "app/cli/known_text.h"

#include "app/cli/number_text.h"
#include "app/cli/text_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace planwright::cli {
namespace {

constexpr std::size_t mostShown = 20;

std::string signedUnits(double units) {
    return (units > 0 ? "+" : "") + unitsText(units);
}

} // namespace

std::string knownText(const forecasting::ForecastSet& forecast) {
    if (forecast.known.empty())
        return {};
    std::vector<const forecasting::KnownEffect*> bySize;
    for (const auto& effect : forecast.known)
        bySize.push_back(&effect);
    std::ranges::stable_sort(bySize, std::greater{}, [](const auto* effect) { return std::abs(effect->units); });
    TextTable table({{"known in advance", TextTable::Align::Left},
                     {"month", TextTable::Align::Left},
                     {"category", TextTable::Align::Left},
                     {"effect"},
                     {"±"},
                     {"how", TextTable::Align::Left}});
    for (std::size_t i = 0; i < std::min(bySize.size(), mostShown); ++i) {
        const auto& effect = *bySize[i];
        table.addRow({forecasting::describe(effect.input), effect.month.toString(), effect.category,
                      signedUnits(effect.units), unitsText(effect.standardError),
                      effect.note + (effect.isClipped ? "; limited" : "")});
    }
    auto text = table.toString();
    if (bySize.size() > mostShown)
        text += fmt::format("and {} smaller effects (--json has all of them)\n", bySize.size() - mostShown);
    return text + "The models are not told of promotions, prices and closures: their effect is put on top of them.\n\n";
}

std::string plannedText(const service::KnownInputs& inputs) {
    if (inputs.empty())
        return "Nothing is known in advance: `planned import FILE` reads promotions, prices, special days and closures "
               "from a CSV\nfile (kind,category,first_day,last_day,amount,name).\n";
    TextTable table({{"kind", TextTable::Align::Left},
                     {"category", TextTable::Align::Left},
                     {"first day", TextTable::Align::Left},
                     {"last day", TextTable::Align::Left},
                     {"amount"},
                     {"name", TextTable::Align::Left}});
    for (const auto& input : inputs)
        table.addRow({std::string(forecasting::kindName(input.kind)), input.category.empty() ? "all" : input.category,
                      input.firstDay.toString(), input.lastDay.toString(), service::amountText(input), input.name});
    return table.toString();
}

} // namespace planwright::cli
