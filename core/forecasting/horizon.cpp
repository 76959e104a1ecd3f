#include "core/forecasting/horizon.h"

#include <fmt/format.h>

namespace planwright::forecasting {

Status checkHorizon(int horizonMonths) {
    if (horizonMonths >= 1 && horizonMonths <= maxHorizonMonths)
        return {};
    return Error(ErrorCode::InvalidArgument, fmt::format("A forecast reaches 1 to {} months ahead; {} was asked for.",
                                                         maxHorizonMonths, horizonMonths));
}

} // namespace planwright::forecasting
