#include "ui/models/differences_model.h"

#include "ui/models/exact_number.h"
#include "ui/models/one_line.h"
#include "ui/session/qt_convert.h"

namespace planwright::ui {
namespace {

enum DifferenceColumn {
    Category,
    MonthColumn,
    Change,
    Rows,
    UnitsBefore,
    UnitsAfter,
    UnitsDifference,
    MoneyDifference
};

QString signedText(std::int64_t raw, std::int64_t scale = 1, int decimals = 0) {
    return (raw > 0 ? QStringLiteral("+") : QString()) + exactText(raw, scale, decimals);
}

QString changeWord(const data::Difference& difference) {
    const auto word = service::differenceWord(difference);
    if (word == "new")
        return DifferencesModel::tr("new");
    if (word == "gone")
        return DifferencesModel::tr("gone");
    return word == "restated" ? DifferencesModel::tr("restated") : DifferencesModel::tr("more days");
}

} // namespace

void DifferencesModel::show(std::shared_ptr<const service::SnapshotPair> pair, By by) {
    const auto currency = pair ? toQt(pair->after.currency) : QString();
    reset({{tr("Category"), false, {}},
           {tr("Month"), false, {}},
           {tr("Change"), false,
            tr("Restated: numbers of days that both snapshots cover are others now. More days: only days that one of "
               "them does not cover.")},
           {tr("Rows"), true, tr("After less before")},
           {tr("Units before"), true, {}},
           {tr("Units after"), true, {}},
           {tr("Difference"), true, tr("In units, after less before")},
           {currency.isEmpty() ? tr("Money") : tr("Money (%1)").arg(currency), true, tr("After less before")}},
          [&] {
              m_pair = std::move(pair);
              m_by = by;
          });
    std::vector<std::int64_t> units;
    std::vector<std::int64_t> money;
    for (const auto& difference : differences()) {
        units.push_back(difference.all.before.units.raw);
        units.push_back(difference.all.after.units.raw);
        money.push_back(difference.all.difference().money.raw);
    }
    m_unitDecimals = decimalsNeeded(units, Quantity::scale);
    m_moneyDecimals = decimalsNeeded(money, Money::scale);
}

const std::vector<data::Difference>& DifferencesModel::differences() const {
    static const std::vector<data::Difference> none;
    if (!m_pair)
        return none;
    const auto& comparison = m_pair->comparison;
    return m_by == By::Month ? comparison.months : m_by == By::Category ? comparison.categories : comparison.cells;
}

int DifferencesModel::rows() const {
    return static_cast<int>(differences().size());
}

QString DifferencesModel::text(int row, int column) const {
    const auto& difference = at(row);
    const auto change = difference.all.difference();
    switch (column) {
    case MonthColumn:
        return m_by == By::Category ? tr("all months") : toQt(difference.month.toString());
    case Change:
        return changeWord(difference);
    case Rows:
        return signedText(change.rows);
    case UnitsBefore:
        return exactText(difference.all.before.units.raw, Quantity::scale, m_unitDecimals);
    case UnitsAfter:
        return exactText(difference.all.after.units.raw, Quantity::scale, m_unitDecimals);
    case UnitsDifference:
        return signedText(change.units.raw, Quantity::scale, m_unitDecimals);
    case MoneyDifference:
        return signedText(change.money.raw, Money::scale, m_moneyDecimals);
    default:
        return m_by == By::Month ? tr("all categories") : oneLine(toQt(difference.category));
    }
}

QVariant DifferencesModel::value(int row, int column, int role) const {
    const auto& difference = at(row);
    const auto change = difference.all.difference();
    if (role == CategoryRole)
        return toQt(difference.category);
    if (role == ToneRole) {
        const bool isStrong = column == Change && difference.restated;
        const bool isMuted =
            (column == Category && m_by == By::Month) || (column == MonthColumn && m_by == By::Category);
        return static_cast<int>(isStrong ? Tone::Strong : isMuted ? Tone::Muted : Tone::Normal);
    }
    if (role != SortRole)
        return {};
    switch (column) {
    case Rows:
        return QVariant::fromValue(change.rows);
    case UnitsBefore:
        return QVariant::fromValue(difference.all.before.units.raw);
    case UnitsAfter:
        return QVariant::fromValue(difference.all.after.units.raw);
    case UnitsDifference:
        return QVariant::fromValue(change.units.raw);
    case MoneyDifference:
        return QVariant::fromValue(change.money.raw);
    default:
        return text(row, column);
    }
}

} // namespace planwright::ui
