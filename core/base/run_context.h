#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string_view>

namespace planwright {

/// What every long call is given. Core never reads a wall clock, an environment variable or a thread count by itself.
struct RunContext {
    /// Polled at least every 50 ms by whatever runs long.
    std::stop_token stop;
    /// Called as often as core likes, from the thread that made the call; shells sample it. `fraction` is in [0,1].
    std::function<void(std::string_view stage, double fraction)> progress;
    /// How many threads a parallel-for inside one call may use; results never depend on it.
    unsigned threads = 1;
    /// The run's seed; see seedFor() in rng.h.
    std::uint64_t seed = 42;
    /// For logs and audit records only, never for a result.
    std::function<std::chrono::system_clock::time_point()> clock = [] { return std::chrono::system_clock::now(); };

    [[nodiscard]] bool stopRequested() const { return stop.stop_requested(); }
    /// Cancelled, if somebody asked to stop.
    [[nodiscard]] Status checkStop() const;
    void report(std::string_view stage, double fraction) const {
        if (progress)
            progress(stage, fraction);
    }
};

} // namespace planwright
