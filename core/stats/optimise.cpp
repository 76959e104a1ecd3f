#include "core/stats/optimise.h"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <memory>
#include <nlopt.h>

namespace planwright::stats {
namespace {

struct Search {
    const Objective& objective;
    Optimum best;
};

double evaluate(unsigned dimensions, const double* x, double* gradient, void* data) {
    auto& search = *static_cast<Search*>(data);
    const std::span<const double> point(x, dimensions);
    const std::span<double> slope(gradient, gradient == nullptr ? 0 : dimensions);
    const double value = search.objective(point, slope);
    ++search.best.evaluations;
    if (std::isnan(value))
        return std::numeric_limits<double>::infinity();
    if (value < search.best.value) {
        search.best.value = value;
        search.best.x.assign(point.begin(), point.end());
    }
    return value;
}

Result<Optimum> minimise(nlopt_algorithm algorithm, const Objective& objective, const Box& box,
                         const std::vector<double>* step, const OptimiseLimits& limits) {
    const std::unique_ptr<nlopt_opt_s, void (*)(nlopt_opt)> optimiser(
        nlopt_create(algorithm, static_cast<unsigned>(box.start.size())), nlopt_destroy);
    if (!optimiser)
        return Error(ErrorCode::Internal, "The optimiser could not be created: out of memory.");
    Search search{objective, {{}, std::numeric_limits<double>::infinity(), 0}};
    nlopt_set_lower_bounds(optimiser.get(), box.lower.data());
    nlopt_set_upper_bounds(optimiser.get(), box.upper.data());
    nlopt_set_min_objective(optimiser.get(), evaluate, &search);
    nlopt_set_ftol_rel(optimiser.get(), limits.valueTolerance);
    nlopt_set_maxeval(optimiser.get(), limits.evaluations);
    if (step != nullptr)
        nlopt_set_initial_step(optimiser.get(), step->data());
    // The best point is kept in `search`, so NLopt's own ending (e.g. "roundoff limited") does not matter.
    auto x = box.start;
    double value = 0;
    const auto ending = nlopt_optimize(optimiser.get(), x.data(), &value);
    if (search.best.x.empty())
        return Error(ErrorCode::NumericalFailure,
                     fmt::format("The search found no point where the function is finite ({}).",
                                 nlopt_result_to_string(ending)));
    return std::move(search.best);
}

} // namespace

Result<Optimum> minimiseSmooth(const Objective& objective, const Box& box, const OptimiseLimits& limits) {
    return minimise(NLOPT_LD_LBFGS, objective, box, nullptr, limits);
}

Result<Optimum> minimiseSimplex(const Objective& objective, const Box& box, const std::vector<double>& step,
                                const OptimiseLimits& limits) {
    return minimise(NLOPT_LN_NELDERMEAD, objective, box, &step, limits);
}

} // namespace planwright::stats
