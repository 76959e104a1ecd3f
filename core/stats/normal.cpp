#include "core/stats/normal.h"

#include <boost/math/special_functions/erf.hpp>

#include <limits>
#include <numbers>

namespace planwright::stats {
namespace {

// Stay in double: the default policy would go through the x87 long double, slower and different between machines.
using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

} // namespace

double normalCdf(double x) {
    return boost::math::erfc(-x / std::numbers::sqrt2, Policy()) / 2;
}

double normalQuantile(double level) {
    if (level <= 0)
        return -std::numeric_limits<double>::infinity();
    if (level >= 1)
        return std::numeric_limits<double>::infinity();
    return -std::numbers::sqrt2 * boost::math::erfc_inv(2 * level, Policy());
}

} // namespace planwright::stats
