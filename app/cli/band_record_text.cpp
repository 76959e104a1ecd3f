#include "app/cli/band_record_text.h"

#include "app/cli/number_text.h"
#include "app/cli/text_table.h"
#include "core/service/band_record_document.h"

#include <fmt/format.h>

namespace planwright::cli {
namespace {

using forecasting::HorizonRecord;

std::string limitsText(const std::optional<stats::Interval>& limits) {
    return limits ? fmt::format("{:.0f}–{:.0f} %", limits->low * 100, limits->high * 100) : noValue;
}

void addRow(TextTable& table, const std::string& name, const HorizonRecord& record) {
    const auto& band = record.band80();
    table.addRow({name, std::to_string(record.horizon), grouped(band.forecasts), shareText(record.bands[0].coverage),
                  shareText(band.coverage), shareText(record.bands[2].coverage), limitsText(band.limits),
                  limitsText(band.byMonths), std::string(service::verdictWords(band.verdict)),
                  shareText(record.scaledWinkler80), shareText(record.scaledCrps)});
}

std::string adaptationText(const forecasting::BacktestResult& backtest) {
    std::string text;
    for (const auto& adaptation : backtest.adaptations) {
        if (adaptation.origin != backtest.adaptations.back().origin)
            continue;
        const auto& after = adaptation.after;
        const auto sentence = service::levelSentence({adaptation.horizon, after[0], after[1], after[2]});
        text += sentence.empty() ? sentence : sentence + '\n';
    }
    return text;
}

} // namespace

std::string bandRecordText(const forecasting::BacktestResult& backtest) {
    const auto record = forecasting::bandRecord(backtest.forecasts);
    if (record.pooled.empty())
        return "No past forecast had a band to count yet.\n";
    TextTable table({{"bands of the past", TextTable::Align::Left},
                     {"months ahead"},
                     {"forecasts"},
                     {"in 50 %"},
                     {"in 80 %"},
                     {"in 90 %"},
                     {"limits"},
                     {"by months"},
                     {"the 80 % band", TextTable::Align::Left},
                     {"Winkler"},
                     {"CRPS"}});
    for (const auto& pooled : record.pooled)
        addRow(table, "All categories", pooled);
    table.addRule();
    for (const auto& one : record.classes)
        for (const auto& horizon : one.horizons)
            if (horizon.horizon == 1)
                addRow(table, service::demandClassWords(one.name), horizon);
    table.addRule();
    for (const auto& category : record.categories)
        for (const auto& horizon : category.horizons)
            if (horizon.horizon == 1)
                addRow(table, category.name, horizon);
    auto text = table.toString();
    text +=
        "\nLimits: of the share behind the 80 % band's count, binomial at 95 %; by months: whole months drawn, at 90 "
        "%. Winkler and CRPS over mean demand.\n";
    if (!record.verdicts.empty())
        if (const auto counts = service::verdictCountSentence(record.verdicts.front()); !counts.empty())
            text += counts + '\n';
    text += adaptationText(backtest);
    if (const auto confidence = service::confidenceSentence(backtest.confidence); !confidence.empty())
        text += confidence + '\n';
    return text;
}

std::string bandNotesText(const forecasting::ForecastSet& forecast) {
    std::string text;
    for (const auto& levels : forecast.bandLevels)
        if (const auto sentence = service::levelSentence(levels); !sentence.empty())
            text += sentence + '\n';
    const auto confidence = service::confidenceSentence(forecast.confidenceCheck);
    return confidence.empty() ? text : text + confidence + '\n';
}

} // namespace planwright::cli
