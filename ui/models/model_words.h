#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace planwright::ui {

/// How a model forecasts, in a sentence for a person who never heard of it; empty for one that is not known here.
[[nodiscard]] QString modelExplained(std::string_view model);
/// A sentence of the core with the models' names in words instead of their codes, and typeset.
[[nodiscard]] QString withModelWords(const std::string& sentence);

} // namespace planwright::ui
