#include "core/forecasting/log_method.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <string>
#include <utility>

namespace planwright::forecasting {
namespace {

constexpr std::string_view logWord = "log ";
// So many parts of 1 (a relative 1e-9 of a month) are kept to search on: the unit, which is an addend here, leaves
// traces in the digits behind them.
constexpr double searchDigits = 1 << 30;

bool allPositive(std::span<const double> months) {
    return std::all_of(months.begin(), months.end(), [](double month) { return month > 0; });
}

std::vector<double> logarithms(std::span<const double> months) {
    std::vector<double> logs(months.begin(), months.end());
    for (auto& value : logs)
        value = std::log(value);
    return logs;
}

void shift(std::vector<double>& values, double by) {
    for (auto& value : values)
        value += by;
}

class OnLogarithms final : public MonthlyMethod {
public:
    OnLogarithms(std::string_view name, std::shared_ptr<const MonthlyMethod> method)
        : m_name(name)
        , m_method(std::move(method)) {}
    std::string_view name() const override { return m_name; }
    Simplicity simplicity() const override { return m_method->simplicity(); }
    std::size_t shortestHistory() const override { return m_method->shortestHistory(); }

    Result<MonthlyParameters> estimate(const MonthlySums& months) const override {
        const auto& values = months.values;
        if (!allPositive(values) ||
            std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) == values.end())
            return m_method->estimate(months);
        auto logs = logarithms(values);
        const double mean = std::accumulate(logs.begin(), logs.end(), 0.0) / static_cast<double>(logs.size());
        shift(logs, -mean);
        for (auto& value : logs)
            value = std::nearbyint(value * searchDigits) / searchDigits;
        PLANWRIGHT_ASSIGN(auto parameters, m_method->estimate({months.first, logs}));
        parameters.form.insert(0, logWord);
        parameters.values.push_back(mean);
        return parameters;
    }

    Result<std::vector<double>> forecast(const MonthlyParameters& parameters, const MonthlySums& months,
                                         int horizonMonths) const override {
        if (parameters.form.rfind(logWord, 0) != 0)
            return m_method->forecast(parameters, months, horizonMonths);
        PLANWRIGHT_ASSIGN(const auto question, inLogarithms(parameters, months));
        PLANWRIGHT_ASSIGN(auto result,
                          m_method->forecast(question.parameters, {months.first, question.logs}, horizonMonths));
        shift(result, question.mean);
        for (auto& value : result)
            value = std::exp(value);
        return result;
    }
    Result<CategoryParts> explain(const MonthlyParameters& parameters, const MonthlySums& months,
                                  int horizonMonths) const override {
        if (parameters.form.rfind(logWord, 0) != 0)
            return m_method->explain(parameters, months, horizonMonths);
        PLANWRIGHT_ASSIGN(const auto question, inLogarithms(parameters, months));
        PLANWRIGHT_ASSIGN(auto result,
                          m_method->explain(question.parameters, {months.first, question.logs}, horizonMonths));
        for (auto& parts : result)
            parts = fromLogarithms(parts, months.values.back());
        return result;
    }

private:
    struct Question {
        MonthlyParameters parameters;
        std::vector<double> logs; ///< less the mean
        double mean = 0;
    };
    Result<Question> inLogarithms(const MonthlyParameters& parameters, const MonthlySums& months) const {
        if (parameters.values.empty())
            return Error(ErrorCode::InvalidArgument,
                         fmt::format("'{}' without numbers is not a saved form of {}.", parameters.form, m_name));
        if (!allPositive(months.values))
            return Error(ErrorCode::NumericalFailure, "It has learnt from logarithms, and the latest months have "
                                                      "demand of 0 or below: train again.");
        Question question{parameters, logarithms(months.values), parameters.values.back()};
        question.parameters.form.erase(0, logWord.size());
        question.parameters.values.pop_back();
        shift(question.logs, -question.mean);
        return question;
    }

    std::string_view m_name;
    std::shared_ptr<const MonthlyMethod> m_method;
};

} // namespace

std::shared_ptr<const MonthlyMethod> makeOnLogarithms(std::string_view name,
                                                      std::shared_ptr<const MonthlyMethod> method) {
    return std::make_shared<OnLogarithms>(name, std::move(method));
}

} // namespace planwright::forecasting
