#pragma once

#include <algorithm>

namespace planwright::ui {

/// Which months a chart shows: month i takes i - 0.5 .. i + 0.5.
class TimeWindow {
public:
    static constexpr int usualHistory = 36;
    static constexpr double leastSpan = 4;

    /// All there is; shows the last three years of it.
    void setMonths(int history, int future) {
        m_history = history;
        m_months = std::max(history + future, 1);
        reset();
    }
    void reset() {
        m_first = std::max(0, m_history - usualHistory) - .5;
        m_last = m_months - .5;
    }
    /// A factor under 1 shows less; `around` stays where it is.
    void zoom(double factor, double around) {
        const double span = std::clamp((m_last - m_first) * factor, std::min<double>(leastSpan, m_months),
                                       static_cast<double>(m_months));
        const double share = std::clamp((around - m_first) / (m_last - m_first), 0.0, 1.0);
        show(around - share * span, span);
    }
    void pan(double months) { show(m_first + months, m_last - m_first); }
    /// Moves just as far as it takes to see month i.
    void reveal(int i) {
        if (i - .5 < m_first)
            pan(i - .5 - m_first);
        else if (i + .5 > m_last)
            pan(i + .5 - m_last);
    }

    [[nodiscard]] double first() const { return m_first; }
    [[nodiscard]] double last() const { return m_last; }
    [[nodiscard]] double span() const { return m_last - m_first; }

private:
    void show(double first, double span) {
        m_first = std::clamp(first, -.5, m_months - .5 - span);
        m_last = m_first + span;
    }

    int m_history = 0, m_months = 1;
    double m_first = -.5, m_last = .5;
};

} // namespace planwright::ui
