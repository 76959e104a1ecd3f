#include "core/forecasting/series/past_origins.h"

#include <algorithm>

namespace planwright::forecasting::series {
namespace {

constexpr std::size_t fewestOrigins = 6; // as far as the series allows
constexpr std::size_t wholeOrigins = 3;  // at which all of the horizon is known
constexpr std::size_t shortestPast = 24; // values before an origin whose errors count, where the series allows it

std::size_t stepOf(std::size_t horizon) {
    return std::max<std::size_t>(1, horizon / 3);
}

} // namespace

std::vector<std::size_t> originsOf(std::size_t known, std::size_t horizon) {
    std::vector<std::size_t> wanted;
    for (std::size_t next = 1; next < horizon; next = std::max(next + 1, next * 8 / 5))
        wanted.push_back(next);
    for (std::size_t i = 0; i < wholeOrigins || wanted.size() < fewestOrigins; ++i)
        wanted.push_back(horizon + i * stepOf(horizon));
    std::vector<std::size_t> origins;
    if (known > 0)
        origins.push_back(0);
    for (const auto back : wanted) {
        if (known <= back || (known - back < shortestPast && origins.size() > 1))
            break;
        origins.push_back(back);
    }
    return origins;
}

std::vector<std::size_t> learningOrigins(std::size_t horizon) {
    return {0, horizon, horizon + (wholeOrigins - 1) * stepOf(horizon)};
}

} // namespace planwright::forecasting::series
