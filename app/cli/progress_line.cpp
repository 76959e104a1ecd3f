#include "app/cli/progress_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace planwright::cli {

ProgressLine::ProgressLine()
    : m_isTerminal(isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() {
    clear();
}

void ProgressLine::show(std::string_view stage, double fraction) {
    if (!m_isTerminal)
        return;
    const auto now = std::chrono::steady_clock::now();
    if (m_isShown && stage == m_stage && now - m_last < std::chrono::milliseconds(100))
        return;
    m_stage = stage;
    m_last = now;
    m_isShown = true;
    fmt::print(stderr, "\r\033[K{} {:.0f} %", stage, 100 * std::clamp(fraction, 0.0, 1.0));
    static_cast<void>(std::fflush(stderr));
}

void ProgressLine::clear() {
    if (!m_isShown)
        return;
    m_isShown = false;
    fmt::print(stderr, "\r\033[K");
    static_cast<void>(std::fflush(stderr));
}

} // namespace planwright::cli
