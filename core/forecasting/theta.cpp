#include "core/forecasting/theta.h"

#include "core/forecasting/theta_fit.h"
#include "core/stats/acf.h"
#include "core/stats/decompose.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

namespace planwright::forecasting {
namespace {

constexpr std::size_t ownNumbers = 3;
constexpr std::string_view plain = "plain";
constexpr std::string_view ratios = "ratios";
constexpr std::string_view differences = "differences";

bool isSeasonal(std::span<const double> months, std::size_t season) {
    if (season < 2 || months.size() < 2 * season)
        return false;
    const auto r = stats::autocorrelations(months, season);
    double squares = 0;
    for (std::size_t k = 0; k + 1 < season; ++k)
        squares += r[k] * r[k];
    constexpr double oneSided5Percent = 1.6448536269514722;
    return std::abs(r.back()) > oneSided5Percent * std::sqrt((1 + 2 * squares) / static_cast<double>(months.size()));
}

std::optional<std::vector<double>> usableRatios(std::span<const double> months, std::size_t season) {
    constexpr double smallest = 0.01;
    const auto isSmall = [](double value) { return value < smallest; };
    if (std::any_of(months.begin(), months.end(), [](double y) { return y <= 0; }))
        return std::nullopt;
    auto figure = stats::seasonalFigure(months, season, stats::SeasonKind::Multiplicative);
    if (figure && std::any_of(figure->begin(), figure->end(), isSmall))
        return std::nullopt;
    return figure;
}

std::vector<double> withoutSeason(std::string_view form, std::span<const double> months,
                                  std::span<const double> figure) {
    std::vector<double> adjusted(months.begin(), months.end());
    for (std::size_t t = 0; t < adjusted.size() && form != plain; ++t)
        adjusted[t] =
            form == ratios ? adjusted[t] / figure[t % figure.size()] : adjusted[t] - figure[t % figure.size()];
    return adjusted;
}

class Theta final : public MonthlyMethod {
public:
    Theta(std::string_view name, ThetaLine line, std::size_t season)
        : m_name(name)
        , m_line(line)
        , m_season(season) {}
    std::string_view name() const override { return m_name; }
    Simplicity simplicity() const override { return Simplicity::Smoothing; }
    std::size_t shortestHistory() const override { return 7; } // more errors than numbers

    Result<MonthlyParameters> estimate(const MonthlySums& sums) const override {
        const auto& months = sums.values;
        MonthlyParameters parameters{std::string(plain), {}, {}};
        std::vector<double> figure;
        if (isSeasonal(months, m_season)) {
            auto found = usableRatios(months, m_season);
            parameters.form = found ? ratios : differences;
            if (!found)
                found = stats::seasonalFigure(months, m_season, stats::SeasonKind::Additive);
            figure = std::move(*found);
        }
        const auto numbers = fitTheta(m_line, withoutSeason(parameters.form, months, figure));
        parameters.values = {numbers.level, numbers.alpha, numbers.weight};
        parameters.values.insert(parameters.values.end(), figure.begin(), figure.end());
        return parameters;
    }

    Result<std::vector<double>> forecast(const MonthlyParameters& parameters, const MonthlySums& sums,
                                         int horizonMonths) const override {
        const auto& months = sums.values;
        const auto& [form, values, failure] = parameters;
        PLANWRIGHT_TRY(check(parameters, months));
        const auto figure = std::span(values).subspan(ownNumbers);
        auto result = thetaForecast(m_line, {values[0], values[1], values[2]}, withoutSeason(form, months, figure),
                                    horizonMonths);
        for (std::size_t h = 0; h < result.size() && form != plain; ++h) {
            const double seasonal = figure[(months.size() + h) % m_season];
            result[h] = form == ratios ? result[h] * seasonal : result[h] + seasonal;
        }
        return result;
    }
    Result<CategoryParts> explain(const MonthlyParameters& parameters, const MonthlySums& sums,
                                  int horizonMonths) const override {
        const auto& months = sums.values;
        const auto& [form, values, failure] = parameters;
        PLANWRIGHT_TRY(check(parameters, months));
        const ThetaNumbers numbers{values[0], values[1], values[2]};
        const auto figure = std::span(values).subspan(ownNumbers);
        const auto adjusted = withoutSeason(form, months, figure);
        const auto level = thetaLevel(m_line, numbers, adjusted);
        CategoryParts all;
        for (const double ahead : thetaForecast(m_line, numbers, adjusted, horizonMonths)) {
            SeasonalState state{months.back(), level, ahead - level, 0, 0};
            if (form != plain) {
                state.lastSeason = figure[(months.size() - 1) % m_season];
                state.targetSeason = figure[(months.size() + all.size()) % m_season];
            }
            all.push_back(form == ratios ? withSeasonFactors(state) : withAddedSeason(state));
        }
        return all;
    }

private:
    Status check(const MonthlyParameters& parameters, std::span<const double> months) const {
        const auto& [form, values, failure] = parameters;
        const bool known = form == plain || form == ratios || form == differences;
        if (known && values.size() == ownNumbers + (form == plain ? 0 : m_season) && !months.empty())
            return {};
        return Error(ErrorCode::InvalidArgument,
                     fmt::format("'{}' with {} numbers is not a saved form of Theta.", form, values.size()));
    }

    std::string_view m_name;
    ThetaLine m_line;
    std::size_t m_season;
};

} // namespace

std::shared_ptr<const MonthlyMethod> makeTheta(std::size_t season) {
    return std::make_shared<Theta>("theta", ThetaLine::Learning, season);
}

std::shared_ptr<const MonthlyMethod> makeStandardTheta(std::size_t season) {
    return std::make_shared<Theta>("theta_standard", ThetaLine::Fixed, season);
}

} // namespace planwright::forecasting
