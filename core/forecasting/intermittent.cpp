#include "core/forecasting/intermittent.h"

#include "core/forecasting/croston.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace planwright::forecasting {
namespace {

constexpr double intermittentFrom = 1.32;

double correctedWhereIntermittent(std::span<const double> months, const IntermittentRates& rates) {
    const auto sold = std::count_if(months.begin(), months.end(), [](double month) { return month != 0; });
    const bool intermittent = static_cast<double>(months.size()) >= intermittentFrom * static_cast<double>(sold);
    return intermittent ? crostonSbaMean(months, rates) : crostonMean(months, rates);
}

class Intermittent final : public MonthlyMethod {
public:
    using Fit = IntermittentRates (*)(std::span<const double>);
    using Mean = double (*)(std::span<const double>, const IntermittentRates&);

    Intermittent(std::string_view name, Fit fit, Mean mean)
        : m_name(name)
        , m_fit(fit)
        , m_mean(mean) {}
    std::string_view name() const override { return m_name; }
    Simplicity simplicity() const override { return Simplicity::Smoothing; }
    std::size_t shortestHistory() const override { return 3; }

    Result<MonthlyParameters> estimate(const MonthlySums& months) const override {
        const auto rates = m_fit(months.values);
        return MonthlyParameters{std::string(m_name), {rates.size, rates.timing}, {}};
    }
    Result<std::vector<double>> forecast(const MonthlyParameters& parameters, const MonthlySums& months,
                                         int horizonMonths) const override {
        if (parameters.form != m_name || parameters.values.size() != 2 || months.values.empty())
            return Error(ErrorCode::InvalidArgument, fmt::format("'{}' with {} numbers is not a saved form of {}.",
                                                                 parameters.form, parameters.values.size(), m_name));
        const double mean = m_mean(months.values, {parameters.values[0], parameters.values[1]});
        return std::vector<double>(static_cast<std::size_t>(horizonMonths), mean);
    }
    Result<CategoryParts> explain(const MonthlyParameters& parameters, const MonthlySums& months,
                                  int horizonMonths) const override {
        PLANWRIGHT_ASSIGN(const auto means, forecast(parameters, months, horizonMonths));
        CategoryParts all;
        for (const double mean : means)
            all.push_back(withAddedSeason({months.values.back(), mean, 0, 0, 0}));
        return all;
    }

private:
    std::string_view m_name;
    Fit m_fit;
    Mean m_mean;
};

} // namespace

std::shared_ptr<const MonthlyMethod> makeTsb() {
    return std::make_shared<Intermittent>("tsb", fitTsb, tsbMean);
}

std::shared_ptr<const MonthlyMethod> makeCrostonSba() {
    return std::make_shared<Intermittent>("croston_sba", fitCroston, correctedWhereIntermittent);
}

} // namespace planwright::forecasting
