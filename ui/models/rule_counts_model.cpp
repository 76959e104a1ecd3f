#include "ui/models/rule_counts_model.h"

#include "ui/models/exact_number.h"
#include "ui/models/import_tallies.h"
#include "ui/models/one_line.h"
#include "ui/models/rule_words.h"

namespace planwright::ui {

RuleCountsModel::RuleCountsModel(QObject* parent)
    : TableModelBase(parent) {
    reset({{tr("Rule"), false, {}},
           {tr("What is done"), false, {}},
           {tr("Rows"), true, {}},
           {tr("Units"), true, {}},
           {tr("Money"), true, {}},
           {tr("The first of them"), false, {}}},
          [] {});
    showActions(data::Cleaning{});
}

void RuleCountsModel::showActions(const data::Cleaning& cleaning) {
    refresh([&] {
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            m_lines.at(i).action = cleaning.of(static_cast<data::Rule>(i));
    });
}

void RuleCountsModel::showCounts(const data::ImportReport* report, bool current) {
    refresh([&] {
        m_isCounted = report != nullptr;
        m_isCurrent = current;
        for (auto& line : m_lines)
            line.found.reset();
        if (report == nullptr)
            return;
        std::vector<std::int64_t> units;
        std::vector<std::int64_t> money;
        for (const auto& rule : report->rules) {
            m_lines.at(static_cast<std::size_t>(rule.rule)).found = rule;
            units.push_back(rule.found.units.raw);
            money.push_back(rule.found.money.raw);
        }
        m_unitDecimals = decimalsNeeded(units, Quantity::scale);
        m_moneyDecimals = decimalsNeeded(money, Money::scale);
    });
}

QString RuleCountsModel::text(int row, int column) const {
    const auto& line = m_lines.at(static_cast<std::size_t>(row));
    if (column == RuleColumn)
        return ruleName(static_cast<data::Rule>(row));
    if (column == ActionColumn)
        return actionWords(line.action);
    if (!line.found)
        return m_isCounted && column != PlacesColumn ? QStringLiteral("–") : QString();
    const auto& found = line.found->found;
    // Of repeats that are kept the rows alone are counted.
    if (line.found->rule == data::Rule::RepeatedRow && line.found->action == data::RuleAction::Flag && found.rows > 0 &&
        (column == UnitsColumn || column == MoneyColumn))
        return QStringLiteral("–");
    switch (column) {
    case RowsColumn:
        return exactText(found.rows);
    case UnitsColumn:
        return exactText(found.units.raw, Quantity::scale, m_unitDecimals);
    case MoneyColumn:
        return exactText(found.money.raw, Money::scale, m_moneyDecimals);
    default:
        break;
    }
    auto places = oneLine(placesOf(*line.found));
    if (!line.found->matched || found.rows == 0)
        return places;
    const auto matched = tr("%1 match a purchase").arg(exactText(*line.found->matched));
    return places.isEmpty() ? matched : matched + QStringLiteral(" · ") + places;
}

QVariant RuleCountsModel::value(int row, int column, int role) const {
    const auto& line = m_lines.at(static_cast<std::size_t>(row));
    if (role == ToneRole) {
        const bool isCount = column >= RowsColumn;
        const bool isNothing = m_isCounted && (!line.found || line.found->found.rows == 0);
        return static_cast<int>(isNothing || (isCount && !m_isCurrent) ? Tone::Muted : Tone::Normal);
    }
    if (role != SortRole || !line.found)
        return {};
    switch (column) {
    case RowsColumn:
        return QVariant::fromValue(line.found->found.rows);
    case UnitsColumn:
        return QVariant::fromValue(line.found->found.units.raw);
    case MoneyColumn:
        return QVariant::fromValue(line.found->found.money.raw);
    default:
        return text(row, column);
    }
}

QString RuleCountsModel::toolTip(int row, int column) const {
    if (column <= ActionColumn)
        return plainToolTip(ruleSentence(static_cast<data::Rule>(row)));
    const auto& line = m_lines.at(static_cast<std::size_t>(row));
    const auto shown = text(row, column);
    if (shown == QStringLiteral("–"))
        return plainToolTip(line.found ? tr("Of rows that are kept twice only the number is known.")
                                       : tr("It was not looked for."));
    if (shown.isEmpty() || m_isCurrent)
        return plainToolTip(shown);
    return plainToolTip(tr("%1, before the last change").arg(shown));
}

} // namespace planwright::ui
