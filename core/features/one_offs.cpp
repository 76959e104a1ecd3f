#include "core/features/one_offs.h"

#include "core/base/money.h"
#include "core/data/types/panel_category.h"
#include "core/features/usual_days.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

namespace planwright::features {
namespace {

constexpr std::int32_t profileDays = 182; // before

/// The panel's days of a one-off: [first, end), empty where it lies outside.
struct Places {
    std::int32_t first = 0, end = 0;
};
Places placesOf(const data::Panel& panel, const OneOff& oneOff) {
    const auto at = [&](Date day) { return std::clamp(day - panel.firstDay, 0, panel.dayCount); };
    return {at(oneOff.first), at(oneOff.last + 1)};
}

/// Corrects the one-offs of one category.
class Corrector {
public:
    Corrector(const data::Panel& panel, std::span<const char> open, std::size_t category)
        : m_panel(panel)
        , m_open(open)
        , m_category(category)
        , m_isOneOff(static_cast<std::size_t>(panel.dayCount), 0) {}

    void mark(Places places) { std::fill(m_isOneOff.begin() + places.first, m_isOneOff.begin() + places.end, char{1}); }
    /// Appends the corrected days; a reason where there are none.
    [[nodiscard]] std::string correct(Places places, std::vector<CorrectedDay>& out) const {
        const auto before = usualDays(m_panel, m_open, m_category, places.first, m_isOneOff);
        if (before.count() < fewestDaysBefore)
            return "Fewer than 28 days of sales lie before it, so what was usual cannot be told.";
        const auto profile =
            weekdayProfile(before, roughLevels(before), before.within(places.first - profileDays, places.first));
        std::vector<std::size_t> last(fewestDaysBefore);
        std::iota(last.begin(), last.end(), before.count() - fewestDaysBefore);
        const auto rates = dailyRates(m_panel, m_category, before, last, profile);
        if (rates.units <= 0)
            return "Nothing was sold on the 28 days before it, so what was usual cannot be told.";
        const auto daysThere = out.size();
        for (auto place = places.first; place < places.end; ++place) {
            if (m_open[static_cast<std::size_t>(place)] == 0)
                continue;
            const auto day = m_panel.firstDay + place;
            const auto root = profile[static_cast<std::size_t>(day.weekday())];
            const auto weight = root * root;
            out.push_back({m_panel.categories[m_category], day, Quantity::fromDouble(weight * rates.units).raw,
                           Money::fromDouble(weight * rates.revenue).raw, std::llround(weight * rates.orders),
                           std::llround(weight * rates.customers)});
        }
        return out.size() > daysThere ? std::string() : "The shop was closed on these days.";
    }

private:
    const data::Panel& m_panel;
    std::span<const char> m_open;
    std::size_t m_category;
    std::vector<char> m_isOneOff; ///< by day of the panel
};

} // namespace

OneOffCorrections correctOneOffs(const data::Panel& panel, std::span<const OneOff> oneOffs) {
    OneOffCorrections result;
    result.reasons.resize(oneOffs.size());
    if (oneOffs.empty())
        return result;
    const auto open = openDays(panel);
    std::map<std::size_t, Corrector> correctors;
    for (const auto& oneOff : oneOffs)
        if (const auto category = data::categoryOf(panel, oneOff.category))
            correctors.try_emplace(*category, panel, open, *category).first->second.mark(placesOf(panel, oneOff));
    auto& days = result.corrections.days;
    for (std::size_t i = 0; i < oneOffs.size(); ++i) {
        const auto category = data::categoryOf(panel, oneOffs[i].category);
        const auto places = placesOf(panel, oneOffs[i]);
        result.reasons[i] = !category                    ? "The data hold no such category."
                            : places.first >= places.end ? "The data do not reach these days."
                                                         : correctors.at(*category).correct(places, days);
    }
    std::ranges::stable_sort(
        days, [](const auto& a, const auto& b) { return std::tie(a.category, a.day) < std::tie(b.category, b.day); });
    days.erase(std::unique(days.begin(), days.end(),
                           [](const auto& a, const auto& b) {
                               return std::tie(a.category, a.day) == std::tie(b.category, b.day);
                           }),
               days.end());
    return result;
}

data::Panel learntPanel(const data::Panel& panel, const HistoryCorrections& corrections) {
    auto learnt = panel;
    for (const auto& day : corrections.days) {
        const auto category = data::categoryOf(panel, day.category);
        const auto place = day.day - panel.firstDay;
        if (!category || place < 0 || place >= panel.dayCount)
            continue;
        const auto at = *category * static_cast<std::size_t>(panel.dayCount) + static_cast<std::size_t>(place);
        learnt.units[at] = day.units;
        learnt.revenue[at] = day.revenue;
        learnt.orders[at] = day.orders;
        learnt.customers[at] = day.customers;
    }
    return learnt;
}

} // namespace planwright::features
