#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace planwright::cli {

/// One line on standard error that says how far a verb is: on a terminal only, redrawn at most ten times a second.
class ProgressLine {
public:
    ProgressLine();
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(std::string_view stage, double fraction);
    /// Takes the line away, so that other text can follow.
    void clear();

private:
    bool m_isTerminal;
    bool m_isShown = false;
    std::string m_stage;
    std::chrono::steady_clock::time_point m_last;
};

} // namespace planwright::cli
