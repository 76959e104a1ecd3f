#include "ui/models/special_days_model.h"

#include "ui/session/qt_convert.h"

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

std::vector<Column> columns() {
    using Model = SpecialDaysModel;
    return {
        {Model::tr("Date"), false, {}},
        {Model::tr("Name"), false, {}},
        {Model::tr("Country"), false, {}},
        {Model::tr("Weight"), true, {}},
        {Model::tr("Take away"), false, Model::tr("The day of this date and name, which is built in, does not count")}};
}

QString text(const service::SpecialDayText& row, int column) {
    switch (column) {
    case SpecialDaysModel::DateOfDay:
        return toQt(row.date);
    case SpecialDaysModel::Name:
        return toQt(row.name);
    case SpecialDaysModel::Country:
        return toQt(row.country);
    case SpecialDaysModel::Weight:
        return toQt(row.weight);
    default:
        return {}; // a box to tick
    }
}

} // namespace

SpecialDaysModel::SpecialDaysModel(QObject* parent)
    : TypedRowsModel(columns(), parent) {}

SpecialDaysModel::Faults SpecialDaysModel::faultsOf(const Rows& rows) const {
    Faults faults;
    for (const auto& fault : service::faultsOf(rows))
        faults.push_back({columnOf(fault.field), toQt(fault.sentence)});
    return faults;
}

void SpecialDaysModel::show(const std::vector<service::SpecialDay>& days) {
    Rows rows;
    for (const auto& day : days)
        rows.push_back(service::textOf(day));
    showKept(std::move(rows));
}

int SpecialDaysModel::addDay(Date date) {
    auto rows = this->rows();
    rows.push_back({date.toString(), {}, {}, "1", false});
    change(tr("add a day"), std::move(rows));
    return rowCount() - 1;
}

void SpecialDaysModel::remove(const QList<int>& rows) {
    change(rows.size() == 1 ? tr("delete a day") : tr("delete %1 days").arg(rows.size()), rowsWithout(rows));
}

void SpecialDaysModel::addDays(const std::vector<service::SpecialDay>& days) {
    auto rows = this->rows();
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

std::vector<service::SpecialDay> SpecialDaysModel::days() const {
    std::vector<service::SpecialDay> days;
    for (const auto& row : rows())
        if (const auto day = service::readSpecialDay(row))
            days.push_back(*day);
    return days;
}

QVariant SpecialDaysModel::value(int row, int column, int role) const {
    const auto& day = this->row(row);
    if (role == Qt::CheckStateRole)
        return column == Removes ? QVariant(day.remove ? Qt::Checked : Qt::Unchecked) : QVariant();
    if (role == Qt::DisplayRole && column == Country && day.country.empty())
        return tr("everywhere");
    if (role == Qt::DisplayRole && column == Name && day.name.empty())
        return tr("name?");
    return text(day, column);
}

Tone SpecialDaysModel::tone(int row, int column) const {
    const auto& day = this->row(row);
    const bool isMuted = (column == Country && day.country.empty()) || (column == Weight && day.remove);
    return isMuted ? Tone::Muted : Tone::Normal;
}

Qt::ItemFlags SpecialDaysModel::flags(const QModelIndex& index) const {
    if (!index.isValid() || index.column() != Removes)
        return TypedTableModel::flags(index);
    return QAbstractTableModel::flags(index) | Qt::ItemIsUserCheckable;
}

bool SpecialDaysModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return false;
    auto rows = this->rows();
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
    change(changeOf(index.column()), std::move(rows));
    return true;
}

} // namespace planwright::ui
