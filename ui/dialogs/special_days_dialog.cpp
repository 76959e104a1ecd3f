#include "ui/dialogs/special_days_dialog.h"

#include "core/service/special_days_file.h"
#include "ui/session/qt_convert.h"

#include <QShortcut>
#include <QTableView>

namespace planwright::ui {
namespace {

RowsDialogLook look() {
    RowsDialogLook look;
    look.name = QStringLiteral("specialDays");
    look.one = QStringLiteral("SpecialDay");
    look.many = QStringLiteral("SpecialDays");
    look.title = SpecialDaysDialog::tr("Special days of your own");
    look.about = SpecialDaysDialog::tr(
        "Days that are not built in, such as a sale of your own, or built-in days with another weight or taken away "
        "(same date and name). The features of `planwright-cli features` count them for the month that is forecast.");
    look.save = SpecialDaysDialog::tr("Save");
    look.unsaved = SpecialDaysDialog::tr("Not saved yet.");
    look.empty = SpecialDaysDialog::tr("No day of your own yet.");
    look.discard = SpecialDaysDialog::tr("Close without saving the changes?");
    look.importTitle = SpecialDaysDialog::tr("Import special days");
    look.exportTitle = SpecialDaysDialog::tr("Export the special days");
    look.exportFile = QStringLiteral("special_days.csv");
    look.exported = SpecialDaysDialog::tr("The special days were saved as %1.");
    look.width = 760;
    look.columnWidths = {120, 270, 110, 80};
    return look;
}

} // namespace

SpecialDaysDialog::SpecialDaysDialog(AppSession& session, QWidget* parent)
    : SpecialDaysDialog(session, new SpecialDaysModel, parent) {}

SpecialDaysDialog::SpecialDaysDialog(AppSession& session, SpecialDaysModel* model, QWidget* parent)
    : RowsDialog(session, model, look(), parent)
    , m_model(model) {
    QStringList countries;
    for (const auto& country : service::countriesWithSpecialDays())
        countries << toQt(country);
    proposeChoices(SpecialDaysModel::Country, countries);
    connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, &SpecialDaysDialog::save);
    connect(&session, &AppSession::specialDaysChanged, this, [this] { m_model->show(*this->session().specialDays()); });
    connect(&session, &AppSession::workspaceChanged, this, [this] { done(Rejected); });
    session.loadSpecialDays();
    follow();
}

void SpecialDaysDialog::addRow() {
    const auto& plan = session().plan();
    const auto date = plan ? (plan->import.lastDay.month() + 1).firstDay() : Date(2026, 1, 1);
    const auto index = m_model->index(m_model->addDay(date), SpecialDaysModel::Name);
    table().setCurrentIndex(index);
    table().edit(index);
}

Status SpecialDaysDialog::readRows(const QString& file) {
    PLANWRIGHT_ASSIGN(const auto days, service::readSpecialDays(pathFromQt(file)));
    m_model->addDays(days);
    return {};
}

Status SpecialDaysDialog::writeRows(const QString& file) const {
    return service::writeSpecialDays(pathFromQt(file), m_model->days());
}

void SpecialDaysDialog::saveRows() {
    session().saveSpecialDays(m_model->days());
}

} // namespace planwright::ui
