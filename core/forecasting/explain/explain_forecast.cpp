#include "core/forecasting/explain/explain_forecast.h"

#include "core/forecasting/explain/sentence.h"
#include "core/forecasting/month_forecast.h"
#include "core/forecasting/trained_model_data.h"

#include <algorithm>
#include <map>

namespace planwright::forecasting {
namespace {

/// What one member said and why, by category.
struct Answer {
    PointForecasts points;
    std::vector<CategoryParts> parts;
};

Result<std::vector<Answer>> askMembers(const TrainedModel& model, const features::CausalView& view, int horizonMonths,
                                       const RunContext& context) {
    std::vector<Answer> answers;
    for (const auto& member : model.members) {
        PLANWRIGHT_ASSIGN(auto points, member.fitted->predict(view, horizonMonths, context));
        PLANWRIGHT_ASSIGN(auto parts, member.fitted->explain(view, horizonMonths, context));
        answers.push_back({std::move(points), std::move(parts)});
    }
    return answers;
}

/// The last complete month of a category, in the three ways it is seen.
struct LastMonth {
    double learnt = 0;   ///< with one-off days corrected, floored at 0
    double reported = 0; ///< as the forecast says it
};

/// One member's parts of one point, beginning with the last month as it is reported.
Parts reportedParts(const CategoryParts& said, std::size_t month, double point, const LastMonth& last) {
    Parts parts;
    if (month < said.size())
        parts = said[month];
    else
        parts[PartKind::LastMonth] = last.learnt;
    parts[PartKind::RecentLevel] += parts[PartKind::LastMonth] - last.learnt;
    parts[PartKind::OneOffDays] += last.learnt - last.reported;
    parts[PartKind::LastMonth] = last.reported;
    parts.closeTo(point);
    return parts;
}

/// The members' parts as mixMembers() weighs their points.
Parts mixedParts(const std::vector<Answer>& answers, const std::vector<double>& memberWeights, std::size_t category,
                 std::size_t month, std::size_t months, const LastMonth& last) {
    const auto answersFully = [&](const Answer& answer) { return answer.points[category].mean.size() >= months; };
    const auto add = [&](Parts& sum, const Answer& answer, double weight) {
        sum.add(reportedParts(answer.parts[category], month, answer.points[category].mean[month], last), weight);
    };
    double weights = 0;
    for (std::size_t m = 0; m < answers.size(); ++m)
        weights += answersFully(answers[m]) ? memberWeights[m] : 0;
    Parts sum;
    for (std::size_t m = 0; m < answers.size(); ++m)
        if (memberWeights[m] > 0 && answersFully(answers[m]))
            add(sum, answers[m], memberWeights[m] / weights);
    const auto filler = std::ranges::find_if(answers, answersFully);
    if (weights <= 0 && filler != answers.end())
        add(sum, *filler, 1);
    sum[PartKind::LastMonth] = last.reported; // as it is in each of them
    return sum;
}

Parts analogueParts(double lastMonth, double point) {
    Parts parts;
    parts[PartKind::LastMonth] = lastMonth;
    parts[PartKind::Analogue] = point - lastMonth;
    return parts;
}

/// A part for each known input; the last takes what rounding leaves, so that they add up to `sum`.
void addKnown(std::vector<Part>& parts, std::vector<Part> known, double sum) {
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (i + 1 == known.size())
            known[i].units = sum;
        sum -= known[i].units;
        parts.push_back(std::move(known[i]));
    }
}

Explanation inWords(const Parts& parts, const ExplainedMonth& about, const std::vector<Part>& known) {
    Explanation explanation;
    for (std::size_t k = 0; k < partKindCount; ++k) {
        const auto kind = static_cast<PartKind>(k);
        if (kind == PartKind::KnownInAdvance && !known.empty())
            addKnown(explanation.parts, known, parts[kind]);
        else if (kind == PartKind::LastMonth || parts[kind] != 0)
            explanation.parts.push_back({kind, partLabel(kind, about), parts[kind]});
    }
    explanation.sentence = explanationSentence(explanation.parts, about);
    return explanation;
}

/// By category name, and under an empty one for the total: what is known of one month, an input a part.
using KnownParts = std::map<std::string, std::vector<Part>, std::less<>>;

KnownParts knownParts(const ForecastSet& set, Month month) {
    KnownParts known;
    std::vector<const KnownInput*> inputs; // of the total's parts
    for (const auto& effect : set.known) {
        if (effect.month != month)
            continue;
        const Part part{PartKind::KnownInAdvance, describe(effect.input), effect.units};
        known[effect.category].push_back(part);
        auto& total = known[""];
        const auto same = std::ranges::find_if(inputs, [&](const auto* input) { return *input == effect.input; });
        if (same != inputs.end()) {
            total[static_cast<std::size_t>(same - inputs.begin())].units += effect.units;
            continue;
        }
        inputs.push_back(&effect.input);
        total.push_back(part);
    }
    return known;
}

double sumOf(const std::vector<Part>& parts) {
    double sum = 0;
    for (const auto& part : parts)
        sum += part.units;
    return sum;
}

std::string_view likeOf(const TrainedModel& model, const CategoryForecast& forecast) {
    const auto analogue = std::ranges::find(model.analogues, forecast.category, &Analogue::category);
    return forecast.model == analogueModel && analogue != model.analogues.end() ? std::string_view(analogue->like)
                                                                                : std::string_view();
}

bool isOf(const ForecastSet& set, const features::CausalView& view) {
    return !set.months.empty() && set.lastCompleteMonth == view.origin() &&
           std::ranges::all_of(
               set.months, [&](const MonthForecast& month) { return month.categories.size() == view.categoryCount(); });
}

} // namespace

