#include "core/decisions/budget_allocation.h"

#include "core/base/money.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace planwright::decisions {
namespace {

double sum(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

std::vector<double> collect(std::span<const SpendBox> boxes, double SpendBox::*member) {
    std::vector<double> values;
    values.reserve(boxes.size());
    for (const auto& box : boxes)
        values.push_back(box.*member);
    return values;
}

// What the next currency unit returns at spend `at`.
double marginal(const SpendBox& box, double at) {
    return box.value * box.elasticity / box.spend * std::pow(at / box.spend, box.elasticity - 1);
}

double spendAt(const SpendBox& box, double lambda) {
    const double ratio = box.value * box.elasticity / (lambda * box.spend);
    const double free = ratio > 0 ? box.spend * std::pow(ratio, 1 / (1 - box.elasticity)) : 0.0;
    return std::clamp(free, box.low, box.high);
}

std::vector<double> spendsAt(std::span<const SpendBox> boxes, double lambda) {
    std::vector<double> spend;
    spend.reserve(boxes.size());
    for (const auto& box : boxes)
        spend.push_back(spendAt(box, lambda));
    return spend;
}

// The budget lies outside what the boxes can hold, or just at an end.
std::optional<Allocation> allocateAtEnds(std::span<const SpendBox> boxes, double budget) {
    auto low = collect(boxes, &SpendBox::low);
    auto high = collect(boxes, &SpendBox::high);
    const double tolerance = 1e-9 * std::max(1.0, budget);
    if (sum(high) <= budget + tolerance)
        return Allocation{high, sum(high) < budget - tolerance ? BudgetFit::AboveCeilings : BudgetFit::Exact, 0.0};
    if (sum(low) > budget + tolerance)
        return Allocation{low, BudgetFit::BelowFloors, std::nullopt};
    if (sum(low) >= budget - tolerance) {
        double next = 0;
        for (const auto& box : boxes)
            next = box.high > box.low ? std::max(next, marginal(box, box.low)) : next;
        return Allocation{low, BudgetFit::Exact, next};
    }
    return std::nullopt;
}

// Raises by room whatever may still rise until the sum is the budget.
void fillByRoom(std::span<const SpendBox> boxes, double budget, std::vector<double>& spend) {
    double room = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i)
        room += boxes[i].high - spend[i];
    const double share = room > 0 ? std::min(1.0, (budget - sum(spend)) / room) : 0.0;
    for (std::size_t i = 0; i < boxes.size(); ++i)
        spend[i] += share * (boxes[i].high - spend[i]);
}

} // namespace

Allocation allocateByMarginals(std::span<const SpendBox> boxes, double budget) {
    if (auto ends = allocateAtEnds(boxes, budget))
        return *std::move(ends);
    double below = 0; // lambda so small that everything of value stands at its upper end
    double above = 0; // so large that everything stands at its lower end
    for (const auto& box : boxes) {
        if (const double least = marginal(box, box.high); least > 0) {
            below = below > 0 ? std::min(below, least) : least;
            above = std::max(above, marginal(box, box.low));
        }
    }
    auto spend = below > 0 ? spendsAt(boxes, below) : collect(boxes, &SpendBox::low);
    if (sum(spend) <= budget) {
        fillByRoom(boxes, budget, spend);
        return {std::move(spend), BudgetFit::Exact, 0.0};
    }
    constexpr int enough = 200;
    for (int i = 0; i < enough && above > below * (1 + 4e-16); ++i) {
        const double middle = std::sqrt(below) * std::sqrt(above);
        if (middle <= below || middle >= above)
            break;
        if (sum(spendsAt(boxes, middle)) > budget)
            below = middle;
        else
            above = middle;
    }
    return {spendsAt(boxes, above), BudgetFit::Exact, above};
}

Allocation allocateByRules(std::span<const SpendBox> boxes, double budget) {
    if (auto ends = allocateAtEnds(boxes, budget)) {
        ends->shadowPrice.reset();
        return *std::move(ends);
    }
    const auto spends = [&](double mu) {
        std::vector<double> spend;
        for (const auto& box : boxes)
            spend.push_back(std::clamp(box.spend * (1 + box.action + mu), box.low, box.high));
        return spend;
    };
    double below = 0;
    double above = 0;
    for (const auto& box : boxes) {
        below = std::min(below, box.low / box.spend - 1 - box.action);
        above = std::max(above, box.high / box.spend - 1 - box.action);
    }
    constexpr int enough = 200;
    for (int i = 0; i < enough; ++i) {
        const double middle = (below + above) / 2;
        if (middle <= below || middle >= above)
            break;
        (sum(spends(middle)) > budget ? above : below) = middle;
    }
    return {spends(below), BudgetFit::Exact, std::nullopt};
}

std::vector<double> roundToMoney(std::span<const double> spend, std::span<const double> high, double total) {
    const auto unit = static_cast<double>(Money::scale);
    std::vector<std::int64_t> raw(spend.size());
    std::vector<double> rest(spend.size());
    std::vector<std::size_t> order(spend.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::int64_t left = Money::fromDouble(total).raw;
    for (std::size_t i = 0; i < spend.size(); ++i) {
        const double scaled = spend[i] * unit;
        raw[i] = static_cast<std::int64_t>(std::floor(scaled + 1e-6));
        rest[i] = scaled - static_cast<double>(raw[i]);
        left -= raw[i];
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rest[a] > rest[b]; });
    const std::int64_t step = left < 0 ? -1 : 1;
    bool moved = true;
    while (left != 0 && moved) {
        moved = false;
        for (std::size_t i = 0; i < order.size() && left != 0; ++i) {
            const auto at = step > 0 ? order[i] : order[order.size() - 1 - i];
            const auto ceiling = static_cast<std::int64_t>(std::floor(high[at] * unit + 1e-6));
            if (step > 0 ? raw[at] >= ceiling : raw[at] <= 0)
                continue;
            raw[at] += step;
            left -= step;
            moved = true;
        }
    }
    std::vector<double> rounded(spend.size());
    for (std::size_t i = 0; i < spend.size(); ++i)
        rounded[i] = Money::fromRaw(raw[i]).toDouble();
    return rounded;
}

} // namespace planwright::decisions
