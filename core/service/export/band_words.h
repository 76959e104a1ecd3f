#pragma once

#include "core/forecasting/band_record.h"

#include <string>
#include <string_view>

/// The record of past bands in the words of report, desktop and command line; plain spelling, see typeset().
namespace planwright::service {

/// "holds", "too narrow", "too wide", "too early to tell"
[[nodiscard]] std::string_view verdictWords(forecasting::BandVerdict verdict);

/// "79 % of 288 held, limits 74–84 %: holds"; "no past forecast to count"
[[nodiscard]] std::string bandHeld(const forecasting::BandCheck& check);
/// The same after "80 % band: ".
[[nodiscard]] std::string bandSentence(const forecasting::BandCheck& check);

/// What the verdict rests on, e.g. what an honest band would have held; and what so few forecasts cannot show.
[[nodiscard]] std::string bandFacts(const forecasting::BandCheck& check);

/// "2 of 12 categories have a band that is too narrow or too wide; 0.9 would by chance." Empty where none is judged.
[[nodiscard]] std::string verdictCountSentence(const forecasting::VerdictCounts& counts);

/// What adaptation has made of the level: "To hold 80 %, the band is now set to hold 84 %." Empty where it has not
/// moved by a whole per cent.
[[nodiscard]] std::string levelSentence(const forecasting::BandLevels& levels);

/// The 80 % band one month ahead of a forecast's own past, of which no months are kept apart.
[[nodiscard]] forecasting::BandCheck band80Of(const forecasting::HistoricalError& error);

/// What to make of the check of confidence; empty where there was none.
[[nodiscard]] std::string confidenceSentence(const std::optional<forecasting::ConfidenceCheck>& check);
/// False where it was not checked, too.
[[nodiscard]] bool isConfidenceInformative(const std::optional<forecasting::ConfidenceCheck>& check);

/// "smooth demand", "too few months to tell"
[[nodiscard]] std::string demandClassWords(std::string_view demandClass);

} // namespace planwright::service
