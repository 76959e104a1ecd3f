#include "ui/models/special_days_model.h"

#include "ui/models/one_line.h"
#include "ui/models/table_model.h"
#include "ui/session/qt_convert.h"

#include <QUndoCommand>

#include <algorithm>
#include <array>

namespace planwright::ui {
namespace {

// As the file's columns are called.
constexpr std::array<std::string_view, SpecialDaysModel::ColumnCount> fields{"date", "name", "country", "weight",
                                                                             "action"};

int columnOf(const std::string& field) {
    const auto* const found = std::ranges::find(fields, field);
    return found == fields.end() ? SpecialDaysModel::Name : static_cast<int>(found - fields.begin());
}

} // namespace

/// The rows before and after: a calendar has few enough of them to be kept whole.
class SpecialDaysChange : public QUndoCommand {
public:
    SpecialDaysChange(SpecialDaysModel& model, const QString& what, SpecialDaysModel::Rows after)
        : QUndoCommand(what)
        , m_model(model)
        , m_before(model.m_rows)
        , m_after(std::move(after)) {}

    void undo() override { m_model.put(m_before); }
    void redo() override { m_model.put(m_after); }

private:
    SpecialDaysModel& m_model;
    SpecialDaysModel::Rows m_before, m_after;
};

SpecialDaysModel::SpecialDaysModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void SpecialDaysModel::put(Rows rows) {
    const bool isSameSize = rows.size() == m_rows.size();
    if (!isSameSize)
        beginResetModel();
    m_rows = std::move(rows);
    m_faults = service::faultsOf(m_rows);
    if (!isSameSize)
        endResetModel();
    else if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT changed();
}

void SpecialDaysModel::change(const QString& what, Rows rows) {
    if (rows != m_rows)
        m_undo.push(new SpecialDaysChange(*this, what, std::move(rows)));
}

void SpecialDaysModel::show(const std::vector<service::SpecialDay>& days) {
    Rows rows;
    for (const auto& day : days)
        rows.push_back(service::textOf(day));
    m_undo.clear();
    m_kept = rows;
    put(std::move(rows));
}

int SpecialDaysModel::addDay(Date date) {
    auto rows = m_rows;
    rows.push_back({date.toString(), {}, {}, "1", false});
    change(tr("add a day"), std::move(rows));
    return rowCount() - 1;
}

void SpecialDaysModel::removeDays(const QList<int>& rows) {
    Rows kept;
    for (int row = 0; row < rowCount(); ++row)
        if (!rows.contains(row))
            kept.push_back(m_rows[static_cast<std::size_t>(row)]);
    change(rows.size() == 1 ? tr("delete a day") : tr("delete %1 days").arg(rows.size()), std::move(kept));
}

void SpecialDaysModel::addDays(const std::vector<service::SpecialDay>& days) {
    auto rows = m_rows;
    for (const auto& day : days) {
        const auto text = service::textOf(day);
        const auto same = std::ranges::find_if(rows, [&](const service::SpecialDayText& row) {
            return row.date == text.date && row.name == text.name && row.country == text.country;
        });
        if (same == rows.end())
            rows.push_back(text);
        else
            *same = text;
    }
    change(tr("import days"), std::move(rows));
}

QModelIndex SpecialDaysModel::faultIndex() const {
    const auto wrong = std::ranges::find_if(m_faults, [](const auto& fault) { return !fault.sentence.empty(); });
    if (wrong == m_faults.end())
        return {};
    return index(static_cast<int>(wrong - m_faults.begin()), columnOf(wrong->field));
}

QString SpecialDaysModel::fault() const {
    const auto at = faultIndex();
    if (!at.isValid())
        return {};
    return tr("Row %1, %2: %3")
        .arg(QString::number(at.row() + 1),
             headerData(at.column(), Qt::Horizontal, Qt::DisplayRole).toString().toLower(),
             toQt(m_faults[static_cast<std::size_t>(at.row())].sentence));
}

std::vector<service::SpecialDay> SpecialDaysModel::days() const {
    std::vector<service::SpecialDay> days;
    for (const auto& row : m_rows)
        if (const auto day = service::readSpecialDay(row))
            days.push_back(*day);
    return days;
}

int SpecialDaysModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SpecialDaysModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString SpecialDaysModel::text(const service::SpecialDayText& row, int column) {
    switch (column) {
    case DateOfDay:
        return toQt(row.date);
    case Name:
        return toQt(row.name);
    case Country:
        return toQt(row.country);
    case Weight:
        return toQt(row.weight);
    default:
        return {}; // a box to tick
    }
}

QVariant SpecialDaysModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto& fault = m_faults[static_cast<std::size_t>(index.row())];
    const bool isAtFault = !fault.sentence.empty() && columnOf(fault.field) == index.column();
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Country && row.country.empty())
            return tr("everywhere");
        if (index.column() == Name && row.name.empty())
            return tr("name?");
        return text(row, index.column());
    case Qt::EditRole:
        return text(row, index.column());
    case Qt::CheckStateRole:
        return index.column() == Removes ? QVariant(row.remove ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((index.column() == Weight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case Qt::ToolTipRole:
        return isAtFault ? QVariant(plainToolTip(toQt(fault.sentence))) : QVariant();
    case ToneRole:
        return static_cast<int>(isAtFault                                          ? Tone::Bad
                                : index.column() == Country && row.country.empty() ? Tone::Muted
                                : row.remove && index.column() == Weight           ? Tone::Muted
                                                                                   : Tone::Normal);
    default:
        return {};
    }
}

QVariant SpecialDaysModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(
            (section == Weight || orientation == Qt::Vertical ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role == Qt::ToolTipRole && orientation == Qt::Horizontal && section == Removes)
        return tr("The day of this date and name, which is built in, does not count");
    if (role != Qt::DisplayRole || section < 0)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    const std::array<QString, ColumnCount> names{tr("Date"), tr("Name"), tr("Country"), tr("Weight"), tr("Take away")};
    return section < ColumnCount ? QVariant(names[static_cast<std::size_t>(section)]) : QVariant();
}

Qt::ItemFlags SpecialDaysModel::flags(const QModelIndex& index) const {
    const auto flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    return flags | (index.column() == Removes ? Qt::ItemIsUserCheckable : Qt::ItemIsEditable);
}

bool SpecialDaysModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return false;
    auto rows = m_rows;
    auto& row = rows[static_cast<std::size_t>(index.row())];
    if (index.column() == Removes) {
        if (role != Qt::CheckStateRole)
            return false;
        row.remove = value.toInt() == Qt::Checked;
        change(row.remove ? tr("take a day away") : tr("count a day"), std::move(rows));
        return true;
    }
    if (role != Qt::EditRole)
        return false;
    const std::array<std::string*, 4> cells{&row.date, &row.name, &row.country, &row.weight};
    auto typed = value.toString().simplified();
    if (index.column() == Country)
        typed = typed.toUpper();
    if (index.column() == Weight)
        typed.replace(QLatin1Char(','), QLatin1Char('.'));
    *cells[static_cast<std::size_t>(index.column())] = fromQt(typed);
    change(tr("change the %1").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString().toLower()),
           std::move(rows));
    return true;
}

} // namespace planwright::ui
