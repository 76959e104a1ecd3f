#include "ui/models/analogue_preview_model.h"

#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

namespace planwright::ui {
namespace {

constexpr int shownMonths = 6, recentMonths = 3;

double recentDemand(const PlanFacts& facts, const CategoryFacts& category) {
    double sum = 0;
    for (int back = 1; back <= recentMonths; ++back)
        sum += category.soldIn(facts.nextMonth() - back, facts.plan().history.firstMonth).value_or(0);
    return sum;
}

} // namespace

std::optional<double> shareOfRecentDemand(const PlanFacts& facts, const CategoryFacts& category,
                                          const CategoryFacts& like) {
    const double own = recentDemand(facts, category), other = recentDemand(facts, like);
    return own > 0 && other > 0 ? std::optional(own / other) : std::nullopt;
}

void AnaloguePreviewModel::show(const PlanFacts& facts, const CategoryFacts& category, const CategoryFacts& like,
                                double factor) {
    std::vector<Row> shown;
    for (int back = shownMonths; back >= 1; --back) {
        const auto month = facts.nextMonth() - back;
        const auto& first = facts.plan().history.firstMonth;
        shown.push_back({month, category.soldIn(month, first), like.soldIn(month, first), std::nullopt, {}});
    }
    for (std::size_t h = 0; h < category.months.size() && h < like.months.size(); ++h) {
        const auto& own = category.months[h]->demand.quantiles;
        const auto& other = like.months[h]->demand.quantiles;
        shown.push_back({facts.nextMonth() + static_cast<int>(h), own[3], other[3], factor * other[3],
                         rangeText(factor * other[1], factor * other[5])});
    }
    reset({{tr("Month"), false, {}},
           {category.name + tr(",\nnow"), true, tr("Units sold; for months ahead, what is forecast now")},
           {like.name, true, tr("Units sold; for months ahead, what is forecast")},
           {category.name + tr(",\nlike it"), true, tr("What would be forecast")}},
          [&] { m_rows = std::move(shown); });
}

QString AnaloguePreviewModel::text(int row, int column) const {
    const auto& line = m_rows[static_cast<std::size_t>(row)];
    switch (column) {
    case MonthName:
        return line.result ? tr("%1, forecast").arg(shortMonthName(line.month)) : shortMonthName(line.month);
    case Own:
        return numberText(line.own);
    case Like:
        return numberText(line.like);
    default:
        return line.result ? numberText(line.result) : QString();
    }
}

QVariant AnaloguePreviewModel::value(int row, int column, int role) const {
    const auto& line = m_rows[static_cast<std::size_t>(row)];
    if (role == ToneRole && line.result)
        return static_cast<int>(column == Result ? Tone::Typed : column == MonthName ? Tone::Normal : Tone::Accent);
    return {};
}

QString AnaloguePreviewModel::toolTip(int row, int column) const {
    const auto& line = m_rows[static_cast<std::size_t>(row)];
    return column == Result && line.result ? tr("80 % band: %1 units").arg(line.band) : QString();
}

} // namespace planwright::ui
