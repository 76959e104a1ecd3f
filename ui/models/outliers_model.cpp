#include "ui/models/outliers_model.h"

#include "ui/models/number_text.h"
#include "ui/models/one_line.h"
#include "ui/session/qt_convert.h"

#include <cmath>

namespace planwright::ui {
namespace {

using service::OutlierMeaning;
using service::OutlierRow;

enum OutlierColumn { Category, Days, Sold, Expected, Difference, MoneyDifference, SpecialDay, Mark };
static_assert(MoneyDifference == OutliersModel::moneyColumn);

double unitsDifference(const OutlierRow& row) {
    return (row.days.units - row.days.expectedUnits).toDouble();
}
double moneyDifference(const OutlierRow& row) {
    return (row.days.money - row.days.expectedMoney).toDouble();
}

QString shortDay(Date day, bool withYear) {
    const auto ymd = day.ymd();
    const auto month = shortMonthName(day.month()).section(QLatin1Char(' '), 0, 0);
    const auto text = QStringLiteral("%1 %2").arg(static_cast<unsigned>(ymd.day())).arg(month);
    return withYear ? QStringLiteral("%1 %2").arg(text).arg(static_cast<int>(ymd.year())) : text;
}

QString signedText(double value) {
    return value > 0 ? QLatin1Char('+') + numberText(value) : numberText(value);
}

} // namespace

QString shortDays(Date first, Date last) {
    if (first == last)
        return shortDay(first, true);
    if (first.month() == last.month())
        return QStringLiteral("%1–%2").arg(static_cast<unsigned>(first.ymd().day())).arg(shortDay(last, true));
    return QStringLiteral("%1 – %2").arg(shortDay(first, first.month().year() != last.month().year()),
                                         shortDay(last, true));
}

QString meaningText(OutlierMeaning meaning) {
    return meaning == OutlierMeaning::Ignore   ? OutliersModel::tr("Ignored")
           : meaning == OutlierMeaning::OneOff ? OutliersModel::tr("One-off")
                                               : OutliersModel::tr("Repeats each year");
}

void OutliersModel::show(std::shared_ptr<const service::Outliers> outliers, bool isAll) {
    const auto currency = outliers ? toQt(outliers->currency) : QString();
    reset({{tr("Category"), false, {}},
           {tr("Days"), false, {}},
           {tr("Sold"), true, tr("Units, less what came back")},
           {tr("Expected"), true, tr("Units as the category's own days before and after would lead one to expect")},
           {tr("Difference"), true, tr("Units sold less those expected")},
           {currency.isEmpty() ? tr("In money") : tr("In %1").arg(currency), true,
            tr("The difference in revenue; sorted by its size")},
           {tr("Special day"), false, tr("A known special day within three days: it may be the reason")},
           {tr("Mark"), false, tr("What was said of the days")}},
          [&] {
              m_outliers = std::move(outliers);
              m_rows.clear();
              if (m_outliers)
                  for (const auto& row : m_outliers->rows)
                      if (isAll || !row.mark)
                          m_rows.push_back(&row);
          });
}

QString OutliersModel::text(int row, int column) const {
    const auto& one = at(row);
    if (!one.isKnown && column >= Sold && column <= MoneyDifference)
        return QStringLiteral("–");
    switch (column) {
    case Days:
        return shortDays(one.days.first, one.days.last);
    case Sold:
        return numberText(one.days.units.toDouble());
    case Expected:
        return numberText(one.days.expectedUnits.toDouble());
    case Difference:
        return signedText(unitsDifference(one));
    case MoneyDifference:
        return signedText(moneyDifference(one));
    case SpecialDay:
        return one.near ? oneLine(toQt(one.near->name)) : QStringLiteral("–");
    case Mark:
        if (!one.mark)
            return tr("open");
        return one.mark->note.empty()
                   ? meaningText(one.mark->meaning)
                   : QStringLiteral("%1: %2").arg(meaningText(one.mark->meaning), oneLine(toQt(one.mark->note)));
    default:
        return oneLine(toQt(one.days.category));
    }
}

QVariant OutliersModel::value(int row, int column, int role) const {
    const auto& one = at(row);
    if (role == CategoryRole)
        return toQt(one.days.category);
    if (role == ToneRole) {
        if (column == Mark)
            return static_cast<int>(!one.mark ? Tone::Accent : one.notLearnt.empty() ? Tone::Muted : Tone::Bad);
        return static_cast<int>(one.mark ? Tone::Muted : Tone::Normal);
    }
    if (role != SortRole)
        return {};
    switch (column) {
    case Days:
        return one.days.first.daysSinceEpoch();
    case Sold:
        return one.isKnown ? one.days.units.toDouble() : QVariant();
    case Expected:
        return one.isKnown ? one.days.expectedUnits.toDouble() : QVariant();
    case Difference:
        return one.isKnown ? unitsDifference(one) : QVariant();
    case MoneyDifference:
        return one.isKnown ? std::abs(moneyDifference(one)) : QVariant();
    case SpecialDay:
        return one.near ? text(row, column) : QVariant();
    default:
        return text(row, column);
    }
}

QString OutliersModel::toolTip(int row, int column) const {
    const auto& one = at(row);
    if (column == SpecialDay && one.near)
        return plainToolTip(tr("%1 was on %2").arg(toQt(one.near->name), shortDays(one.near->date, one.near->date)));
    if ((column == Difference || column == MoneyDifference) && one.days.strength > 0)
        return plainToolTip(tr("%1 usual deviations from what is expected, where %2 or more stand out")
                                .arg(numberText(one.days.strength, 1), numberText(features::outlierBound)));
    if (column != Mark || !one.mark)
        return {};
    if (!one.notLearnt.empty())
        return plainToolTip(tr("Models learn from these days as they were. %1").arg(toQt(one.notLearnt)));
    if (one.learntUnits)
        return plainToolTip(tr("Models learn from %1 units instead of %2: what was usual on the days before.")
                                .arg(numberText(one.learntUnits->toDouble()), numberText(one.days.units.toDouble())));
    return plainToolTip(text(row, column));
}

} // namespace planwright::ui
