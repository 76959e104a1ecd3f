#pragma once

#include "core/base/date.h"
#include "core/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::forecasting {

/// What a monthly method learnt of one category: which of its forms, and that form's numbers (finite, in the method's
/// own order). Where it could not learn, `failure` is a sentence and the rest is empty.
struct MonthlyParameters {
    std::string form;
    std::vector<double> values;
    std::string failure;
};

/// The saved form that all models of this folder share: versioned JSON, keys sorted, doubles as their shortest text.
/// Rules learn nothing: no categories, and `firstMonth` is not kept for them.
struct SavedModel {
    std::string model;
    Month firstMonth; ///< of the history it was fitted on: initial states belong to it
    std::map<std::string, MonthlyParameters> categories;
};

[[nodiscard]] std::string saveModel(const SavedModel& saved);
/// InvalidArgument if `text` is not a saved model of this version named `expectedModel`.
[[nodiscard]] Result<SavedModel> loadModel(std::string_view text, std::string_view expectedModel);

} // namespace planwright::forecasting
