#include "core/forecasting/past_fits.h"

#include <fmt/format.h>

#include <span>

namespace planwright::forecasting {
namespace {

Sha256 headOf(const features::History& history) {
    Sha256 head;
    head.update(fmt::format("planwright-history-1\n{}\n{}\n{}\n", history.firstDay.toString(),
                            history.firstCompleteMonth.toString(), static_cast<int>(history.measure)));
    for (const auto& category : history.categories)
        head.update(fmt::format("{}:{}\n", category.size(), category));
    for (const auto& day : history.plannedDays)
        head.update(fmt::format("{} {}\n", day.date.toString(), day.weight));
    return head;
}

} // namespace

std::vector<Sha256Digest> knownAtMonths(const features::History& history) {
    std::vector<Sha256Digest> hashes;
    auto before = headOf(history).finish();
    const auto days = static_cast<std::size_t>(history.dayCount);
    std::size_t first = 0;
    for (auto month = history.firstCompleteMonth; month <= history.lastCompleteMonth; month = month + 1) {
        const auto end = static_cast<std::size_t>(month.lastDay() - history.firstDay + 1);
        Sha256 sha;
        sha.update(std::as_bytes(std::span(before)));
        for (const auto* measure : {&history.demand, &history.revenue, &history.orders, &history.customers,
                                    &history.discounts, &history.promoted})
            for (std::size_t c = 0; c < history.categories.size() && !measure->empty(); ++c)
                sha.update(std::as_bytes(std::span(*measure).subspan(c * days + first, end - first)));
        before = sha.finish();
        hashes.push_back(before);
        first = end;
    }
    return hashes;
}

std::string pastFitKey(const Sha256Digest& known, std::string_view model, int horizonMonths, std::uint64_t seed) {
    return fmt::format("{} {} {} {}", model, horizonMonths, seed, toHex(known));
}

} // namespace planwright::forecasting
