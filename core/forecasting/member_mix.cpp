#include "core/forecasting/mean_reconciliation.h"
#include "core/forecasting/month_forecast.h"

#include <fmt/format.h>

#include <algorithm>

namespace planwright::forecasting {
namespace {

struct Answer {
    const Member* member;
    PointForecasts points;
};

/// One category's mix for all horizons, or empty where no member answered. `weights` are the members'.
std::vector<double> mixOf(const std::vector<Answer>& answers, const std::vector<double>& weights, std::size_t category,
                          std::size_t horizons) {
    std::vector<double> sum(horizons);
    double weight = 0;
    for (std::size_t m = 0; m < answers.size(); ++m) {
        const auto& means = answers[m].points[category].mean;
        if (weights[m] <= 0 || means.size() < horizons)
            continue;
        weight += weights[m];
        for (std::size_t h = 0; h < horizons; ++h)
            sum[h] += weights[m] * means[h];
    }
    for (auto& value : sum)
        value /= weight > 0 ? weight : 1;
    if (weight > 0)
        return sum;
    for (const auto& answer : answers) {
        const auto& means = answer.points[category].mean;
        if (means.size() >= horizons)
            return {means.begin(), means.begin() + static_cast<std::ptrdiff_t>(horizons)};
    }
    return {};
}

/// Who reads planned days among those that mixOf() weighs.
void addReaders(MixedPoints& mixed, const std::vector<Answer>& answers, const std::vector<double>& weights,
                std::size_t category) {
    double all = 0;
    for (std::size_t m = 0; m < answers.size(); ++m) {
        if (weights[m] <= 0 || answers[m].points[category].mean.size() < mixed.means.size())
            continue;
        all += weights[m];
        if (!answers[m].member->fitted->readsPlannedDays())
            continue;
        mixed.readShares[category] += weights[m];
        mixed.readers[category] += (mixed.readers[category].empty() ? "" : ", ") + answers[m].member->name;
    }
    mixed.readShares[category] /= all > 0 ? all : 1;
}

} // namespace

const CategoryMix* exceptionOf(const TrainedModel& model, const std::string& category) {
    const auto found = std::ranges::find(model.exceptions, category, &CategoryMix::category);
    return found == model.exceptions.end() ? nullptr : &*found;
}

std::vector<double> memberWeights(const TrainedModel& model, const std::string& category) {
    if (const auto* exception = exceptionOf(model, category))
        return exception->weights;
    std::vector<double> weights;
    for (const auto& member : model.members)
        weights.push_back(member.weight);
    return weights;
}

Result<MixedPoints> mixMembers(const TrainedModel& model, const features::CausalView& view, int horizonMonths,
                               const RunContext& context) {
    const auto horizons = static_cast<std::size_t>(horizonMonths);
    const auto categories = view.categoryCount();
    MixedPoints mixed{std::vector(horizons, std::vector<double>(categories)),
                      std::vector<std::vector<FailedAttempt>>(categories), std::vector<std::string>(categories),
                      std::vector<double>(categories), std::vector<std::string>(categories)};
    std::vector<Answer> answers;
    for (const auto& member : model.members) {
        PLANWRIGHT_ASSIGN(auto points, member.fitted->predict(view, horizonMonths, context));
        answers.push_back({&member, std::move(points)});
    }
    for (std::size_t c = 0; c < categories; ++c) {
        const auto weights = memberWeights(model, view.category(c));
        for (std::size_t m = 0; m < answers.size(); ++m) {
            const auto& points = answers[m].points[c];
            if (!points.failure.empty())
                mixed.failed[c].push_back({answers[m].member->name, points.failure});
            if (!points.note.empty() && weights[m] > 0)
                mixed.notes[c] += fmt::format(" {}: {}", answers[m].member->name, points.note);
        }
        addReaders(mixed, answers, weights, c);
        const auto means = mixOf(answers, weights, c, horizons);
        if (means.empty())
            return Error(
                ErrorCode::InsufficientData,
                fmt::format("No model could forecast the category \"{}\": it needs more history.", view.category(c)));
        for (std::size_t h = 0; h < horizons; ++h)
            mixed.means[h][c] = means[h];
    }
    if (model.reconciliation != nullptr)
        PLANWRIGHT_TRY(reconcileMeans(mixed, *model.reconciliation, view, context));
    return mixed;
}

} // namespace planwright::forecasting
