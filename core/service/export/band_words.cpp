#include "core/service/export/band_words.h"

#include "core/base/text.h"
#include "core/forecasting/confidence_check.h"

#include <fmt/format.h>

#include <cmath>

namespace planwright::service {
namespace {

using forecasting::BandCheck;
using forecasting::BandVerdict;

std::string percent(double share) {
    return fmt::format("{:.0f}", share * 100);
}

std::string grouped(int count) {
    return withThousands(count, 0);
}

} // namespace

std::string_view verdictWords(BandVerdict verdict) {
    switch (verdict) {
    case BandVerdict::Holds:
        return "holds";
    case BandVerdict::TooNarrow:
        return "too narrow";
    case BandVerdict::TooWide:
        return "too wide";
    default:
        return "too early to tell";
    }
}

std::string bandHeld(const BandCheck& check) {
    if (!check.coverage || !check.limits)
        return "no past forecast to count";
    return fmt::format("{} % of {} held, limits {}–{} %: {}", percent(*check.coverage), grouped(check.forecasts),
                       percent(check.limits->low), percent(check.limits->high), verdictWords(check.verdict));
}

std::string bandSentence(const BandCheck& check) {
    return percent(check.nominal) + " % band: " + bandHeld(check);
}

std::string bandFacts(const BandCheck& check) {
    if (!check.limits)
        return "No past forecast had a band to count.";
    auto text = fmt::format("{} of {} past forecasts came inside. The share behind such a count lies between {} and {} "
                            "% (exact binomial limits at 95 %). ",
                            grouped(check.hits), grouped(check.forecasts), percent(check.limits->low),
                            percent(check.limits->high));
    if (check.byMonths)
        text += fmt::format("Categories of one month err together; drawn by whole months it is {} to {} % (at 90 %). ",
                            percent(check.byMonths->low), percent(check.byMonths->high));
    if (check.verdict == BandVerdict::TooEarly)
        return text + "So few show nothing yet: it takes six months.";
    if (check.byMonths)
        return text + fmt::format("It counts as too narrow or too wide where {} % lies outside of both.",
                                  percent(check.nominal));
    text += check.mostHits < check.forecasts
                ? fmt::format("An honest band would hold {} to {} of them nine times in ten.",
                              grouped(check.fewestHits), grouped(check.mostHits))
                : fmt::format("An honest band would hold {} or more; so few cannot show a band that is too wide.",
                              grouped(check.fewestHits));
    return text;
}

std::string verdictCountSentence(const forecasting::VerdictCounts& counts) {
    const int off = counts.tooNarrow + counts.tooWide;
    const int judged = counts.holds + off;
    if (judged == 0)
        return {};
    return fmt::format("Of {} {} with enough past months, {} {} a band that is too narrow and {} one that is too wide; "
                       "by chance alone it would be {:.1f}.",
                       grouped(judged), judged == 1 ? "category" : "categories", grouped(counts.tooNarrow),
                       counts.tooNarrow == 1 ? "has" : "have", grouped(counts.tooWide), counts.expectedByChance);
}

std::string levelSentence(const forecasting::BandLevels& levels) {
    constexpr double nominal = .8;
    if (std::lround(levels.level80 * 100) == std::lround(nominal * 100))
        return {};
    return fmt::format("To hold 80 %, the band {} {} ahead is now set to hold {} %, because earlier ones held {}.",
                       levels.horizon, levels.horizon == 1 ? "month" : "months", percent(levels.level80),
                       levels.level80 > nominal ? "less" : "more");
}

BandCheck band80Of(const forecasting::HistoricalError& error) {
    return forecasting::checkBand(.8, error.hits80, error.banded);
}

std::string confidenceSentence(const std::optional<forecasting::ConfidenceCheck>& check) {
    return check ? forecasting::confidenceSentence(*check) : std::string();
}

bool isConfidenceInformative(const std::optional<forecasting::ConfidenceCheck>& check) {
    return check && forecasting::isInformative(*check);
}

std::string demandClassWords(std::string_view demandClass) {
    return demandClass == "too_short" ? "too few months to tell" : std::string(demandClass) + " demand";
}

} // namespace planwright::service
