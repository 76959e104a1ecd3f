#include "app/cli/stop_signal.h"

#include <csignal>
#include <cstdlib>

namespace planwright::cli {
namespace {

// What the destructor sends to its own thread to wake it.
constexpr int wakeSignal = SIGUSR1;

sigset_t watchedSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, wakeSignal);
    return signals;
}

void watch(const std::stop_token& ended, std::stop_source& stop) {
    const auto signals = watchedSignals();
    while (!ended.stop_requested()) {
        int received = 0;
        if (sigwait(&signals, &received) != 0 || received == wakeSignal)
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

StopSignal::~StopSignal() {
    m_watcher.request_stop();
    pthread_kill(m_watcher.native_handle(), wakeSignal);
}

} // namespace planwright::cli
