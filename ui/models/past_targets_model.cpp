#include "ui/models/past_targets_model.h"

#include "core/service/export/figures.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

#include <algorithm>
#include <cmath>

namespace planwright::ui {
namespace {

enum FixedColumn { MonthColumn, ActualColumn, FirstLead };
enum LeadColumn { ForecastColumn, ErrorColumn, InsideColumn };

std::optional<double> missOf(const PastMonth& past) {
    return past.actual == 0 ? std::nullopt : std::optional((past.forecast - past.actual) / std::abs(past.actual));
}

std::optional<bool> isInside(const PastMonth& past) {
    if (!past.quantiles)
        return {};
    return past.actual >= (*past.quantiles)[1] && past.actual <= (*past.quantiles)[5];
}

} // namespace

void PastTargetsModel::show(std::vector<PastTarget> targets, const QString& measure) {
    std::ranges::reverse(targets);
    const auto hasBand = [](const PastTarget& target) {
        return std::ranges::any_of(target.byLead, [](const auto& said) { return said && said->quantiles; });
    };
    const bool hasBands = std::ranges::any_of(targets, hasBand);
    std::vector<Column> columns{{tr("Month"), false, {}}, {tr("Came"), true, tr("What came, %1").arg(measure)}};
    for (int lead = 1; lead <= mostLead; ++lead) {
        const auto before = lead == 1 ? tr("one month before") : tr("%1 months before").arg(lead);
        columns.push_back({tr("%1 ahead").arg(lead), true, tr("What was forecast %1, %2").arg(before, measure)});
        columns.push_back({tr("Off"), true, tr("The forecast %1 against what came; + is too high").arg(before)});
        if (hasBands)
            columns.push_back(
                {tr("In"), false, tr("Did what came lie inside the 80 % band that was given %1?").arg(before)});
    }
    reset(std::move(columns), [&] {
        m_targets = std::move(targets);
        m_hasBands = hasBands;
    });
}

namespace {

/// Which forecast a column is about, and which part of it.
struct Place {
    int lead, part;
};

Place placeOf(int column, bool hasBands) {
    const int parts = hasBands ? 3 : 2;
    return {(column - FirstLead) / parts + 1, (column - FirstLead) % parts};
}

} // namespace

QString PastTargetsModel::text(int row, int column) const {
    const auto& target = at(row);
    if (column == MonthColumn)
        return shortMonthName(target.month);
    if (column == ActualColumn)
        return numberText(target.actual);
    const auto [lead, part] = placeOf(column, m_hasBands);
    const auto& said = target.ahead(lead);
    if (!said)
        return toQt(service::noFigure);
    if (part == ForecastColumn)
        return numberText(said->forecast);
    if (part == ErrorColumn)
        return changeText(missOf(*said));
    const auto inside = isInside(*said);
    return inside ? *inside ? QStringLiteral("✓") : QStringLiteral("✗") : toQt(service::noFigure);
}

QVariant PastTargetsModel::value(int row, int column, int role) const {
    const auto& target = at(row);
    if (role == ToneRole && column == ActualColumn)
        return static_cast<int>(Tone::Strong);
    if (column == MonthColumn)
        return role == SortRole ? QVariant(target.month.index()) : QVariant();
    if (column == ActualColumn)
        return role == SortRole ? QVariant(target.actual) : QVariant();
    const auto [lead, part] = placeOf(column, m_hasBands);
    const auto& said = target.ahead(lead);
    if (!said)
        return {};
    const auto inside = isInside(*said);
    if (role == ToneRole && part == InsideColumn && inside)
        return static_cast<int>(*inside ? Tone::Good : Tone::Bad);
    if (role != SortRole)
        return {};
    if (part == ForecastColumn)
        return said->forecast;
    if (part == ErrorColumn) {
        const auto miss = missOf(*said);
        return miss ? QVariant(*miss) : QVariant();
    }
    return inside ? QVariant(static_cast<int>(*inside)) : QVariant();
}

QString PastTargetsModel::toolTip(int row, int column) const {
    if (column < FirstLead)
        return {};
    const auto [lead, part] = placeOf(column, m_hasBands);
    const auto& said = at(row).ahead(lead);
    if (part != InsideColumn || !said)
        return {};
    if (!said->quantiles)
        return tr("There were too few earlier errors for a band");
    const auto band = rangeText((*said->quantiles)[1], (*said->quantiles)[5]);
    return *isInside(*said) ? tr("Inside the 80 % band, %1").arg(band) : tr("Outside the 80 % band, %1").arg(band);
}

} // namespace planwright::ui
