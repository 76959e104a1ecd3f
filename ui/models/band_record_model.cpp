#include "ui/models/band_record_model.h"

#include "core/service/export/band_words.h"
#include "core/service/export/figures.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

namespace planwright::ui {

void BandRecordModel::show(const forecasting::BandRecord& record, int lead) {
    std::vector<Row> all;
    const auto add = [&](const QString& name, bool isCategory, const std::vector<forecasting::HorizonRecord>& records) {
        for (const auto& horizon : records)
            if (horizon.horizon == lead)
                all.push_back({name, isCategory, horizon});
    };
    add(tr("All categories"), false, record.pooled);
    for (const auto& one : record.classes) {
        auto name = toQt(service::demandClassWords(one.name));
        name[0] = name[0].toUpper();
        add(name, false, one.horizons);
    }
    for (const auto& category : record.categories)
        add(toQt(category.name), true, category.horizons);
    std::vector<planwright::ui::Column> columns{
        {tr("Whose"), false, tr("Classes of demand are those of the time of each forecast")},
        {tr("80 %"), true, tr("How often what came lay inside the 80 % band")},
        {tr("Limits"), true, tr("Between which the share behind the 80 % band's count lies: exact binomial, at 95 %")},
        {tr("80 % band"), false, tr("What the record of the 80 % band says")},
        {tr("Forecasts"), true, tr("How many past forecasts had a band")},
        {tr("50 %"), true, tr("How often what came lay inside the 50 % band")},
        {tr("90 %"), true, tr("How often what came lay inside the 90 % band")},
        {tr("Winkler"), true, tr("The cost of the 80 % bands, width and misses, over mean demand: lower is better")},
        {tr("CRPS"), true, tr("The cost of all bands together over mean demand: lower is better")}};
    reset(std::move(columns), [&] { m_rows = std::move(all); });
}

QString BandRecordModel::text(int row, int column) const {
    const auto& [name, isCategory, record] = m_rows[static_cast<std::size_t>(row)];
    const auto& band = record.band80();
    switch (column) {
    case Name:
        return name;
    case Forecasts:
        return numberText(band.forecasts);
    case Held50:
        return shareText(record.bands[0].coverage);
    case Held80:
        return shareText(band.coverage);
    case Held90:
        return shareText(record.bands[2].coverage);
    case Limits:
        return band.limits ? rangeText(band.limits->low * 100, band.limits->high * 100) + QStringLiteral("\u202F%")
                           : toQt(service::noFigure);
    case Verdict:
        return toQt(service::verdictWords(band.verdict));
    case Winkler:
        return shareText(record.scaledWinkler80);
    default:
        return shareText(record.scaledCrps, 1);
    }
}

QVariant BandRecordModel::value(int row, int column, int role) const {
    const auto& [name, isCategory, record] = m_rows[static_cast<std::size_t>(row)];
    const auto& band = record.band80();
    const auto number = [](const std::optional<double>& figure) { return figure ? QVariant(*figure) : QVariant(); };
    if (role == CategoryRole && isCategory)
        return name;
    if (role == ToneRole && column == Name && !isCategory)
        return static_cast<int>(Tone::Strong);
    if (role == ToneRole && column == Verdict)
        return static_cast<int>(band.verdict == forecasting::BandVerdict::TooEarly ? Tone::Muted
                                : band.verdict == forecasting::BandVerdict::Holds  ? Tone::Normal
                                                                                   : Tone::Strong);
    if (role != SortRole)
        return {};
    switch (column) {
    case Name:
        return name;
    case Forecasts:
        return band.forecasts;
    case Held50:
        return number(record.bands[0].coverage);
    case Held80:
        return number(band.coverage);
    case Held90:
        return number(record.bands[2].coverage);
    case Limits:
        return band.limits ? QVariant(band.limits->low) : QVariant();
    case Verdict:
        return static_cast<int>(band.verdict);
    case Winkler:
        return number(record.scaledWinkler80);
    default:
        return number(record.scaledCrps);
    }
}

QString BandRecordModel::toolTip(int row, int /*column*/) const {
    return toQt(service::typeset(service::bandFacts(m_rows[static_cast<std::size_t>(row)].record.band80())));
}

} // namespace planwright::ui
