#include "core/features/day_features.h"

#include "core/features/calendar.h"
#include "core/features/closed_forms.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace planwright::features {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t plannedDaysAhead = 550; ///< past the farthest target there is
constexpr double flatVariation = 10;          ///< where daily demand has no positive mean, and the cap elsewhere

double logRatio(double a, double b) {
    return std::log1p(std::max(a, 0.0)) - std::log1p(std::max(b, 0.0));
}

/// One row's inputs and the cursor that writes it; columns past the row's end are left out.
class RowWriter {
public:
    RowWriter(const Rolling& rolling, const RunningSums& planned, std::size_t category, std::ptrdiff_t day, int gapDays,
              int targetDays, std::span<float> row)
        : m_rolling(rolling)
        , m_planned(planned)
        , m_sums(rolling.demand())
        , m_own(m_sums.category(category))
        , m_all(m_sums.portfolio())
        , m_category(category)
        , m_day(day)
        , m_targetDays(targetDays)
        , m_lastTargetDay(day + gapDays + targetDays)
        , m_firstTarget(m_sums.firstDay() + static_cast<std::int32_t>(day + 1 + gapDays))
        , m_year(daysSinceLastYear(m_firstTarget))
        , m_forms(closedForms(m_sums, category, day, gapDays, targetDays))
        , m_portfolioLastYear(lastYearsDays(m_all, day, gapDays, targetDays, m_year))
        , m_row(row) {}

    void write() {
        writeLevels();
        writeLastYear();
        writeShape();
        writeSeason();
        writeForms();
        writeLeading();
        writeCalendar();
        writeEvents();
        writePlanned();
    }

private:
    void put(double value) {
        if (m_next < m_row.size())
            m_row[m_next++] = static_cast<float>(value);
    }

    [[nodiscard]] double month(const RunningSums& sums, std::ptrdiff_t endDay, std::ptrdiff_t days) const {
        const auto known = std::max<std::ptrdiff_t>(m_sums.knownDays(endDay, days), 1);
        return sums.window(endDay, days) * 30 / static_cast<double>(known);
    }

    void writeLevels() {
        for (const auto days : {7, 14, 60, 90, 180})
            put(logRatio(month(m_own, m_day, days), month(m_own, m_day, 30)));
        for (const auto days : {7, 90})
            put(logRatio(month(m_all, m_day, days), month(m_all, m_day, 30)));
    }

    void writeLastYear() {
        const auto yearAgo = m_day - m_year;
        const auto scale = 30.0 / m_targetDays;
        const auto step = [&](const RunningSums& sums, double target, int days) {
            return m_forms.hasYear ? logRatio(target * scale, month(sums, yearAgo, days)) : missing;
        };
        const auto yearOnYear = [&](const RunningSums& sums) {
            return m_forms.hasYear ? logRatio(month(sums, m_day, 90), month(sums, yearAgo, 90)) : missing;
        };
        put(step(m_own, m_forms.sameDaysLastYear, 30));
        put(step(m_own, m_forms.sameDaysLastYear, 90));
        put(step(m_all, m_portfolioLastYear, 30));
        put(step(m_all, m_portfolioLastYear, 90));
        put(yearOnYear(m_own));
        put(yearOnYear(m_all));
    }

    void writeShape() {
        put(logRatio(month(m_own, m_day, 90), month(m_all, m_day, 90)));
        put(std::min(m_rolling.dailyVariation(m_category, m_day, 90).value_or(flatVariation), flatVariation));
        put(m_rolling.idleShare(m_category, m_day, 90));
    }

    void writeSeason() {
        const auto middle = m_firstTarget + m_targetDays / 2;
        const auto dayOfYear = middle - Month(middle.month().year(), 1).firstDay();
        const auto phase = 2 * std::numbers::pi * dayOfYear / 365.25;
        put(std::sin(phase));
        put(std::cos(phase));
    }

    void writeForms() {
        const auto scale = 30.0 / m_targetDays;
        for (const auto form :
             {m_forms.recentDays, m_forms.sameDaysLastYear, m_forms.grownLastYear, m_forms.borrowedSeason})
            put(logRatio(form * scale, m_forms.base * scale));
    }

    /// The last `days` days, scaled to 30.
    [[nodiscard]] Aggregate monthOf(std::ptrdiff_t days) const {
        auto sums = m_rolling.aggregate(m_category, m_day, days);
        const auto scale = 30 / static_cast<double>(std::max<std::ptrdiff_t>(m_sums.knownDays(m_day, days), 1));
        for (auto value : {&Aggregate::demand, &Aggregate::revenue, &Aggregate::orders, &Aggregate::customers,
                           &Aggregate::discounts, &Aggregate::promoted})
            sums.*value *= scale;
        return sums;
    }

