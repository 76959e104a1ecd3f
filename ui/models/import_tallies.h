#pragma once

#include "ui/models/tally_model.h"

namespace planwright::ui {

/// Where the first rows that a rule found stand ("sales.csv: line 91, 265").
[[nodiscard]] QString placesOf(const data::RuleReport& rule);
/// What each rule of cleaning found, what was done about it, and where the first rows stand. Rules that found nothing
/// come last.
void showRules(TallyModel& model, const data::ImportReport& import, const QString& currency);
/// What became of each file's rows.
void showFiles(TallyModel& model, const data::ImportReport& import, const QString& currency);
/// What an append changed on days that were there already: after less before.
void showRestated(TallyModel& model, const data::ImportReport& import, const QString& currency);

} // namespace planwright::ui
