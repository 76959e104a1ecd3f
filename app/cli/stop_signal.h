#pragma once

#include <stop_token>
#include <thread>

namespace planwright::cli {

/// Turns Ctrl+C (SIGINT) and SIGTERM into a stop request; a second one ends the program at once. Make it before any
/// other thread is started: threads inherit that the signals are left to this one.
class StopSignal {
public:
    StopSignal();
    ~StopSignal();
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    std::jthread m_watcher;
};

} // namespace planwright::cli
