#include "ui/models/similar_months_model.h"

#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

namespace planwright::ui {

void SimilarMonthsModel::show(const forecasting::SimilarMonths& similar) {
    reset({{tr("Month"), false, tr("The most similar first")},
           {tr("Name"), false, tr("The category that was forecast")},
           {tr("Forecast"), true, tr("What was forecast of it from as far ahead, units")},
           {tr("Came"), true, tr("What came, units")},
           {tr("Off"), true, tr("What came against the forecast")}},
          [&] { m_months = similar.months; });
}

QString SimilarMonthsModel::text(int row, int column) const {
    const auto& month = m_months[static_cast<std::size_t>(row)];
    const int decimals = month.forecast < 10 ? 1 : 0;
    switch (column) {
    case MonthName:
        return shortMonthName(month.month);
    case Category:
        return toQt(month.category);
    case Forecast:
        return numberText(month.forecast, decimals);
    case Came:
        return numberText(month.actual, decimals);
    default:
        return changeText(month.error());
    }
}

QVariant SimilarMonthsModel::value(int row, int column, int role) const {
    if (role == ToneRole)
        return static_cast<int>(column == Error ? Tone::Strong : column == Forecast ? Tone::Muted : Tone::Normal);
    return role == SortRole ? QVariant(text(row, column)) : QVariant();
}

QString SimilarMonthsModel::toolTip(int row, int /*column*/) const {
    const auto& month = m_months[static_cast<std::size_t>(row)];
    return tr("%1, %2: at the end of %3 %4 units were forecast, %5 came (%6)")
        .arg(toQt(month.category), monthName(month.month), monthName(month.origin), numberText(month.forecast, 1),
             numberText(month.actual, 1), changeText(month.error()));
}

} // namespace planwright::ui
