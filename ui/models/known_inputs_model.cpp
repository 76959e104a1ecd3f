#include "ui/models/known_inputs_model.h"

#include "ui/models/one_line.h"
#include "ui/models/table_model.h"
#include "ui/session/qt_convert.h"
#include "ui/session/replace_command.h"

#include <algorithm>
#include <array>

namespace planwright::ui {
namespace {

using Text = service::KnownInputText;

struct Field {
    std::string_view name; ///< as the file's column is called
    std::string Text::*value;
};
constexpr std::array<Field, KnownInputsModel::ColumnCount> fields{{{"kind", &Text::kind},
                                                                   {"category", &Text::category},
                                                                   {"first_day", &Text::firstDay},
                                                                   {"last_day", &Text::lastDay},
                                                                   {"amount", &Text::amount},
                                                                   {"name", &Text::name}}};
constexpr std::array kinds{service::KnownKind::Promotion, service::KnownKind::Price, service::KnownKind::SpecialDay,
                           service::KnownKind::Closure};

std::string Text::*valueOf(int column) {
    return fields[static_cast<std::size_t>(column)].value;
}

int columnOf(const std::string& field) {
    const auto* const found = std::ranges::find(fields, field, &Field::name);
    return found == fields.end() ? KnownInputsModel::Name : static_cast<int>(found - fields.begin());
}

/// What is typed, as a file would say it.
std::string written(int column, QString typed) {
    typed = typed.simplified();
    if (column == KnownInputsModel::Kind) {
        const auto words = KnownInputsModel::kindWords();
        for (qsizetype k = 0; k < words.size(); ++k)
            if (words[k].compare(typed, Qt::CaseInsensitive) == 0)
                return std::string(forecasting::kindName(kinds[static_cast<std::size_t>(k)]));
    }
    if (column == KnownInputsModel::Amount) {
        typed.replace(QLatin1Char(','), QLatin1Char('.'));
        bool isNumber = false;
        if (const double percent = typed.chopped(typed.endsWith(QLatin1Char('%')) ? 1 : 0).toDouble(&isNumber);
            isNumber && typed.endsWith(QLatin1Char('%')))
            typed = QString::number(percent / 100);
    }
    return fromQt(typed);
}

/// "20 % off", or what was typed where it is no number.
QString percentOff(const std::string& amount) {
    bool isNumber = false;
    const double share = toQt(amount).toDouble(&isNumber);
    return isNumber ? KnownInputsModel::tr("%1 % off").arg(QString::number(share * 100)) : toQt(amount);
}

} // namespace

KnownInputsModel::KnownInputsModel(service::KnownScope scope, QObject* parent)
    : QAbstractTableModel(parent)
    , m_scope(std::move(scope)) {}

QStringList KnownInputsModel::kindWords() {
    return {tr("Promotion"), tr("Price"), tr("Special day"), tr("Closed")};
}

void KnownInputsModel::put(const Rows& rows) {
    const bool isSameSize = rows.size() == m_rows.size();
    if (!isSameSize)
        beginResetModel();
    m_rows = rows;
    m_faults = service::faultsOf(m_rows, m_scope);
    if (!isSameSize)
        endResetModel();
    else if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT changed();
}

void KnownInputsModel::change(const QString& what, const Rows& rows) {
    if (rows != m_rows)
        m_undo.push(new ReplaceCommand<Rows>(what, m_rows, rows, [this](const Rows& kept) { put(kept); }));
}

void KnownInputsModel::show(const service::KnownInputs& inputs) {
    Rows rows;
    for (const auto& input : inputs)
        rows.push_back(service::textOf(input));
    m_undo.clear();
    m_kept = rows;
    put(rows);
}

int KnownInputsModel::addInput(const std::string& category) {
    auto rows = m_rows;
    const auto day = m_scope.firstMonth.firstDay().toString();
    rows.push_back({"promotion", category, day, day, "0.2", {}});
    change(tr("add a row"), rows);
    return rowCount() - 1;
}

void KnownInputsModel::removeInputs(const QList<int>& rows) {
    Rows kept;
    for (int row = 0; row < rowCount(); ++row)
        if (!rows.contains(row))
            kept.push_back(m_rows[static_cast<std::size_t>(row)]);
    change(rows.size() == 1 ? tr("delete a row") : tr("delete %1 rows").arg(rows.size()), kept);
}

void KnownInputsModel::addInputs(const service::KnownInputs& inputs) {
    auto rows = m_rows;
    for (const auto& input : inputs)
        if (const auto text = service::textOf(input); std::ranges::find(rows, text) == rows.end())
            rows.push_back(text);
    change(tr("import rows"), rows);
}

void KnownInputsModel::addLines(const QString& lines) {
    auto rows = m_rows;
    for (const auto& line : lines.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        if (rows.size() > forecasting::mostKnownInputs)
            break; // the fault says so
        const auto cells = line.split(QLatin1Char('\t'));
        Text row;
        for (int column = 0; column < ColumnCount && column < cells.size(); ++column)
            row.*valueOf(column) = written(column, cells[column]);
        rows.push_back(std::move(row));
    }
    change(tr("paste rows"), rows);
}

QModelIndex KnownInputsModel::faultIndex() const {
    const auto wrong = std::ranges::find_if(m_faults, [](const auto& fault) { return !fault.sentence.empty(); });
    if (wrong == m_faults.end())
        return {};
    return index(static_cast<int>(wrong - m_faults.begin()), columnOf(wrong->field));
}

QString KnownInputsModel::fault() const {
    const auto at = faultIndex();
    if (!at.isValid())
        return {};
    return tr("Row %1, %2: %3")
        .arg(QString::number(at.row() + 1),
             headerData(at.column(), Qt::Horizontal, Qt::DisplayRole).toString().toLower(),
             toQt(m_faults[static_cast<std::size_t>(at.row())].sentence));
}

service::KnownInputs KnownInputsModel::inputs() const {
    service::KnownInputs inputs;
    for (const auto& row : m_rows)
        if (const auto input = service::readKnownInput(row))
            inputs.push_back(*input);
    return inputs;
}

int KnownInputsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int KnownInputsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString KnownInputsModel::shown(const Text& row, int column) const {
    const auto text = toQt(row.*valueOf(column));
    if (column != Kind)
        return text;
    const auto* const kind = std::ranges::find(kinds, row.kind, forecasting::kindName);
    return kind == kinds.end() ? text : kindWords()[kind - kinds.begin()];
}

QVariant KnownInputsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto& fault = m_faults[static_cast<std::size_t>(index.row())];
    const bool isAtFault = !fault.sentence.empty() && columnOf(fault.field) == index.column();
    const bool isAll = index.column() == Category && row.category.empty();
    switch (role) {
    case Qt::DisplayRole:
        if (isAll)
            return tr("all categories");
        if (index.column() == Amount && row.kind == "promotion")
            return percentOff(row.amount);
        return shown(row, index.column());
    case Qt::EditRole:
        return shown(row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((index.column() == Amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case Qt::ToolTipRole:
        return isAtFault ? QVariant(plainToolTip(toQt(fault.sentence))) : QVariant();
    case ToneRole:
        return static_cast<int>(isAtFault ? Tone::Bad : isAll ? Tone::Muted : Tone::Normal);
    default:
        return {};
    }
}

QVariant KnownInputsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(
            (section == Amount || orientation == Qt::Vertical ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role == Qt::ToolTipRole && orientation == Qt::Horizontal && section == Amount)
        return tr("Of a promotion its discount (20 % or 0.2), of a price the new price of a unit, of a special day its "
                  "weight");
    if (role != Qt::DisplayRole || section < 0)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    const std::array<QString, ColumnCount> names{tr("Kind"),     tr("Category"), tr("First day"),
                                                 tr("Last day"), tr("Amount"),   tr("Name")};
    return section < ColumnCount ? QVariant(names[static_cast<std::size_t>(section)]) : QVariant();
}

Qt::ItemFlags KnownInputsModel::flags(const QModelIndex& index) const {
    const auto flags = QAbstractTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsEditable : flags;
}

bool KnownInputsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return false;
    auto rows = m_rows;
    auto& row = rows[static_cast<std::size_t>(index.row())];
    row.*valueOf(index.column()) = written(index.column(), value.toString());
    if (index.column() == Kind && row.kind == "closure")
        row.amount.clear();
    if (index.column() == FirstDay && row.lastDay < row.firstDay)
        row.lastDay = row.firstDay; // "YYYY-MM-DD" sorts as dates do
    change(tr("change the %1").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString().toLower()),
           rows);
    return true;
}

} // namespace planwright::ui
