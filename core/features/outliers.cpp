#include "core/features/outliers.h"

#include "core/base/parallel.h"
#include "core/data/types/panel_category.h"
#include "core/features/usual_days.h"
#include "core/stats/quantile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string_view>

namespace planwright::features {
namespace {

constexpr std::int32_t scaleReach = 91, profileReach = 182; // days on either side
constexpr std::int32_t block = 28;                          // profile and scale move slowly: once for so many days
constexpr std::size_t fewestDays = 56, fewestNear = 7;
constexpr std::size_t sideDays = 14;
constexpr std::int32_t nearDays = 3;
// As retail_days.h and resources/calendars/ call them.
constexpr std::array<std::string_view, specialDayCount> words{
    "New Year's Day", "Valentine's Day", "Mothering Sunday", "Easter Sunday", "Mother's Day",
    "Father's Day",   "Halloween",       "Black Friday",     "Cyber Monday",  "Christmas Day"};
constexpr double joins = outlierBound / 2;
constexpr double sigmaOfPoissonRoot = .5, halfNormalMedian = .6745, halfNormalNinety = 1.645;

using Range = UsualDays::Range;

/// The days around a block of the panel's days, as many on either side.
Range around(const UsualDays& days, std::int32_t place, std::int32_t reach) {
    const auto middle = place / block * block + block / 2;
    return days.within(middle - reach, middle + reach + 1);
}

double scaleOf(std::vector<double>& remainders) {
    if (remainders.empty())
        return sigmaOfPoissonRoot;
    std::ranges::sort(remainders);
    return std::max({stats::quantileOfSorted(remainders, .5) / halfNormalMedian,
                     stats::quantileOfSorted(remainders, .9) / halfNormalNinety, sigmaOfPoissonRoot});
}

/// One category's search.
class Search {
public:
    Search(const data::Panel& panel, std::span<const char> open, std::size_t category)
        : m_panel(panel)
        , m_category(category)
        , m_days(usualDays(panel, open, category, panel.dayCount)) {}

    [[nodiscard]] std::vector<Outlier> run() {
        if (m_days.count() < fewestDays)
            return {};
        findStrengths();
        std::vector<Range> runs;
        for (std::size_t i = 0; i < m_days.count(); ++i)
            if (std::abs(m_strengths[i]) >= outlierBound && (runs.empty() || i >= runs.back().end))
                runs.push_back(runAround(i, runs.empty() ? 0 : runs.back().end));
        m_isFound.assign(m_days.count(), 0);
        for (const auto& run : runs)
            std::fill(m_isFound.begin() + static_cast<std::ptrdiff_t>(run.first),
                      m_isFound.begin() + static_cast<std::ptrdiff_t>(run.end), char{1});
        std::vector<Outlier> found;
        found.reserve(runs.size());
        for (const auto& run : runs)
            found.push_back(outlierOf(run));
        return found;
    }

    [[nodiscard]] std::optional<Outlier> describe(Date first, Date last) {
        const auto days = m_days.within(first - m_panel.firstDay, last + 1 - m_panel.firstDay);
        if (days.first >= days.end)
            return std::nullopt;
        findStrengths();
        m_isFound.assign(m_days.count(), 0);
        for (std::size_t i = 0; i < m_days.count(); ++i)
            m_isFound[i] = std::abs(m_strengths[i]) >= outlierBound ? 1 : 0;
        auto described = outlierOf(days);
        described.isHigh = described.units >= described.expectedUnits;
        if (described.strength < outlierBound)
            described.strength = 0;
        return described;
    }

private:
    [[nodiscard]] const WeekdayProfile& profileAt(std::size_t i) const {
        return m_profiles[static_cast<std::size_t>(m_days.places[i] / block)];
    }
    [[nodiscard]] double profileOf(std::size_t i) const {
        return profileAt(i)[static_cast<std::size_t>(m_days.weekday(i))];
    }

    void findProfiles() {
        const auto levels = roughLevels(m_days);
        for (std::int32_t place = 0; place < m_panel.dayCount; place += block)
            m_profiles.push_back(weekdayProfile(m_days, levels, around(m_days, place, profileReach)));
    }

    void findRemainders() {
        m_remainders.assign(m_days.count(), 0);
        m_isKnown.assign(m_days.count(), 0);
        std::vector<double> near;
        for (std::size_t i = 0; i < m_days.count(); ++i) {
            const auto [from, end] = m_days.around(i);
            near.clear();
            for (auto other = from; other < end; ++other)
                if (other != i && profileOf(other) >= leastProfile)
                    near.push_back(m_days.roots[other] / profileOf(other));
            if (near.size() < fewestNear)
                continue;
            m_isKnown[i] = 1;
            m_remainders[i] = m_days.roots[i] - stats::sampleQuantile(near, .5) * profileOf(i);
        }
    }

