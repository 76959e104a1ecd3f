#pragma once

namespace planwright::stats {

/// Quantile of Student's t distribution at `level` in (0,1) with `degrees` > 0 degrees of freedom.
[[nodiscard]] double studentQuantile(double level, double degrees);

} // namespace planwright::stats