Result<std::vector<MonthExplanation>> explainForecast(const TrainedModel& model, const data::Panel& panel,
                                                      const ForecastSet& set, const RunContext& context,
                                                      const features::HistoryCorrections& corrections) {
    PLANWRIGHT_ASSIGN(const auto history, features::makeHistory(panel, model.measure, corrections));
    PLANWRIGHT_ASSIGN(const auto view, features::CausalView::at(history, history.lastCompleteMonth));
    if (!isOf(set, view))
        return Error(ErrorCode::InvalidArgument, "The forecast to explain is not of this history.");
    const auto months = set.months.size();
    PLANWRIGHT_ASSIGN(const auto answers, askMembers(model, view, static_cast<int>(months), context));
    std::vector<LastMonth> last;
    for (std::size_t c = 0; c < view.categoryCount(); ++c)
        last.push_back({std::max(view.monthlyDemand(c).back(), 0.0), set.months.front().categories[c].lastMonth});

    std::vector<MonthExplanation> explained(months);
    for (std::size_t h = 0; h < months; ++h) {
        const auto& month = set.months[h];
        ExplainedMonth about{{}, view.origin(), month.month, model.measure, {}};
        Parts total;
        auto known = knownParts(set, month.month);
        for (std::size_t c = 0; c < view.categoryCount(); ++c) {
            const auto& forecast = month.categories[c];
            const auto& ahead = known[forecast.category];
            const double added = sumOf(ahead);
            auto parts = forecast.model == analogueModel
                             ? analogueParts(last[c].reported, forecast.demand.mean - added)
                             : mixedParts(answers, memberWeights(model, forecast.category), c, h, months, last[c]);
            if (model.reconciliation != nullptr && forecast.model != analogueModel)
                parts[PartKind::Totals] = forecast.demand.mean - added - parts.sum();
            // Its members know nothing of what is known: they are explained as they were asked.
            parts.closeTo(forecast.demand.mean - added);
            if (!ahead.empty()) {
                parts[PartKind::KnownInAdvance] = added;
                parts.closeTo(forecast.demand.mean);
            }
            total.add(parts);
            about.category = forecast.category;
            about.like = likeOf(model, forecast);
            explained[h].categories.push_back(inWords(parts, about, ahead));
        }
        // Where a category took back more than it sold, the total's last month is less than the sum of theirs.
        total[PartKind::RecentLevel] += total[PartKind::LastMonth] - month.total.lastMonth;
        total[PartKind::LastMonth] = month.total.lastMonth;
        total.closeTo(month.total.demand.mean);
        about.category = "All categories";
        about.like = {};
        explained[h].total = inWords(total, about, known[""]);
    }
    return explained;
}

} // namespace planwright::forecasting
