#include "core/forecasting/analogue.h"

#include "core/forecasting/trained_model_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace planwright::forecasting {

Status checkAnalogues(const Analogues& analogues) {
    std::set<std::string> categories;
    const auto wrong = [](std::string sentence, const char* field) {
        return Error(ErrorCode::InvalidArgument, std::move(sentence), {"", 0, field});
    };
    for (const auto& analogue : analogues) {
        if (analogue.category.empty() || analogue.like.empty())
            return wrong("Name the category, and the one that it is like.", "category");
        if (analogue.category == analogue.like)
            return wrong(fmt::format("{} cannot be forecast like itself.", analogue.category), "like");
        if (!std::isfinite(analogue.factor) || analogue.factor <= 0 || analogue.factor > largestAnalogueFactor)
            return wrong("The factor must be above 0 and at most 1,000.", "factor");
        if (!categories.insert(analogue.category).second)
            return wrong(fmt::format("{} is forecast like two others: choose one.", analogue.category), "category");
    }
    for (const auto& analogue : analogues)
        if (categories.contains(analogue.like))
            return wrong(fmt::format("{} is itself forecast like another category: choose one with a forecast of its "
                                     "own for {}.",
                                     analogue.like, analogue.category),
                         "like");
    return {};
}

Analogues withAnalogue(Analogues analogues, const Analogue& analogue) {
    std::erase_if(analogues, [&](const Analogue& other) { return other.category == analogue.category; });
    analogues.push_back(analogue);
    std::ranges::sort(analogues, {}, &Analogue::category);
    return analogues;
}

std::shared_ptr<const TrainedModel> withAnalogues(const TrainedModel& model, Analogues analogues) {
    auto copy = std::make_shared<TrainedModel>(model);
    std::ranges::sort(analogues, {}, &Analogue::category);
    copy->analogues = std::move(analogues);
    return copy;
}

const Analogues& analoguesOf(const TrainedModel& model) {
    return model.analogues;
}

} // namespace planwright::forecasting
