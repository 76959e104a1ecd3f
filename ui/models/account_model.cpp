#include "ui/models/account_model.h"

#include "core/service/export/report_words.h"
#include "ui/models/exact_number.h"
#include "ui/session/qt_convert.h"

#include <QStringList>

namespace planwright::ui {
namespace {

enum AccountColumn { Fate, Rows, Units, MoneyColumn };

} // namespace

void AccountModel::show(const data::ImportAccount& account, const QString& currency) {
    std::vector<Line> lines{
        {tr("Read"), tr("Every row of the files under their headings."), {}, account.read},
        {tr("Accepted"), tr("These rows are the demand that is forecast."), tr("accepted"), account.accepted},
        {tr("Merged duplicates"), tr("Rows that repeat earlier ones, counted once."), tr("merged"), account.merged},
        {tr("Rejected"), tr("Rows that cannot be read; see the list of them."), tr("rejected"), account.rejected}};
    for (const auto& [rule, tally] : account.setAside) {
        const auto words = toQt(service::ruleWords(rule));
        lines.push_back({tr("Set aside: %1").arg(words), tr("Rows that can be read and are no demand: %1.").arg(words),
                         words, tally});
    }
    std::vector<std::int64_t> units;
    std::vector<std::int64_t> money;
    for (const auto& line : lines) {
        units.push_back(line.tally.units.raw);
        money.push_back(line.tally.money.raw);
    }
    reset({{tr("What became of the rows"), false, {}},
           {tr("Rows"), true, {}},
           {tr("Units"), true, tr("Quantities, added up; what customers sent back counts less than nothing")},
           {currency.isEmpty() ? tr("Money") : tr("Money (%1)").arg(currency), true, tr("Quantity times price")}},
          [&] {
              m_lines = std::move(lines);
              m_unitDecimals = decimalsNeeded(units, Quantity::scale);
              m_moneyDecimals = decimalsNeeded(money, Money::scale);
          });
}

bool AccountModel::addsUp() const {
    if (m_lines.empty())
        return false;
    data::Tally rest = m_lines.front().tally;
    for (auto line = m_lines.begin() + 1; line != m_lines.end(); ++line) {
        rest.rows -= line->tally.rows;
        rest.units.raw -= line->tally.units.raw;
        rest.money.raw -= line->tally.money.raw;
    }
    return rest.rows == 0 && rest.units.raw == 0 && rest.money.raw == 0;
}

QString AccountModel::sentence() const {
    if (m_lines.empty())
        return {};
    if (!addsUp())
        return tr("The account does not add up. Please report this: it should not be possible.");
    QStringList terms;
    for (auto line = m_lines.begin() + 1; line != m_lines.end(); ++line)
        if (line->tally.rows != 0 || line == m_lines.begin() + 1)
            terms << exactText(line->tally.rows) + QLatin1Char(' ') + line->word;
    return tr("Adds up: %1 = %2 read. So do units and money.")
        .arg(terms.join(QStringLiteral(" + ")), exactText(m_lines.front().tally.rows));
}

QString AccountModel::text(int row, int column) const {
    const auto& line = m_lines[static_cast<std::size_t>(row)];
    switch (column) {
    case Rows:
        return exactText(line.tally.rows);
    case Units:
        return exactText(line.tally.units.raw, Quantity::scale, m_unitDecimals);
    case MoneyColumn:
        return exactText(line.tally.money.raw, Money::scale, m_moneyDecimals);
    default:
        return line.name;
    }
}

QVariant AccountModel::value(int row, int column, int role) const {
    const auto& line = m_lines[static_cast<std::size_t>(row)];
    if (role == ToneRole)
        return static_cast<int>(row == 0 ? Tone::Strong : line.tally.rows == 0 ? Tone::Muted : Tone::Normal);
    if (role != SortRole)
        return {};
    switch (column) {
    case Rows:
        return QVariant::fromValue(line.tally.rows);
    case Units:
        return QVariant::fromValue(line.tally.units.raw);
    case MoneyColumn:
        return QVariant::fromValue(line.tally.money.raw);
    default:
        return line.name;
    }
}

QString AccountModel::toolTip(int row, int /*column*/) const {
    return m_lines[static_cast<std::size_t>(row)].explanation;
}

} // namespace planwright::ui
