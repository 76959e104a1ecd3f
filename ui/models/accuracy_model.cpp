#include "ui/models/accuracy_model.h"

#include "core/service/export/band_words.h"
#include "core/service/export/figures.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

#include <algorithm>

namespace planwright::ui {
namespace {

using forecasting::BacktestSummary;

QString fineChange(std::optional<double> fraction) {
    return toQt(service::changePercent(fraction, true));
}

// An answer for a figure of a summary that may not be there.
template <typename Text>
QString of(const BacktestSummary* summary, Text&& text) {
    return summary == nullptr ? toQt(service::noFigure) : text(*summary);
}

} // namespace

void AccuracyModel::setFacts(const PlanFacts& facts, const CategoryFacts& category) {
    const auto& error = category.months.front()->error;
    const auto* chosen = facts.summary("auto");
    const auto* naive = facts.summary("seasonal_naive");
    const auto row = [&](const QString& name, const QString& tip, const QString& own, auto&& text) {
        return Row{name, tip, {own, of(chosen, text), of(naive, text)}};
    };
    std::vector<Row> table{
        row(tr("Error (WAPE)"), tr("The sum of all misses over the sum of all demand: lower is better"),
            shareText(error.wape, 1), [](const BacktestSummary& s) { return shareText(s.wape, 1); }),
        row(tr("MASE"), tr("The miss against that of repeating the past: under 1 is better"), numberText(error.mase, 2),
            [](const BacktestSummary& s) { return numberText(s.mase, 2); }),
        row(tr("Bias"), tr("+ is too high on average, − too low"), fineChange(error.bias),
            [](const BacktestSummary& s) { return fineChange(s.bias); }),
        row(tr("80 % band held"), tr("How often what came lay inside the band; honest is near 80 %"),
            shareText(error.coverage80), [](const BacktestSummary& s) { return shareText(s.coverage80); }),
        Row{tr("Confidence"),
            toQt(service::typeset(service::confidenceSentence(facts.plan().forecast.confidenceCheck))),
            {numberText(category.months.front()->confidence, 2), toQt(service::noFigure), toQt(service::noFigure)}},
        row(tr("Forecasts"), tr("How many past forecasts, one month ahead, were looked at"), numberText(error.origins),
            [](const BacktestSummary& s) { return numberText(s.forecasts); }),
    };
    std::vector<Column> columns{
        {{}, false, {}},
        {tr("Here"), true, category.name.isEmpty() ? tr("The total") : category.name},
        {tr("All"), true, tr("All categories, by the model that was chosen at the time")},
        {tr("Naive"), true, tr("Seasonal naive: all categories, had the same month of the year before been repeated")}};
    reset(std::move(columns), [&] { m_rows = std::move(table); });
}

QString AccuracyModel::text(int row, int column) const {
    const auto& line = m_rows[static_cast<std::size_t>(row)];
    return column == 0 ? line.name : line.values[static_cast<std::size_t>(column - 1)];
}

QVariant AccuracyModel::value(int /*row*/, int column, int role) const {
    if (role != ToneRole)
        return {};
    return static_cast<int>(column == 1 ? Tone::Strong : column == 3 ? Tone::Muted : Tone::Normal);
}

QString AccuracyModel::toolTip(int row, int /*column*/) const {
    return m_rows[static_cast<std::size_t>(row)].tip;
}

namespace {

enum PastColumn { MonthColumn, ForecastColumn, ActualColumn, ErrorColumn, InsideColumn };

std::optional<double> missOf(const PastMonth& past) {
    return past.actual == 0 ? std::nullopt : std::optional((past.forecast - past.actual) / std::abs(past.actual));
}

std::optional<bool> isInside(const PastMonth& past) {
    if (!past.quantiles)
        return {};
    return past.actual >= (*past.quantiles)[1] && past.actual <= (*past.quantiles)[5];
}

} // namespace

void PastForecastsModel::setFacts(const CategoryFacts& category) {
    std::vector<PastMonth> past(category.past.rbegin(), category.past.rend());
    std::vector<Column> columns{{tr("Month"), false, {}},
                                {tr("Forecast"), true, tr("What was forecast one month before, units")},
                                {tr("Came"), true, tr("Net demand, units")},
                                {tr("Off by"), true, tr("Forecast against what came; + is too high")}};
    // Of the total no past bands are kept.
    if (std::ranges::any_of(past, [](const PastMonth& month) { return month.quantiles.has_value(); }))
        columns.push_back({tr("In"), false, tr("Did what came lie inside the 80 % band?")});
    reset(std::move(columns), [&] { m_past = std::move(past); });
}

QString PastForecastsModel::text(int row, int column) const {
    const auto& past = m_past[static_cast<std::size_t>(row)];
    switch (column) {
    case MonthColumn:
        return shortMonthName(past.month);
    case ForecastColumn:
        return numberText(past.forecast);
    case ActualColumn:
        return numberText(past.actual);
    case ErrorColumn:
        return changeText(missOf(past));
    default: {
        const auto inside = isInside(past);
        return inside ? *inside ? QStringLiteral("✓") : QStringLiteral("✗") : toQt(service::noFigure);
    }
    }
}

QVariant PastForecastsModel::value(int row, int column, int role) const {
    const auto& past = m_past[static_cast<std::size_t>(row)];
    if (role == ToneRole && column == InsideColumn)
        if (const auto inside = isInside(past))
            return static_cast<int>(*inside ? Tone::Good : Tone::Bad);
    if (role != SortRole)
        return {};
    switch (column) {
    case MonthColumn:
        return past.month.index();
    case ForecastColumn:
        return past.forecast;
    case ActualColumn:
        return past.actual;
    case ErrorColumn: {
        const auto miss = missOf(past);
        return miss ? QVariant(*miss) : QVariant();
    }
    default: {
        const auto inside = isInside(past);
        return inside ? QVariant(static_cast<int>(*inside)) : QVariant();
    }
    }
}

QString PastForecastsModel::toolTip(int row, int column) const {
    const auto& past = m_past[static_cast<std::size_t>(row)];
    if (column != InsideColumn)
        return {};
    if (!past.quantiles)
        return tr("No band is kept for this month");
    const auto band = rangeText((*past.quantiles)[1], (*past.quantiles)[5]);
    return *isInside(past) ? tr("Inside the 80 % band, %1").arg(band) : tr("Outside the 80 % band, %1").arg(band);
}

} // namespace planwright::ui
