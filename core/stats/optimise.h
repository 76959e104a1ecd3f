#pragma once

#include "core/base/result.h"

#include <functional>
#include <span>
#include <vector>

/// Box-bounded minimisation (NLopt behind a plain function). Deterministic: same input, same bits.
namespace planwright::stats {

/// The value at `x`. Where `gradient` is not empty (the smooth method), it is filled with the derivatives. Infinity
/// means "not allowed here". It must not throw; to cancel a long one, answer infinity quickly from then on.
using Objective = std::function<double(std::span<const double> x, std::span<double> gradient)>;

/// One entry a dimension; lower <= start <= upper, where bounds may be infinite.
struct Box {
    std::vector<double> start;
    std::vector<double> lower;
    std::vector<double> upper;
};

/// Stops at a relative change of the value below `valueTolerance`, or after `evaluations`.
struct OptimiseLimits {
    double valueTolerance = 1e-8;
    int evaluations = 500;
};

struct Optimum {
    std::vector<double> x;
    double value = 0;
    int evaluations = 0;
};

/// L-BFGS with gradients, for smooth functions. Ends at the best point seen, also where the evaluations run out.
/// NumericalFailure if no finite value was found.
[[nodiscard]] Result<Optimum> minimiseSmooth(const Objective& objective, const Box& box, const OptimiseLimits& limits);
/// Nelder-Mead, for a few dimensions without gradients; `step` is the size of the first simplex in each dimension.
[[nodiscard]] Result<Optimum> minimiseSimplex(const Objective& objective, const Box& box,
                                              const std::vector<double>& step, const OptimiseLimits& limits);

} // namespace planwright::stats