    void writeLeading() {
        if (m_next >= m_row.size())
            return;
        const auto last30 = monthOf(30);
        const auto last90 = monthOf(90);
        put(logRatio(last30.orders, last90.orders));
        put(logRatio(last30.customers, last90.customers));
        put(logRatio(last30.revenue, last90.revenue) - logRatio(last30.demand, last90.demand));
        put(last90.demand > 0
                ? std::clamp(m_rolling.trendSlope(m_category, m_day, 90) * 30 * 30 / last90.demand, -2.0, 2.0)
                : 0.0);
    }

    void writeCalendar() {
        if (m_next >= m_row.size())
            return;
        const auto target = countDays(m_firstTarget, m_targetDays);
        const auto shares = m_rolling.weekdayShares(m_category, m_day);
        double mix = 0;
        for (std::size_t weekday = 0; weekday < shares.size(); ++weekday)
            mix += shares[weekday] * target.perWeekday[weekday] * 7 / m_targetDays;
        put(mix);
        put(static_cast<double>(target.weekendDays) / m_targetDays);
        put(target.specialDayTotal());
        constexpr auto easter = static_cast<std::size_t>(SpecialDay::Easter);
        const auto lastYear = countDays(m_firstTarget - m_year, m_targetDays);
        put(target.leadDays[easter] - lastYear.leadDays[easter]);
        m_moreSpecialDays = target.specialDayTotal() - lastYear.specialDayTotal();
    }

    /// Share of the undiscounted revenue that discounts took off; of revenue that came in a campaign.
    static double discountOf(const Aggregate& sums) {
        const auto paid = std::max(sums.revenue, 0.0);
        return sums.discounts > 0 ? sums.discounts / (paid + sums.discounts) : 0;
    }
    static double promotedOf(const Aggregate& sums) {
        return sums.promoted > 0 ? sums.promoted / std::max(sums.revenue, sums.promoted) : 0;
    }

    void writeEvents() {
        if (m_next >= m_row.size())
            return;
        const auto week = monthOf(7);
        const auto month = monthOf(30);
        const auto quarter = monthOf(90);
        const auto year = monthOf(365);
        const auto targetThen = m_rolling.aggregate(m_category, m_lastTargetDay - m_year, m_targetDays);
        const auto each = [&](double Aggregate::*of, double Aggregate::*per, const Aggregate& a, const Aggregate& b) {
            return std::clamp(logRatio(a.*of, b.*of) - logRatio(a.*per, b.*per), -2.0, 2.0);
        };
        put(each(&Aggregate::revenue, &Aggregate::demand, week, month));
        put(each(&Aggregate::revenue, &Aggregate::demand, month, year));
        put(discountOf(month) - discountOf(year));
        put(m_forms.hasYear ? discountOf(targetThen) - discountOf(month) : missing);
        put(promotedOf(month) - promotedOf(year));
        put(m_forms.hasYear ? promotedOf(targetThen) - promotedOf(month) : missing);
        put(logRatio(week.orders, month.orders));
        put(each(&Aggregate::demand, &Aggregate::orders, month, quarter));
        put(each(&Aggregate::demand, &Aggregate::customers, month, quarter));
    }

    void writePlanned() {
        if (m_next >= m_row.size())
            return;
        put(m_moreSpecialDays);
        const auto planned = m_planned.window(m_lastTargetDay, m_targetDays);
        put(planned);
        put(m_forms.hasYear ? planned - m_planned.window(m_lastTargetDay - m_year, m_targetDays) : missing);
        const auto idle = [&](std::ptrdiff_t end, int days) {
            const auto known = std::max<std::ptrdiff_t>(m_sums.knownDays(end, days), 1);
            return m_rolling.idleDays(end, days) * 30 / static_cast<double>(known);
        };
        put(m_forms.hasYear ? idle(m_lastTargetDay - m_year, m_targetDays) - idle(m_day, 30) : missing);
    }

    const Rolling& m_rolling;
    const RunningSums& m_planned;
    const DemandSums& m_sums;
    const RunningSums& m_own;
    const RunningSums& m_all;
    std::size_t m_category;
    std::ptrdiff_t m_day;
    int m_targetDays;
    std::ptrdiff_t m_lastTargetDay;
    Date m_firstTarget;
    int m_year;
    ClosedForms m_forms;
    double m_portfolioLastYear;
    std::span<float> m_row;
    std::size_t m_next = 0;
    int m_moreSpecialDays = 0; ///< in the target than a year ago
};

} // namespace

DayFeatures::DayFeatures(const CausalView& view)
    : m_rolling(view) {
    std::vector<double> weights(view.dayCount() + plannedDaysAhead, 0.0);
    for (const auto& day : view.plannedDays())
        if (const auto place = day.date - view.firstDay(); place >= 0 && place < std::ssize(weights))
            weights[static_cast<std::size_t>(place)] += day.weight;
    m_planned = RunningSums(weights);
}

void DayFeatures::write(std::size_t category, std::ptrdiff_t day, int gapDays, int targetDays,
                        std::span<float> row) const {
    RowWriter(m_rolling, m_planned, category, day, gapDays, targetDays, row).write();
}

} // namespace planwright::features
