#pragma once

#include "core/base/run_context.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace planwright::forecasting::series {

/// Values of each series up to an origin, oldest first; may be empty.
using Histories = std::vector<std::span<const double>>;

/// What was learnt from all series together. Immutable, safe to ask from several threads.
class FittedGlobalMethod {
public:
    FittedGlobalMethod() = default;
    virtual ~FittedGlobalMethod() = default;
    FittedGlobalMethod(const FittedGlobalMethod&) = delete;
    FittedGlobalMethod& operator=(const FittedGlobalMethod&) = delete;

    /// The periods after each history, which may be longer than the one that was learnt from; empty where it is too
    /// short or the method does not fit it.
    [[nodiscard]] virtual Result<std::vector<std::vector<double>>> forecast(const Histories& histories) const = 0;
};

/// A method that learns from all series of a table at once.
class GlobalMethod {
public:
    GlobalMethod() = default;
    virtual ~GlobalMethod() = default;
    GlobalMethod(const GlobalMethod&) = delete;
    GlobalMethod& operator=(const GlobalMethod&) = delete;

    /// Learns to forecast 1 .. `horizon` periods ahead; null where the series hold too little to learn from.
    [[nodiscard]] virtual Result<std::unique_ptr<FittedGlobalMethod>>
    fit(const Histories& histories, std::size_t season, int horizon, const RunContext& context) const = 0;
};

} // namespace planwright::forecasting::series
