#pragma once

#include "core/base/result.h"

#include <memory>
#include <string>
#include <vector>

namespace planwright::forecasting {

class TrainedModel;

/// What a planner knows of a category whose own past says too little: it is forecast as `factor` times what `like` is.
struct Analogue {
    std::string category, like;
    double factor = 1;

    friend bool operator==(const Analogue&, const Analogue&) = default;
};
/// By category, each at most once; none is like one that has an analogue itself.
using Analogues = std::vector<Analogue>;

/// The name of what forecasts such a category, and the flag that it carries.
inline constexpr auto analogueModel = "analogue";
inline constexpr auto analogueFlag = "ANALOGUE";

inline constexpr double largestAnalogueFactor = 1000;

/// InvalidArgument, with a sentence, for two of a category, one like itself or like one of the others' categories, an
/// empty name, and a factor that is not above 0 and at most largestAnalogueFactor. Their order does not matter.
[[nodiscard]] Status checkAnalogues(const Analogues& analogues);

/// In place of what is said of its category, by category.
[[nodiscard]] Analogues withAnalogue(Analogues analogues, const Analogue& analogue);

/// The same model that forecasts so. Analogues whose category a panel does not have are of no effect on it; where the
/// other one is missing the category is forecast by itself, and its reason says so.
[[nodiscard]] std::shared_ptr<const TrainedModel> withAnalogues(const TrainedModel& model, Analogues analogues);
[[nodiscard]] const Analogues& analoguesOf(const TrainedModel& model);

} // namespace planwright::forecasting
