#include "ui/models/unmapped_model.h"

#include "ui/models/exact_number.h"
#include "ui/models/one_line.h"
#include "ui/session/qt_convert.h"

namespace planwright::ui {

void UnmappedModel::show(std::vector<data::UnmappedProduct> products, const QString& currency) {
    std::vector<std::int64_t> units, money;
    QMap<QString, QString> kept;
    for (const auto& [product, found] : products) {
        units.push_back(found.units.raw);
        money.push_back(found.money.raw);
        if (const auto name = toQt(product); m_assigned.contains(name))
            kept.insert(name, m_assigned.value(name));
    }
    reset({{tr("Product"), false, {}},
           {tr("Rows"), true, {}},
           {tr("Units"), true, {}},
           {currency.isEmpty() ? tr("Money") : tr("Money (%1)").arg(currency), true, {}},
           {tr("Category"), false, tr("Double-click, or press F2, to give the product a category")}},
          [&] {
              m_products = std::move(products);
              m_assigned = std::move(kept);
              m_unitDecimals = decimalsNeeded(units, Quantity::scale);
              m_moneyDecimals = decimalsNeeded(money, Money::scale);
          });
    Q_EMIT assignmentsChanged();
}

void UnmappedModel::setAssignments(const service::Assignments& assignments) {
    for (int row = 0; row < rowCount(); ++row)
        if (const auto found = assignments.find(fromQt(productOf(row))); found != assignments.end())
            assign({row}, toQt(found->second));
}

QString UnmappedModel::productOf(int row) const {
    return toQt(m_products[static_cast<std::size_t>(row)].product);
}

void UnmappedModel::assign(const QList<int>& rows, const QString& category) {
    const auto name = category.simplified();
    for (const int row : rows) {
        if (name.isEmpty())
            m_assigned.remove(productOf(row));
        else
            m_assigned.insert(productOf(row), name);
        Q_EMIT dataChanged(index(row, Category), index(row, Category));
    }
    Q_EMIT assignmentsChanged();
}

service::Assignments UnmappedModel::assignments() const {
    service::Assignments all;
    for (auto entry = m_assigned.begin(); entry != m_assigned.end(); ++entry)
        all.emplace(fromQt(entry.key()), fromQt(entry.value()));
    return all;
}

Qt::ItemFlags UnmappedModel::flags(const QModelIndex& index) const {
    const auto flags = TableModelBase::flags(index);
    return index.isValid() && index.column() == Category ? flags | Qt::ItemIsEditable : flags;
}

bool UnmappedModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !index.isValid() || index.column() != Category)
        return false;
    assign({index.row()}, value.toString());
    return true;
}

QString UnmappedModel::text(int row, int column) const {
    const auto& [product, found] = m_products[static_cast<std::size_t>(row)];
    switch (column) {
    case Rows:
        return exactText(found.rows);
    case Units:
        return exactText(found.units.raw, Quantity::scale, m_unitDecimals);
    case MoneyFigure:
        return exactText(found.money.raw, Money::scale, m_moneyDecimals);
    case Category:
        return m_assigned.value(toQt(product));
    default:
        return oneLine(toQt(product));
    }
}

QVariant UnmappedModel::value(int row, int column, int role) const {
    if (role == ToneRole)
        return static_cast<int>(column == Category ? Tone::Typed : Tone::Normal);
    if (role != SortRole)
        return {};
    const auto& found = m_products[static_cast<std::size_t>(row)].found;
    switch (column) {
    case Rows:
        return QVariant::fromValue(found.rows);
    case Units:
        return QVariant::fromValue(found.units.raw);
    case MoneyFigure:
        return QVariant::fromValue(found.money.raw);
    case Category:
        return m_assigned.contains(productOf(row)) ? QVariant(text(row, column)) : QVariant();
    default:
        return text(row, column);
    }
}

QString UnmappedModel::toolTip(int row, int column) const {
    return column == Product ? plainToolTip(text(row, column)) : QString();
}

} // namespace planwright::ui
