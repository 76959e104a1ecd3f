#include "ui/models/source_rows_model.h"

#include "core/service/export/report_words.h"
#include "ui/models/exact_number.h"
#include "ui/models/one_line.h"
#include "ui/session/qt_convert.h"

#include <algorithm>

namespace planwright::ui {
namespace {

enum SourceColumn { File, LineNumber, Time, Type, Order, Product, Category, Customer, Units, UnitPrice, Money };

} // namespace

void SourceRowsModel::show(std::shared_ptr<const service::SourceRows> found) {
    const auto currency = found ? toQt(found->currency) : QString();
    const auto withCurrency = [&currency](const QString& name) {
        return currency.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, currency);
    };
    reset({{tr("File"), false, {}},
           {tr("Line"), true, tr("The line of the file on which the row begins; the heading is line 1")},
           {tr("Time"), false, tr("On the clock that decides the day")},
           {tr("Type"), false, {}},
           {tr("Order"), false, {}},
           {tr("Product"), false, {}},
           {tr("Category"), false, {}},
           {tr("Customer"), true, tr("The customer's code in this workspace; the id of the file is not shown")},
           {tr("Units"), true, {}},
           {withCurrency(tr("Unit price")), true, {}},
           {withCurrency(tr("Money")), true, {}}},
          [&] {
              m_found = std::move(found);
              std::vector<std::int64_t> units;
              std::vector<std::int64_t> money;
              for (int row = 0; row < rows(); ++row) {
                  const auto& source = m_found->rows[static_cast<std::size_t>(row)];
                  units.push_back(source.units.raw);
                  money.push_back(source.money.raw);
                  money.push_back(source.unitPrice.value_or(planwright::Money()).raw);
              }
              m_unitDecimals = decimalsNeeded(units, Quantity::scale);
              m_moneyDecimals = std::max(2, decimalsNeeded(money, planwright::Money::scale));
          });
}

int SourceRowsModel::rows() const {
    return m_found ? static_cast<int>(m_found->rows.size()) : 0;
}

QString SourceRowsModel::sentence() const {
    if (!m_found)
        return {};
    const auto& sum = m_found->sum;
    if (sum.rows == 0)
        return tr("Nothing was bought or given back.");
    const auto currency = m_found->currency.empty() ? QString() : QLatin1Char(' ') + toQt(m_found->currency);
    auto words = tr("%1 add up to %2 units and %3%4.")
                     .arg(toQt(service::counted(static_cast<std::size_t>(sum.rows), "row", "rows")),
                          exactText(sum.units.raw, Quantity::scale, decimalsNeeded({sum.units.raw}, Quantity::scale)),
                          exactText(sum.money.raw, planwright::Money::scale,
                                    std::max(2, decimalsNeeded({sum.money.raw}, planwright::Money::scale))),
                          currency);
    if (sum.rows > rows())
        words += QLatin1Char(' ') +
                 tr("These are the %1 of the largest amounts; save them to have all.").arg(exactText(rows()));
    return words;
}

QString SourceRowsModel::text(int row, int column) const {
    const auto& source = m_found->rows[static_cast<std::size_t>(row)];
    switch (column) {
    case File:
        return source.file.empty() ? tr("not known") : oneLine(toQt(source.file));
    case LineNumber:
        return source.line ? exactText(*source.line) : QString();
    case Time:
        return toQt(source.time);
    case Type:
        return source.type == "refund" ? tr("refund") : tr("purchase");
    case Order:
        return oneLine(toQt(source.order));
    case Product:
        return oneLine(toQt(source.product));
    case Category:
        return oneLine(toQt(source.category));
    case Customer:
        return source.customer ? QString::number(*source.customer) : QString();
    case Units:
        return exactText(source.units.raw, Quantity::scale, m_unitDecimals);
    case UnitPrice:
        return source.unitPrice ? exactText(source.unitPrice->raw, planwright::Money::scale, m_moneyDecimals)
                                : QString();
    default:
        return exactText(source.money.raw, planwright::Money::scale, m_moneyDecimals);
    }
}

QVariant SourceRowsModel::value(int row, int column, int role) const {
    const auto& source = m_found->rows[static_cast<std::size_t>(row)];
    if (role == CategoryRole)
        return toQt(source.category);
    if (role == ToneRole)
        return static_cast<int>(column >= Units && source.money.raw < 0 ? Tone::Bad : Tone::Normal);
    if (role != SortRole)
        return {};
    const auto optional = [](const auto& number) { return number ? QVariant::fromValue(*number) : QVariant(); };
    switch (column) {
    case LineNumber:
        return optional(source.line);
    case Customer:
        return optional(source.customer);
    case Units:
        return QVariant::fromValue(source.units.raw);
    case UnitPrice:
        return source.unitPrice ? QVariant::fromValue(source.unitPrice->raw) : QVariant();
    case Money:
        return QVariant::fromValue(source.money.raw);
    default:
        return text(row, column);
    }
}

QString SourceRowsModel::toolTip(int row, int column) const {
    const bool mayBeCut = column == File || column == Order || column == Product || column == Category;
    return mayBeCut ? plainToolTip(text(row, column)) : QString();
}

} // namespace planwright::ui
