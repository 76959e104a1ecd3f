#include "ui/dialogs/known_inputs_dialog.h"

#include "ui/session/qt_convert.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QShortcut>
#include <QTableView>

namespace planwright::ui {
namespace {

constexpr int monthsAhead = 12;

service::KnownScope scopeOf(const service::Plan& plan) {
    service::KnownScope scope;
    for (const auto& category : plan.forecast.months.front().categories)
        scope.categories.push_back(category.category);
    scope.firstMonth = plan.forecast.lastCompleteMonth + 1;
    scope.lastMonth = plan.forecast.lastCompleteMonth + monthsAhead;
    return scope;
}

RowsDialogLook look() {
    RowsDialogLook look;
    look.name = QStringLiteral("knownInputs");
    look.one = QStringLiteral("KnownInput");
    look.many = QStringLiteral("KnownInputs");
    look.title = KnownInputsDialog::tr("Known in advance");
    look.about = KnownInputsDialog::tr(
        "Promotions, new prices, special days and closed days of the months that are forecast. What they do to demand "
        "is told from the past, as far as it says so; every forecast that uses them says how.");
    look.save = KnownInputsDialog::tr("Forecast with this");
    look.unsaved = KnownInputsDialog::tr("Not forecast with yet.");
    look.empty = KnownInputsDialog::tr("Nothing yet: add a row, paste rows of a spreadsheet, or import.");
    look.discard = KnownInputsDialog::tr("Close without the changes?");
    look.importTitle = KnownInputsDialog::tr("Import what is known in advance");
    look.exportTitle = KnownInputsDialog::tr("Export what is known in advance");
    look.exportFile = QStringLiteral("plan.csv");
    look.exported = KnownInputsDialog::tr("What is known in advance was saved as %1.");
    look.width = 860;
    look.columnWidths = {110, 190, 110, 110, 90};
    return look;
}

} // namespace

KnownInputsDialog::KnownInputsDialog(AppSession& session, QWidget* parent)
    : KnownInputsDialog(session, new KnownInputsModel(scopeOf(*session.plan())), parent) {}

KnownInputsDialog::KnownInputsDialog(AppSession& session, KnownInputsModel* model, QWidget* parent)
    : RowsDialog(session, model, look(), parent)
    , m_model(model) {
    QStringList categories;
    for (const auto& category : session.plan()->forecast.months.front().categories)
        categories << toQt(category.category);
    proposeChoices(KnownInputsModel::Kind, KnownInputsModel::kindWords());
    proposeChoices(KnownInputsModel::Category, categories);
    auto* pasting = new QShortcut(QKeySequence::Paste, &table(), nullptr, nullptr, Qt::WidgetShortcut);
    connect(pasting, &QShortcut::activated, this, &KnownInputsDialog::paste);
    connect(&session, &AppSession::planChanged, this, [this] { done(Rejected); });
    m_model->show(session.knownInputs());
}

void KnownInputsDialog::addRow() {
    const auto row = m_model->addInput(fromQt(session().category()));
    table().setCurrentIndex(m_model->index(row, KnownInputsModel::FirstDay));
    table().setFocus();
}

void KnownInputsDialog::paste() {
    m_model->addLines(QGuiApplication::clipboard()->text());
}

Status KnownInputsDialog::readRows(const QString& file) {
    PLANWRIGHT_ASSIGN(const auto inputs, service::readKnownInputs(pathFromQt(file), scopeOf(*session().plan())));
    m_model->addInputs(inputs);
    return {};
}

Status KnownInputsDialog::writeRows(const QString& file) const {
    return service::writeKnownInputs(pathFromQt(file), m_model->inputs());
}

void KnownInputsDialog::saveRows() {
    const auto inputs = m_model->inputs();
    accept();
    session().setKnownInputs(inputs);
}

} // namespace planwright::ui
