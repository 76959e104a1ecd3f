#include "ui/models/missing_days_model.h"

#include "ui/models/number_text.h"
#include "ui/models/one_line.h"
#include "ui/session/qt_convert.h"

namespace planwright::ui {
namespace {

enum MissingDaysColumn { Category, Days, Missing, ShopClosed, LongestGap, When, Meaning, UnitsPerDay };

} // namespace

QString MissingDaysModel::meaningText(service::MissingDayMeaning meaning) {
    switch (meaning) {
    case service::MissingDayMeaning::Closed:
        return tr("no trading day");
    case service::MissingDayMeaning::Unknown:
        return tr("not known");
    default:
        return tr("no demand");
    }
}

void MissingDaysModel::show(std::shared_ptr<const service::Quality> quality) {
    reset({{tr("Category"), false, {}},
           {tr("Days"), true, tr("From the category's first sale to the last day of the data")},
           {tr("Without a sale"), true, {}},
           {tr("Shop closed"), true, tr("Of these, the days on which the whole shop sold nothing")},
           {tr("Longest gap"), true, tr("The most days in a row without a sale")},
           {tr("When"), false, tr("The first gap of that length")},
           {tr("Counts as"), false, tr("What a day without a sale means")},
           {tr("Units a day"), true, tr("Bought on average, over the days that count")}},
          [&] { m_quality = std::move(quality); });
}

QString MissingDaysModel::text(int row, int column) const {
    const auto& missing = at(row).missing;
    switch (column) {
    case Days:
        return numberText(missing.days);
    case Missing:
        return numberText(missing.missing);
    case ShopClosed:
        return numberText(missing.shopClosed);
    case LongestGap:
        return numberText(missing.longestGap);
    case When:
        return missing.longestGap == 0 ? QStringLiteral("–")
               : missing.longestGap == 1
                   ? toQt(missing.gapFirst.toString())
                   : tr("%1 to %2").arg(toQt(missing.gapFirst.toString()), toQt(missing.gapLast.toString()));
    case Meaning:
        return meaningText(at(row).meaning);
    case UnitsPerDay: {
        const auto units = at(row).unitsPerDay.toDouble();
        return numberText(units, units < 10 ? 1 : 0);
    }
    default:
        return oneLine(toQt(missing.category));
    }
}

QVariant MissingDaysModel::value(int row, int column, int role) const {
    const auto& missing = at(row).missing;
    if (role == CategoryRole)
        return toQt(missing.category);
    if (role == ToneRole)
        return static_cast<int>(column == Meaning ? Tone::Muted : Tone::Normal);
    if (role != SortRole)
        return {};
    switch (column) {
    case Days:
        return missing.days;
    case Missing:
        return missing.missing;
    case ShopClosed:
        return missing.shopClosed;
    case LongestGap:
        return missing.longestGap;
    case UnitsPerDay:
        return at(row).unitsPerDay.toDouble();
    default:
        return text(row, column);
    }
}

} // namespace planwright::ui