    void findStrengths() {
        findProfiles();
        findRemainders();
        m_strengths.assign(m_days.count(), 0);
        std::int32_t known = -1;
        std::array<double, 2> scales{}; // below, above
        for (std::size_t i = 0; i < m_days.count(); ++i) {
            if (m_isKnown[i] == 0)
                continue;
            if (const auto now = m_days.places[i] / block; now != known) {
                known = now;
                std::array<std::vector<double>, 2> sides;
                const auto [from, end] = around(m_days, m_days.places[i], scaleReach);
                for (auto other = from; other < end; ++other)
                    if (m_isKnown[other] != 0 && m_remainders[other] != 0)
                        sides[m_remainders[other] > 0 ? 1 : 0].push_back(std::abs(m_remainders[other]));
                scales = {scaleOf(sides[0]), scaleOf(sides[1])};
            }
            m_strengths[i] = m_remainders[i] / scales[m_remainders[i] > 0 ? 1 : 0];
        }
    }

    /// The outlier day and what belongs to it on either side, from `least` on.
    [[nodiscard]] Range runAround(std::size_t i, std::size_t least) const {
        const auto belongs = [&](std::size_t other) {
            return m_strengths[i] > 0 ? m_strengths[other] >= joins : m_strengths[other] <= -joins;
        };
        Range run{i, i + 1};
        while (run.first > least && belongs(run.first - 1))
            --run.first;
        while (run.end < m_days.count() && belongs(run.end))
            ++run.end;
        return run;
    }

    [[nodiscard]] std::vector<std::size_t> referenceOf(Range run) const {
        std::vector<std::size_t> reference;
        for (auto i = run.first; i > 0 && reference.size() < sideDays;)
            if (m_isFound[--i] == 0)
                reference.push_back(i);
        const auto most = reference.size() + sideDays;
        for (auto i = run.end; i < m_days.count() && reference.size() < most; ++i)
            if (m_isFound[i] == 0)
                reference.push_back(i);
        return reference;
    }

    [[nodiscard]] Outlier outlierOf(Range run) const {
        Outlier found;
        found.category = m_panel.categories[m_category];
        found.first = m_panel.firstDay + m_days.places[run.first];
        found.last = m_panel.firstDay + m_days.places[run.end - 1];
        found.days = static_cast<std::int32_t>(run.end - run.first);
        found.isHigh = m_strengths[run.first] > 0;
        const auto rates = dailyRates(m_panel, m_category, m_days, referenceOf(run), profileAt(run.first));
        double weight = 0;
        for (auto i = run.first; i < run.end; ++i) {
            const auto place = static_cast<std::size_t>(m_days.places[i]);
            found.units += Quantity::fromRaw(m_panel.of(m_panel.units, m_category)[place]);
            found.money += Money::fromRaw(m_panel.of(m_panel.revenue, m_category)[place]);
            found.strength = std::max(found.strength, std::abs(m_strengths[i]));
            weight += profileOf(i) * profileOf(i);
        }
        found.expectedUnits = Quantity::fromDouble(weight * rates.units);
        found.expectedMoney = Money::fromDouble(weight * rates.revenue);
        return found;
    }

    const data::Panel& m_panel;
    std::size_t m_category;
    UsualDays m_days;
    std::vector<WeekdayProfile> m_profiles; ///< by block of the panel's days
    std::vector<double> m_remainders, m_strengths;
    std::vector<char> m_isKnown, m_isFound;
};

} // namespace

Result<std::vector<Outlier>> findOutliers(const data::Panel& panel, const RunContext& context) {
    const auto open = openDays(panel);
    std::vector<std::vector<Outlier>> found(panel.categories.size());
    PLANWRIGHT_TRY(parallelFor(found.size(), context, [&](std::size_t category) -> Status {
        found[category] = Search(panel, open, category).run();
        return {};
    }));
    std::vector<Outlier> all;
    for (auto& category : found)
        std::ranges::move(category, std::back_inserter(all));
    return all;
}

std::optional<Outlier> describeDays(const data::Panel& panel, const std::string& category, Date first, Date last) {
    const auto number = data::categoryOf(panel, category);
    if (!number)
        return std::nullopt;
    const auto open = openDays(panel);
    return Search(panel, open, *number).describe(first, last);
}

std::optional<NearDay> specialDayNear(Date first, Date last, std::span<const SpecialDayEdit> own) {
    std::optional<NearDay> nearest;
    std::int32_t least = nearDays + 1;
    const auto offer = [&](NearDay day) {
        const auto distance = std::max({0, first - day.date, day.date - last});
        if (distance < least) {
            least = distance;
            nearest = std::move(day);
        }
    };
    for (const auto& day : own)
        if (!day.remove)
            offer({day.name, day.date, std::nullopt});
    const int until = static_cast<int>((last + nearDays).ymd().year());
    for (int year = static_cast<int>((first - nearDays).ymd().year()); year <= until; ++year)
        for (std::size_t day = 0; day < specialDayCount; ++day) {
            const auto rule = static_cast<SpecialDay>(day);
            offer({std::string(words.at(day)), dateOf(rule, year), rule});
        }
    return nearest;
}

} // namespace planwright::features
