#include "ui/models/tally_model.h"

#include "ui/models/exact_number.h"
#include "ui/models/one_line.h"

namespace planwright::ui {
namespace {

enum Figure { Rows, Units, MoneyFigure, FigureCount };

} // namespace

void TallyModel::show(Form form, std::vector<Line> lines) {
    std::vector<std::int64_t> units;
    std::vector<std::int64_t> money;
    for (const auto& line : lines) {
        units.push_back(line.tally.units.raw);
        money.push_back(line.tally.money.raw);
    }
    auto columns = std::move(form.before);
    const auto before = static_cast<int>(columns.size());
    columns.push_back({tr("Rows"), true, {}});
    columns.push_back({tr("Units"), true, {}});
    columns.push_back({form.currency.isEmpty() ? tr("Money") : tr("Money (%1)").arg(form.currency), true, {}});
    for (auto& column : form.after)
        columns.push_back(std::move(column));
    reset(std::move(columns), [&] {
        m_lines = std::move(lines);
        m_before = before;
        m_unitDecimals = decimalsNeeded(units, Quantity::scale);
        m_moneyDecimals = decimalsNeeded(money, Money::scale);
        m_isDifference = form.isDifference;
    });
}

QString TallyModel::text(int row, int column) const {
    const auto& line = m_lines[static_cast<std::size_t>(row)];
    if (column < m_before)
        return oneLine(line.before.value(column));
    const auto figure = [this](std::int64_t raw, std::int64_t scale, int decimals) {
        return (m_isDifference && raw > 0 ? QStringLiteral("+") : QString()) + exactText(raw, scale, decimals);
    };
    switch (column - m_before) {
    case Rows:
        return figure(line.tally.rows, 1, 0);
    case Units:
        return figure(line.tally.units.raw, Quantity::scale, m_unitDecimals);
    case MoneyFigure:
        return figure(line.tally.money.raw, Money::scale, m_moneyDecimals);
    default:
        return oneLine(line.after.value(column - m_before - FigureCount));
    }
}

QVariant TallyModel::value(int row, int column, int role) const {
    const auto& line = m_lines[static_cast<std::size_t>(row)];
    if (role == ToneRole)
        return static_cast<int>(line.tone);
    if (role != SortRole)
        return {};
    switch (column - m_before) {
    case Rows:
        return QVariant::fromValue(line.tally.rows);
    case Units:
        return QVariant::fromValue(line.tally.units.raw);
    case MoneyFigure:
        return QVariant::fromValue(line.tally.money.raw);
    default:
        return text(row, column);
    }
}

QString TallyModel::toolTip(int row, int column) const {
    const auto& line = m_lines[static_cast<std::size_t>(row)];
    return plainToolTip(column == 0 && !line.toolTip.isEmpty() ? line.toolTip : text(row, column));
}

} // namespace planwright::ui
