#include "core/stats/zero_run.h"

#include <boost/math/special_functions/gamma.hpp>

#include <cmath>

namespace planwright::stats {

double zeroRunProbability(double happened, double failed, double length) {
    using boost::math::lgamma;
    const double days = happened + failed;
    return std::exp(lgamma(failed + length + 1) - lgamma(failed + 1) + lgamma(days + 2) - lgamma(days + length + 2));
}

} // namespace planwright::stats
