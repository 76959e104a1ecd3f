#pragma once

#include "core/base/result.h"
#include "core/data/types/panel.h"
#include "core/features/history_corrections.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace planwright::features {

/// A panel in the doubles that models compute with: `demand` is the chosen measure in units or currency units.
/// Blocks are category-major, element (c, d) at c * dayCount + d, as in data::Panel.
struct History {
    Date firstDay;
    std::int32_t dayCount = 0;
    std::vector<std::string> categories;
    Month firstCompleteMonth;
    Month lastCompleteMonth;
    data::Measure measure = data::Measure::Units;
    std::vector<double> demand;
    std::vector<double> revenue;
    std::vector<double> orders;
    std::vector<double> customers;
    std::vector<double> discounts;             ///< currency units; empty: none is stated
    std::vector<double> promoted;              ///< currency units bought in a campaign; empty: none is named
    std::vector<data::PlannedDay> plannedDays; ///< by date
    std::vector<double> actual; ///< `demand` as it was, for scoring; empty where nothing is corrected: then it is that

    [[nodiscard]] const std::vector<double>& actualDemand() const { return actual.empty() ? demand : actual; }
};

/// With the corrections in place of what was sold on their days, in every measure but `actual`.
/// InsufficientData if the panel holds no complete month.
[[nodiscard]] Result<History> makeHistory(const data::Panel& panel, data::Measure measure,
                                          const HistoryCorrections& corrections = {});

/// The leakage guard: a history as it was known at the end of `origin`. Every span ends with the origin's day, so code
/// that is handed a CausalView cannot read a day after it. A view: the History must outlive it.
class CausalView {
public:
    /// InvalidArgument if the origin's last day lies outside the history, or before its first complete month ends.
    [[nodiscard]] static Result<CausalView> at(const History& history, Month origin);

    [[nodiscard]] Month origin() const { return m_origin; }
    [[nodiscard]] Date firstDay() const { return m_history->firstDay; }
    [[nodiscard]] Date lastDay() const { return m_origin.lastDay(); }
    [[nodiscard]] std::size_t dayCount() const { return m_dayCount; } ///< firstDay .. lastDay, both included
    [[nodiscard]] Month firstMonth() const { return m_history->firstCompleteMonth; }
    /// Complete months from firstMonth() to origin().
    [[nodiscard]] std::size_t monthCount() const { return static_cast<std::size_t>(m_origin - firstMonth() + 1); }
    [[nodiscard]] std::size_t categoryCount() const { return m_history->categories.size(); }
    [[nodiscard]] const std::string& category(std::size_t c) const { return m_history->categories[c]; }
    [[nodiscard]] data::Measure measure() const { return m_history->measure; }

    [[nodiscard]] std::span<const double> demand(std::size_t c) const { return cut(m_history->demand, c); }
    [[nodiscard]] std::span<const double> revenue(std::size_t c) const { return cut(m_history->revenue, c); }
    [[nodiscard]] std::span<const double> orders(std::size_t c) const { return cut(m_history->orders, c); }
    [[nodiscard]] std::span<const double> customers(std::size_t c) const { return cut(m_history->customers, c); }
    /// Empty where the events state no discount, or name no campaign.
    [[nodiscard]] std::span<const double> discounts(std::size_t c) const { return cutIfAny(m_history->discounts, c); }
    [[nodiscard]] std::span<const double> promoted(std::size_t c) const { return cutIfAny(m_history->promoted, c); }
    /// All of them, also those after the origin: they are planned, not found out.
    [[nodiscard]] std::span<const data::PlannedDay> plannedDays() const { return m_history->plannedDays; }

    /// Day by day as it was, whatever is corrected.
    [[nodiscard]] std::span<const double> actual(std::size_t c) const { return cut(m_history->actualDemand(), c); }
    [[nodiscard]] bool isCorrected() const { return !m_history->actual.empty(); }

    /// Sums of `demand` by complete month, firstMonth() .. origin().
    [[nodiscard]] std::vector<double> monthlyDemand(std::size_t c) const { return monthlySums(demand(c)); }
    /// The same as it was, whatever is corrected: to be reported and scored against, not to be learnt from.
    [[nodiscard]] std::vector<double> monthlyActual(std::size_t c) const {
        return monthlySums(cut(m_history->actualDemand(), c));
    }

private:
    CausalView(const History& history, Month origin, std::size_t dayCount)
        : m_history(&history)
        , m_origin(origin)
        , m_dayCount(dayCount) {}
    [[nodiscard]] std::vector<double> monthlySums(std::span<const double> days) const;
    [[nodiscard]] std::span<const double> cut(const std::vector<double>& block, std::size_t c) const {
        return std::span(block).subspan(c * static_cast<std::size_t>(m_history->dayCount), m_dayCount);
    }
    [[nodiscard]] std::span<const double> cutIfAny(const std::vector<double>& block, std::size_t c) const {
        return block.empty() ? std::span<const double>() : cut(block, c);
    }

    const History* m_history;
    Month m_origin;
    std::size_t m_dayCount;
};

/// Categories that are added up, by number, and what their sum is called.
struct CategoryGroup {
    std::string name;
    std::vector<std::size_t> categories;
};

/// A history whose categories are the groups, up to the view's origin. Orders and customers are added up too, so that
/// one who bought in two categories of a group counts twice.
[[nodiscard]] History summedHistory(const CausalView& view, const std::vector<CategoryGroup>& groups);

} // namespace planwright::features
