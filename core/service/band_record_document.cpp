#include "core/service/band_record_document.h"

#include "core/serving/band_json.h"
#include "core/serving/json_parts.h"

#include <nlohmann/json.hpp>

namespace planwright::service {
namespace {

using forecasting::HorizonRecord;
using nlohmann::json;

constexpr std::array<const char*, 3> bandKeys{"50", "80", "90"};

json horizonJson(const HorizonRecord& record) {
    json result{{"horizon", record.horizon}, {"months", record.months}};
    for (std::size_t b = 0; b < bandKeys.size(); ++b)
        result["bands"][bandKeys[b]] = serving::bandCheckJson(record.bands[b]);
    const std::string noBand = "A band was not finite.", noDemand = "Nothing was sold in these months.";
    serving::putOptional(result, "pinball", record.pinball, noBand);
    serving::putOptional(result, "winkler80", record.winkler80, noBand);
    serving::putOptional(result, "crps", record.crps, noBand);
    serving::putOptional(result, "scaled_pinball", record.scaledPinball, noDemand);
    serving::putOptional(result, "scaled_winkler80", record.scaledWinkler80, noDemand);
    serving::putOptional(result, "scaled_crps", record.scaledCrps, noDemand);
    return result;
}

json horizonsJson(const std::vector<HorizonRecord>& records) {
    json all = json::array();
    for (const auto& record : records)
        all.push_back(horizonJson(record));
    return all;
}

json namedJson(const char* key, const std::vector<forecasting::NamedRecord>& records) {
    json all = json::array();
    for (const auto& record : records)
        all.push_back({{key, record.name}, {"horizons", horizonsJson(record.horizons)}});
    return all;
}

json verdictsJson(const std::vector<forecasting::VerdictCounts>& verdicts) {
    json all = json::array();
    for (const auto& counts : verdicts)
        all.push_back({{"horizon", counts.horizon},
                       {"holds", counts.holds},
                       {"too_narrow", counts.tooNarrow},
                       {"too_wide", counts.tooWide},
                       {"too_early", counts.tooEarly},
                       {"off_by_chance", serving::number(counts.expectedByChance)}});
    return all;
}

json adaptationJson(const forecasting::BandAdaptation& adaptation) {
    json result{
        {"origin", adaptation.origin.toString()}, {"horizon", adaptation.horizon}, {"forecasts", adaptation.forecasts}};
    for (std::size_t b = 0; b < bandKeys.size(); ++b) {
        auto& band = result["bands"][bandKeys[b]];
        band = {{"level_before", serving::number(adaptation.before[b])},
                {"level", serving::number(adaptation.after[b])}};
        serving::putOptional(band, "held",
                             adaptation.forecasts > 0 ? std::optional(adaptation.inside[b]) : std::nullopt,
                             "No band had been given for this month.");
    }
    return result;
}

} // namespace

json bandRecordJson(const forecasting::BacktestResult& backtest) {
    const auto record = forecasting::bandRecord(backtest.forecasts);
    json adaptations = json::array();
    for (const auto& adaptation : backtest.adaptations)
        adaptations.push_back(adaptationJson(adaptation));
    json result{{"pooled", horizonsJson(record.pooled)},
                {"classes", namedJson("class", record.classes)},
                {"categories", namedJson("category", record.categories)},
                {"verdicts", verdictsJson(record.verdicts)},
                {"adaptations", std::move(adaptations)}};
    if (backtest.confidence)
        result["confidence"] = serving::confidenceCheckJson(*backtest.confidence);
    return result;
}

} // namespace planwright::service
