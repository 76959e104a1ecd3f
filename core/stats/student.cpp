#include "core/stats/student.h"

#include <boost/math/distributions/students_t.hpp>

namespace planwright::stats {

double studentQuantile(double level, double degrees) {
    return boost::math::quantile(boost::math::students_t(degrees), level);
}

} // namespace planwright::stats
