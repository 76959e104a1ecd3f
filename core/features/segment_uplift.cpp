#include "core/features/segment_uplift.h"

#include "core/base/money.h"

#include <cmath>

namespace planwright::features {
namespace {

double unitsBetween(const SegmentSums& sums, std::size_t from, std::size_t to) {
    return std::max(Quantity::fromRaw(sums.units[to] - sums.units[from]).toDouble(), 0.0);
}

SegmentUplift upliftOf(const SegmentSums& sums, std::ptrdiff_t day, std::ptrdiff_t baselineDays) {
    const auto end = sums.after(day);
    const auto middle = sums.after(day - upliftDays);
    const auto begin = sums.after(day - upliftDays - baselineDays);
    SegmentUplift result{sums.field, sums.value, unitsBetween(sums, middle, end), 0, none(Missing::NoSales)};
    const auto before = unitsBetween(sums, begin, middle);
    result.expected = before * upliftDays / static_cast<double>(baselineDays);
    const auto purchases = static_cast<double>(sums.purchases[end] - sums.purchases[begin]);
    if (purchases <= 0 || result.units + before <= 0)
        return result;
    const auto prior = upliftPrior * (result.units + before) / purchases;
    result.uplift = number((result.units + prior) / (result.expected + prior) - 1);
    return result;
}

std::ptrdiff_t baselineDaysAt(std::ptrdiff_t day) {
    return std::min<std::ptrdiff_t>(day + 1 - upliftDays, upliftBaselineDays);
}

/// Adds up one field's values.
class Summary {
public:
    void add(const SegmentUplift& uplift) {
        m_units += uplift.units;
        m_expected += uplift.expected;
        if (!uplift.uplift.known())
            return;
        if (!m_result.leader.known() || uplift.expected > m_leading) {
            m_result.leader = uplift.uplift;
            m_leading = uplift.expected;
        }
        if (!m_result.best.known() || uplift.uplift.value > m_result.best.value)
            m_result.best = uplift.uplift;
        if (!m_result.worst.known() || uplift.uplift.value < m_result.worst.value)
            m_result.worst = uplift.uplift;
    }
    void addShift(const SegmentUplift& uplift) {
        if (m_units > 0 && m_expected > 0)
            m_shift += std::abs(uplift.units / m_units - uplift.expected / m_expected) / 2;
    }
    [[nodiscard]] UpliftSummary finish() {
        if (m_units > 0 && m_expected > 0)
            m_result.mixShift = number(m_shift);
        return m_result;
    }
    static UpliftSummary missing(Missing why) { return {none(why), none(why), none(why), none(why)}; }

private:
    UpliftSummary m_result = missing(Missing::NoSales);
    double m_units = 0, m_expected = 0, m_leading = 0, m_shift = 0;
};

} // namespace

std::vector<SegmentUplift> segmentUplifts(const FeatureInputs& inputs, std::size_t category, std::ptrdiff_t day) {
    std::vector<SegmentUplift> uplifts;
    const auto baselineDays = baselineDaysAt(day);
    if (baselineDays < fewestBaselineDays)
        return uplifts;
    // A value that nobody has bought through yet does not exist yet.
    for (const auto& sums : inputs.segments[category])
        if (!sums.days.empty() && sums.days.front() <= day)
            uplifts.push_back(upliftOf(sums, day, baselineDays));
    return uplifts;
}

UpliftSummaries summariseUplifts(const FeatureInputs& inputs, std::size_t category, std::ptrdiff_t day) {
    std::array<Summary, data::segmentFields.size()> fields;
    const auto uplifts = segmentUplifts(inputs, category, day);
    for (const auto& uplift : uplifts)
        fields[uplift.field].add(uplift);
    for (const auto& uplift : uplifts)
        fields[uplift.field].addShift(uplift);
    UpliftSummaries summaries;
    for (std::size_t field = 0; field < fields.size(); ++field) {
        if (inputs.segmentsFrom[field] > day)
            summaries[field] = Summary::missing(Missing::NotRecorded);
        else if (baselineDaysAt(day) < fewestBaselineDays)
            summaries[field] = Summary::missing(Missing::ShortHistory);
        else
            summaries[field] = fields[field].finish();
    }
    return summaries;
}

} // namespace planwright::features
