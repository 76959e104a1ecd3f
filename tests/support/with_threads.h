#pragma once

#include "core/base/run_context.h"

namespace planwright::test {

/// A run of its own that may use so many threads.
[[nodiscard]] inline RunContext withThreads(unsigned threads) {
    RunContext context;
    context.threads = threads;
    return context;
}

} // namespace planwright::test
