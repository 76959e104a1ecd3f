#include "core/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <thread>
#include <vector>

namespace planwright {

Status parallelFor(std::size_t count, const RunContext& context, std::string_view stage,
                   const std::function<Status(std::size_t)>& body) {
    std::atomic<std::size_t> done{0};
    const auto caller = std::this_thread::get_id();
    const auto told = [&](std::size_t i) -> Status {
        PLANWRIGHT_TRY(body(i));
        const auto share = static_cast<double>(done.fetch_add(1) + 1) / static_cast<double>(count);
        if (std::this_thread::get_id() == caller)
            context.report(stage, share);
        return {};
    };
    PLANWRIGHT_TRY(parallelFor(count, context, told));
    context.report(stage, 1);
    return {};
}

Status parallelFor(std::size_t count, const RunContext& context, const std::function<Status(std::size_t)>& body) {
    std::vector<std::optional<Error>> errors(count);
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (auto i = next.fetch_add(1); i < count && !context.stopRequested(); i = next.fetch_add(1)) {
            if (auto status = body(i); !status)
                errors[i] = status.error();
        }
    };
    {
        std::vector<std::jthread> workers;
        const auto extra = std::min<std::size_t>(std::max(1U, context.threads), std::max<std::size_t>(1, count)) - 1;
        workers.reserve(extra);
        for (std::size_t i = 0; i < extra; ++i)
            workers.emplace_back(work);
        work();
    }
    PLANWRIGHT_TRY(context.checkStop());
    for (const auto& error : errors) {
        if (error)
            return *error;
    }
    return {};
}

} // namespace planwright
