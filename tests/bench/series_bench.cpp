#include "core/forecasting/ets.h"
#include "core/forecasting/prophet/prophet.h"
#include "core/forecasting/stl_forecasts.h"
#include "core/forecasting/theta.h"
#include "core/service/series_file.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <map>
#include <memory>
#include <string>

/// planwright_series_bench FILE.csv MODEL: seconds that MODEL takes to fit every monthly series of the table and to
/// forecast 12 months, one after the other in one thread. For compare_models.py, which times others beside it.
int main(int argc, char** argv) {
    using namespace planwright;
    const std::map<std::string, std::shared_ptr<const forecasting::MonthlyMethod>> methods{
        {"ets", forecasting::makeEts()},
        {"theta", forecasting::makeTheta()},
        {"theta_standard", forecasting::makeStandardTheta()},
        {"stl_ets", forecasting::makeStlEts()},
        {"prophet", forecasting::makeProphet()}};
    if (argc != 3 || !methods.contains(argv[2])) {
        std::fputs("usage: planwright_series_bench FILE.csv ets|theta|theta_standard|stl_ets|prophet\n", stderr);
        return 2;
    }
    const auto table = service::readSeries(argv[1]);
    if (!table) {
        std::fputs((table.error().describe() + "\n").c_str(), stderr);
        return 3;
    }
    const auto& method = *methods.at(argv[2]);
    const auto begun = std::chrono::steady_clock::now();
    for (const auto& series : table->series) {
        const forecasting::MonthlySums months{Month(static_cast<std::int32_t>(series.firstPeriod)), series.values};
        const auto fitted = method.estimate(months);
        if (!fitted || !method.forecast(*fitted, months, 12)) {
            std::fputs(fmt::format("{} cannot forecast {}.\n", argv[2], series.name).c_str(), stderr);
            return 1;
        }
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    fmt::print("{}\n", took.count());
    return 0;
}
