#include "ui/models/known_inputs_model.h"

#include "ui/session/qt_convert.h"

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

std::vector<Column> columns() {
    using Model = KnownInputsModel;
    return {{Model::tr("Kind"), false, {}},
            {Model::tr("Category"), false, {}},
            {Model::tr("First day"), false, {}},
            {Model::tr("Last day"), false, {}},
            {Model::tr("Amount"), true,
             Model::tr("Of a promotion its discount (20 % or 0.2), of a price the new price of a unit, of a special "
                       "day its weight")},
            {Model::tr("Name"), false, {}}};
}

QString shown(const Text& row, int column) {
    const auto text = toQt(row.*valueOf(column));
    if (column != KnownInputsModel::Kind)
        return text;
    const auto* const kind = std::ranges::find(kinds, row.kind, forecasting::kindName);
    return kind == kinds.end() ? text : KnownInputsModel::kindWords()[kind - kinds.begin()];
}

bool isForAll(const Text& row, int column) {
    return column == KnownInputsModel::Category && row.category.empty();
}

} // namespace

KnownInputsModel::KnownInputsModel(service::KnownScope scope, QObject* parent)
    : TypedRowsModel(columns(), parent)
    , m_scope(std::move(scope)) {}

QStringList KnownInputsModel::kindWords() {
    return {tr("Promotion"), tr("Price"), tr("Special day"), tr("Closed")};
}

KnownInputsModel::Faults KnownInputsModel::faultsOf(const Rows& rows) const {
    Faults faults;
    for (const auto& fault : service::faultsOf(rows, m_scope))
        faults.push_back({columnOf(fault.field), toQt(fault.sentence)});
    return faults;
}

void KnownInputsModel::show(const service::KnownInputs& inputs) {
    Rows rows;
    for (const auto& input : inputs)
        rows.push_back(service::textOf(input));
    showKept(std::move(rows));
}

int KnownInputsModel::addInput(const std::string& category) {
    auto rows = this->rows();
    const auto day = m_scope.firstMonth.firstDay().toString();
    rows.push_back({"promotion", category, day, day, "0.2", {}});
    change(tr("add a row"), std::move(rows));
    return rowCount() - 1;
}

void KnownInputsModel::remove(const QList<int>& rows) {
    change(rows.size() == 1 ? tr("delete a row") : tr("delete %1 rows").arg(rows.size()), rowsWithout(rows));
}

void KnownInputsModel::addInputs(const service::KnownInputs& inputs) {
    auto rows = this->rows();
    for (const auto& input : inputs)
        if (const auto text = service::textOf(input); std::ranges::find(rows, text) == rows.end())
            rows.push_back(text);
    change(tr("import rows"), std::move(rows));
}

void KnownInputsModel::addLines(const QString& lines) {
    auto rows = this->rows();
    for (const auto& line : lines.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        if (rows.size() > forecasting::mostKnownInputs)
            break; // the fault says so
        const auto cells = line.split(QLatin1Char('\t'));
        Text row;
        for (int column = 0; column < ColumnCount && column < cells.size(); ++column)
            row.*valueOf(column) = written(column, cells[column]);
        rows.push_back(std::move(row));
    }
    change(tr("paste rows"), std::move(rows));
}

service::KnownInputs KnownInputsModel::inputs() const {
    service::KnownInputs inputs;
    for (const auto& row : rows())
        if (const auto input = service::readKnownInput(row))
            inputs.push_back(*input);
    return inputs;
}

QVariant KnownInputsModel::value(int row, int column, int role) const {
    const auto& input = this->row(row);
    if (role == Qt::CheckStateRole)
        return {};
    if (role == Qt::DisplayRole && isForAll(input, column))
        return tr("all categories");
    if (role == Qt::DisplayRole && column == Amount && input.kind == "promotion")
        return percentOff(input.amount);
    return shown(input, column);
}

Tone KnownInputsModel::tone(int row, int column) const {
    return isForAll(this->row(row), column) ? Tone::Muted : Tone::Normal;
}

bool KnownInputsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return false;
    auto rows = this->rows();
    auto& row = rows[static_cast<std::size_t>(index.row())];
    row.*valueOf(index.column()) = written(index.column(), value.toString());
    if (index.column() == Kind && row.kind == "closure")
        row.amount.clear();
    if (index.column() == FirstDay && row.lastDay < row.firstDay)
        row.lastDay = row.firstDay; // "YYYY-MM-DD" sorts as dates do
    change(changeOf(index.column()), std::move(rows));
    return true;
}

} // namespace planwright::ui
