#include "core/forecasting/trained_model.h"
#include "core/serving/model_catalog.h"
#include "tests/core/forecasting/sample_panel.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

/// How long a training goes on after it was told to stop, at moments spread over the whole of it: 500 categories, three
/// years, 12 origins, two threads. The aim is 100 ms.
namespace planwright::bench {
namespace {

using Clock = std::chrono::steady_clock;

struct Stopped {
    double afterMilliseconds = 0; ///< from the request to the return
    bool wasInTime = false;       ///< false: it had ended before the request
    std::string stage;            ///< what was reported last before the request
};

double millisecondsSince(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

RunContext contextFor(std::stop_token stop) {
    RunContext context;
    context.stop = std::move(stop);
    context.threads = 2;
    return context;
}

Stopped stopAfter(const data::Panel& panel, const forecasting::Catalog& catalog, double milliseconds) {
    const std::stop_source source;
    auto context = contextFor(source.get_token());
    std::mutex mutex;
    std::string stage;
    context.progress = [&](std::string_view name, double) {
        const std::scoped_lock lock(mutex);
        stage = name;
    };
    Stopped stopped;
    Clock::time_point requested;
    std::jthread alarm([&](const std::stop_token& ended) {
        const auto begin = Clock::now();
        while (!ended.stop_requested() && millisecondsSince(begin) < milliseconds)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        {
            const std::scoped_lock lock(mutex);
            stopped.stage = stage;
        }
        requested = Clock::now();
        source.request_stop();
    });
    const auto result = forecasting::train(panel, data::Measure::Units, catalog, {}, context);
    const auto ended = Clock::now();
    alarm.request_stop();
    alarm.join();
    stopped.wasInTime = !result && result.error().code() == ErrorCode::Cancelled;
    stopped.afterMilliseconds = std::chrono::duration<double, std::milli>(ended - requested).count();
    return stopped;
}

void measure(std::size_t categories, int moments) {
    const auto panel = forecasting::testing::noisyPanel(categories, 36, 1);
    const auto catalog = serving::standardCatalog();
    const auto begin = Clock::now();
    if (!forecasting::train(panel, data::Measure::Units, *catalog, {}, contextFor({})))
        std::exit(1);
    const auto whole = millisecondsSince(begin);
    std::printf("%zu categories, 36 months, 12 origins: %.1f s\n", categories, whole / 1000);
    double worst = 0;
    for (int i = 0; i < moments; ++i) {
        const auto at = whole * (i + .5) / moments;
        const auto stopped = stopAfter(panel, *catalog, at);
        if (!stopped.wasInTime)
            continue;
        worst = std::max(worst, stopped.afterMilliseconds);
        std::printf("stop at %6.1f s: %6.1f ms (%s)\n", at / 1000, stopped.afterMilliseconds, stopped.stage.c_str());
    }
    std::printf("longest: %.0f ms (aim 100)\n", worst);
}

} // namespace
} // namespace planwright::bench

int main(int argc, char** argv) {
    planwright::bench::measure(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 500, argc > 2 ? std::atoi(argv[2]) : 24);
}
