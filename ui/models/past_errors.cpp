#include "ui/models/past_errors.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace planwright::ui {
namespace {

struct Sums {
    double miss = 0, demand = 0;
    double lastYearMiss = 0;
    bool hasLastYear = true; ///< of every category
    int bands = 0, inside = 0;
};

using History = std::map<std::string, const service::ReportSeries*>;

// As the seasonal naive model does: the same month of last year, or the month before where a category is younger than a
// year. Empty where the history does not reach back.
std::optional<double> repeated(const service::ReportHistory& history, const History& byName,
                               const forecasting::BacktestForecast& forecast) {
    constexpr std::ptrdiff_t year = 12;
    const auto found = byName.find(forecast.category);
    const std::ptrdiff_t known = forecast.month - history.firstMonth; // months before the one that was forecast
    if (found == byName.end() || known < year || known > std::ssize(found->second->months))
        return std::nullopt;
    const auto begin = found->second->months.begin(), end = begin + known;
    const auto start = std::find_if(begin, end, [](double month) { return month != 0; });
    return std::max(0.0, start != end && end - start < year ? end[-1] : end[-year]);
}

void add(Sums& sums, const forecasting::BacktestForecast& forecast, std::optional<double> lastYear) {
    constexpr std::size_t p10 = 1, p90 = 5;
    sums.miss += std::abs(forecast.mean - forecast.actual);
    sums.demand += std::abs(forecast.actual);
    sums.hasLastYear = sums.hasLastYear && lastYear;
    sums.lastYearMiss += std::abs(lastYear.value_or(0) - forecast.actual);
    if (forecast.quantiles) {
        ++sums.bands;
        const auto& band = *forecast.quantiles;
        sums.inside += forecast.actual >= band[p10] && forecast.actual <= band[p90] ? 1 : 0;
    }
}

} // namespace

std::vector<MonthError> monthErrors(const service::Plan& plan) {
    const auto& history = plan.measure == data::Measure::Revenue ? plan.revenue : plan.history;
    History byName;
    for (const auto& series : history.categories)
        byName[series.name] = &series;
    std::map<Month, Sums> months;
    for (const auto& forecast : plan.backtest.forecasts)
        if (forecast.model == "auto" && forecast.horizon == 1)
            add(months[forecast.month], forecast, repeated(history, byName, forecast));
    std::vector<MonthError> errors;
    for (const auto& [month, sums] : months) {
        MonthError error{month, {}, {}, {}, sums.bands};
        if (sums.demand > 0) {
            error.wape = sums.miss / sums.demand;
            if (sums.hasLastYear)
                error.lastYear = sums.lastYearMiss / sums.demand;
        }
        if (sums.bands > 0)
            error.inside80 = static_cast<double>(sums.inside) / sums.bands;
        errors.push_back(error);
    }
    return errors;
}

std::optional<double> insideOverall(const std::vector<MonthError>& errors) {
    double inside = 0;
    int bands = 0;
    for (const auto& error : errors) {
        inside += error.inside80.value_or(0) * error.bands;
        bands += error.bands;
    }
    return bands > 0 ? std::optional(inside / bands) : std::nullopt;
}

} // namespace planwright::ui
