#include "app/cli/stop_signal.h"

#include <cstdlib>
#include <signal.h>

namespace planwright::cli {
namespace {

sigset_t watchedSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

// Waits in short steps, so that the program's end is not held up.
void watch(const std::stop_token& ended, std::stop_source& stop) {
    const auto signals = watchedSignals();
    const timespec step{0, 100'000'000};
    while (!ended.stop_requested()) {
        if (sigtimedwait(&signals, nullptr, &step) < 0)
            continue;
        if (stop.stop_requested())
            std::_Exit(1);
        stop.request_stop();
    }
}

} // namespace

StopSignal::StopSignal() {
    const auto signals = watchedSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_watcher = std::jthread([this](const std::stop_token& ended) { watch(ended, m_stop); });
}

StopSignal::~StopSignal() = default;

} // namespace planwright::cli
