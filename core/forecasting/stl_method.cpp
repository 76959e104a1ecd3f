#include "core/forecasting/stl_method.h"

#include "core/forecasting/log_method.h"
#include "core/stats/stl.h"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace planwright::forecasting {
namespace {

constexpr std::size_t seasonWindow = 11;
constexpr std::string_view seasonWord = "season ";

struct Split {
    std::vector<double> adjusted;
    std::vector<double> season;
};

Split split(std::span<const double> months, std::size_t length) {
    Split result{{months.begin(), months.end()}, stats::seasonAndTrend(months, length, seasonWindow).season};
    for (std::size_t t = 0; t < result.season.size(); ++t)
        result.adjusted[t] -= result.season[t];
    return result;
}

bool isKnown(std::size_t season, std::size_t months) {
    return season > 1 && months > 2 * season;
}

/// On months of more than two seasons.
class WithoutSeason final : public MonthlyMethod {
public:
    WithoutSeason(std::shared_ptr<const MonthlyMethod> method, std::size_t season)
        : m_method(std::move(method))
        , m_season(season) {}
    std::string_view name() const override { return m_method->name(); }
    Simplicity simplicity() const override { return m_method->simplicity(); }
    std::size_t shortestHistory() const override { return 2 * m_season + 1; }

    Result<MonthlyParameters> estimate(const MonthlySums& months) const override {
        const auto parts = split(months.values, m_season);
        PLANWRIGHT_ASSIGN(auto parameters, m_method->estimate({months.first, parts.adjusted}));
        parameters.form.insert(0, seasonWord);
        return parameters;
    }

    Result<std::vector<double>> forecast(const MonthlyParameters& parameters, const MonthlySums& months,
                                         int horizonMonths) const override {
        const auto count = months.values.size();
        PLANWRIGHT_TRY(check(parameters, count));
        const auto parts = split(months.values, m_season);
        PLANWRIGHT_ASSIGN(auto result,
                          m_method->forecast(innerOf(parameters), {months.first, parts.adjusted}, horizonMonths));
        for (std::size_t h = 0; h < result.size(); ++h)
            result[h] += parts.season[count - m_season + h % m_season];
        return result;
    }
    Result<CategoryParts> explain(const MonthlyParameters& parameters, const MonthlySums& months,
                                  int horizonMonths) const override {
        const auto count = months.values.size();
        PLANWRIGHT_TRY(check(parameters, count));
        const auto parts = split(months.values, m_season);
        PLANWRIGHT_ASSIGN(auto result,
                          m_method->explain(innerOf(parameters), {months.first, parts.adjusted}, horizonMonths));
        for (std::size_t h = 0; h < result.size(); ++h) {
            result[h][PartKind::LastMonth] += parts.season.back();
            result[h][PartKind::Season] += parts.season[count - m_season + h % m_season] - parts.season.back();
        }
        return result;
    }

private:
    Status check(const MonthlyParameters& parameters, std::size_t count) const {
        if (parameters.form.rfind(seasonWord, 0) == 0 && isKnown(m_season, count))
            return {};
        return Error(ErrorCode::InvalidArgument,
                     fmt::format("'{}' is not a saved form of STL on {} months.", parameters.form, count));
    }
    static MonthlyParameters innerOf(MonthlyParameters parameters) {
        parameters.form.erase(0, seasonWord.size());
        return parameters;
    }

    std::shared_ptr<const MonthlyMethod> m_method;
    std::size_t m_season;
};

class StlMethod final : public MonthlyMethod {
public:
    StlMethod(std::string_view name, std::shared_ptr<const MonthlyMethod> seasonal,
              std::shared_ptr<const MonthlyMethod> plain, std::size_t season)
        : m_name(name)
        , m_seasonal(std::move(seasonal))
        , m_plain(std::move(plain))
        , m_season(season) {}
    std::string_view name() const override { return m_name; }
    Simplicity simplicity() const override { return m_plain->simplicity(); }
    std::size_t shortestHistory() const override { return m_plain->shortestHistory(); }

    Result<MonthlyParameters> estimate(const MonthlySums& months) const override {
        return (isKnown(m_season, months.values.size()) ? m_seasonal : m_plain)->estimate(months);
    }
    Result<std::vector<double>> forecast(const MonthlyParameters& parameters, const MonthlySums& months,
                                         int horizonMonths) const override {
        return methodOf(parameters).forecast(parameters, months, horizonMonths);
    }
    Result<CategoryParts> explain(const MonthlyParameters& parameters, const MonthlySums& months,
                                  int horizonMonths) const override {
        return methodOf(parameters).explain(parameters, months, horizonMonths);
    }

private:
    const MonthlyMethod& methodOf(const MonthlyParameters& parameters) const {
        return parameters.form.find(seasonWord) != std::string::npos ? *m_seasonal : *m_plain;
    }

    std::string_view m_name;
    std::shared_ptr<const MonthlyMethod> m_seasonal;
    std::shared_ptr<const MonthlyMethod> m_plain;
    std::size_t m_season;
};

} // namespace

std::shared_ptr<const MonthlyMethod> makeStlMethod(std::string_view name,
                                                   std::shared_ptr<const MonthlyMethod> seasonless,
                                                   std::shared_ptr<const MonthlyMethod> plain, std::size_t season) {
    return std::make_shared<StlMethod>(
        name, makeOnLogarithms(name, std::make_shared<WithoutSeason>(std::move(seasonless), season)), std::move(plain),
        season);
}

} // namespace planwright::forecasting
