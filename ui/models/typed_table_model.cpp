#include "ui/models/typed_table_model.h"

#include "ui/models/one_line.h"

#include <algorithm>

namespace planwright::ui {
namespace {

QVariant alignment(bool isRight) {
    return QVariant::fromValue(Qt::Alignment((isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
}

} // namespace

TypedTableModel::TypedTableModel(std::vector<Column> columns, QObject* parent)
    : QAbstractTableModel(parent)
    , m_columns(std::move(columns)) {}

QModelIndex TypedTableModel::faultIndex() const {
    const auto wrong = std::ranges::find_if(m_faults, [](const auto& fault) { return !fault.sentence.isEmpty(); });
    return wrong == m_faults.end() ? QModelIndex() : index(static_cast<int>(wrong - m_faults.begin()), wrong->column);
}

QString TypedTableModel::fault() const {
    const auto at = faultIndex();
    if (!at.isValid())
        return {};
    return tr("Row %1, %2: %3")
        .arg(QString::number(at.row() + 1), headingWithin(at.column()),
             m_faults[static_cast<std::size_t>(at.row())].sentence);
}

QString TypedTableModel::changeOf(int column) const {
    return tr("change the %1").arg(headingWithin(column));
}

QString TypedTableModel::headingWithin(int column) const {
    return m_columns[static_cast<std::size_t>(column)].heading.toLower();
}

int TypedTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant TypedTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& fault = m_faults[static_cast<std::size_t>(index.row())];
    const bool isAtFault = !fault.sentence.isEmpty() && fault.column == index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case Qt::CheckStateRole:
        return value(index.row(), index.column(), role);
    case Qt::TextAlignmentRole:
        return alignment(m_columns[static_cast<std::size_t>(index.column())].number);
    case Qt::ToolTipRole:
        return isAtFault ? QVariant(plainToolTip(fault.sentence)) : QVariant();
    case ToneRole:
        return static_cast<int>(isAtFault ? Tone::Bad : tone(index.row(), index.column()));
    default:
        return {};
    }
}

QVariant TypedTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (section < 0)
        return {};
    if (orientation == Qt::Vertical)
        return role == Qt::TextAlignmentRole ? alignment(true)
               : role == Qt::DisplayRole     ? QVariant(section + 1)
                                             : QVariant();
    if (section >= columnCount())
        return {};
    const auto& column = m_columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
        return column.heading;
    case Qt::TextAlignmentRole:
        return alignment(column.number);
    case Qt::ToolTipRole:
        return column.toolTip.isEmpty() ? QVariant() : QVariant(column.toolTip);
    default:
        return {};
    }
}

Qt::ItemFlags TypedTableModel::flags(const QModelIndex& index) const {
    const auto flags = QAbstractTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsEditable : flags;
}

} // namespace planwright::ui
