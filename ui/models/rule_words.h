#pragma once

#include "core/service/import_service.h"

#include <QString>

namespace planwright::ui {

/// A rule of cleaning in words ("Fees and other non-goods").
[[nodiscard]] QString ruleName(data::Rule rule);
/// Which rows it is about, as a sentence.
[[nodiscard]] QString ruleSentence(data::Rule rule);
/// What is done about its rows ("counted and kept").
[[nodiscard]] QString actionWords(data::RuleAction action);

} // namespace planwright::ui
