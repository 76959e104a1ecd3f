#include "ui/dialogs/special_days_dialog.h"

#include "core/service/special_days_file.h"
#include "ui/delegates/choice_delegate.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/views.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMessageBox>
#include <QShortcut>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace planwright::ui {

SpecialDaysDialog::SpecialDaysDialog(AppSession& session, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_model(new SpecialDaysModel(this))
    , m_table(new QTableView)
    , m_sentence(makeSentence({}))
    , m_add(makeButton(tr("Add")))
    , m_remove(makeButton(tr("Delete")))
    , m_undo(makeButton(tr("Undo")))
    , m_redo(makeButton(tr("Redo")))
    , m_import(makeButton(tr("Import CSV…")))
    , m_export(makeButton(tr("Export CSV…")))
    , m_save(makeButton(tr("Save"), "primary")) {
    setWindowTitle(tr("Special days of your own"));
    setObjectName(QStringLiteral("specialDays"));
    resize(760, 520);
    build();
    connect(m_model, &SpecialDaysModel::changed, this, [this] {
        m_problem.clear();
        follow();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SpecialDaysDialog::follow);
    connect(&m_session, &AppSession::specialDaysChanged, this, [this] { m_model->show(*m_session.specialDays()); });
    connect(&m_session, &AppSession::workspaceChanged, this, [this] { done(Rejected); });
    m_session.loadSpecialDays();
    follow();
}

// The undo stack clears itself when it goes, which is after this, and says so.
SpecialDaysDialog::~SpecialDaysDialog() {
    m_model->undoStack().disconnect(this);
}

void SpecialDaysDialog::build() {
    m_table->setModel(m_model);
    setUpTable(*m_table, QStringLiteral("specialDaysTable"), tr("Special days of your own"));
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed);
    m_table->verticalHeader()->show();
    auto* countries = new ChoiceDelegate(this);
    QStringList known;
    for (const auto& country : service::countriesWithSpecialDays())
        known << toQt(country);
    countries->setChoices(known);
    auto* plain = new ChoiceDelegate(this);
    for (const auto column : {SpecialDaysModel::DateOfDay, SpecialDaysModel::Name, SpecialDaysModel::Weight})
        m_table->setItemDelegateForColumn(column, plain);
    m_table->setItemDelegateForColumn(SpecialDaysModel::Country, countries);
    const int widths[] = {120, 270, 110, 80};
    for (int column = 0; column < SpecialDaysModel::Removes; ++column)
        m_table->setColumnWidth(column, widths[column]);
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto* card = new Card;
    card->body()->addWidget(m_table);

    m_sentence->setObjectName(QStringLiteral("specialDaysSentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setMinimumHeight(2 * m_sentence->fontMetrics().lineSpacing());
    m_save->setObjectName(QStringLiteral("saveSpecialDays"));
    auto* close = makeButton(tr("Close"));
    close->setObjectName(QStringLiteral("closeSpecialDays"));
    connect(m_save, &QPushButton::clicked, this, &SpecialDaysDialog::save);
    connect(close, &QPushButton::clicked, this, &SpecialDaysDialog::reject);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(gap);
    bottom->addWidget(m_sentence, 1);
    bottom->addWidget(close);
    bottom->addWidget(m_save);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(wideGap, wideGap, wideGap, wideGap);
    layout->setSpacing(gap);
    layout->addWidget(makeSentence(tr(
        "Days that are not built in, such as a sale of your own, or built-in days with another weight or taken away "
        "(same date and name). The features of `planwright-cli features` count them for the month that is forecast.")));
    layout->addWidget(makeTools());
    layout->addWidget(card, 1);
    layout->addLayout(bottom);
}

QWidget* SpecialDaysDialog::makeTools() {
    const auto onKey = [this](const QKeySequence& key, QPushButton* button) {
        auto* shortcut = new QShortcut(key, this);
        connect(shortcut, &QShortcut::activated, button, &QPushButton::click);
    };
    m_add->setObjectName(QStringLiteral("addSpecialDay"));
    m_remove->setObjectName(QStringLiteral("deleteSpecialDays"));
    m_undo->setObjectName(QStringLiteral("undoSpecialDays"));
    m_redo->setObjectName(QStringLiteral("redoSpecialDays"));
    m_import->setObjectName(QStringLiteral("importSpecialDays"));
    m_export->setObjectName(QStringLiteral("exportSpecialDays"));
    connect(m_add, &QPushButton::clicked, this, &SpecialDaysDialog::addDay);
    connect(m_remove, &QPushButton::clicked, this, &SpecialDaysDialog::removeDays);
    connect(m_undo, &QPushButton::clicked, &m_model->undoStack(), &QUndoStack::undo);
    connect(m_redo, &QPushButton::clicked, &m_model->undoStack(), &QUndoStack::redo);
    connect(m_import, &QPushButton::clicked, this, &SpecialDaysDialog::askForImport);
    connect(m_export, &QPushButton::clicked, this, &SpecialDaysDialog::askForExport);
    onKey(QKeySequence::New, m_add);
    onKey(QKeySequence::Undo, m_undo);
    onKey(QKeySequence::Redo, m_redo);
    onKey(QKeySequence::Save, m_save);
    auto* deletion = new QShortcut(QKeySequence(Qt::Key_Delete), m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(deletion, &QShortcut::activated, m_remove, &QPushButton::click);
    connect(&m_model->undoStack(), &QUndoStack::indexChanged, this, &SpecialDaysDialog::follow);

    auto* tools = new QWidget;
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap);
    for (auto* button : {m_add, m_remove, m_undo, m_redo})
        row->addWidget(button);
    row->addStretch(1);
    row->addWidget(m_import);
    row->addWidget(m_export);
    for (auto* button : {m_add, m_remove, m_undo, m_redo, m_import, m_export, m_save})
        button->setAutoDefault(false);
    return tools;
}

QList<int> SpecialDaysDialog::selectedRows() const {
    QList<int> rows;
    for (const auto& index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    return rows;
}

void SpecialDaysDialog::addDay() {
    const auto& plan = m_session.plan();
    const auto date = plan ? (plan->import.lastDay.month() + 1).firstDay() : Date(2026, 1, 1);
    const auto index = m_model->index(m_model->addDay(date), SpecialDaysModel::Name);
    m_table->setCurrentIndex(index);
    m_table->edit(index);
}

void SpecialDaysDialog::removeDays() {
    if (const auto rows = selectedRows(); !rows.isEmpty())
        m_model->removeDays(rows);
}

void SpecialDaysDialog::askForImport() {
    const auto file =
        QFileDialog::getOpenFileName(this, tr("Import special days"), {}, tr("CSV (*.csv);;All files (*)"));
    if (!file.isEmpty())
        importFile(file);
}

void SpecialDaysDialog::askForExport() {
    auto file = QFileDialog::getSaveFileName(this, tr("Export the special days"), QStringLiteral("special_days.csv"),
                                             tr("CSV (*.csv)"));
    if (!file.isEmpty())
        exportFile(file);
}

void SpecialDaysDialog::importFile(const QString& file) {
    const auto days = service::readSpecialDays(pathFromQt(file));
    if (days) {
        m_model->addDays(*days);
        return;
    }
    const auto error = errorText(tr("The file was not imported"), days.error());
    m_problem = error.title + QStringLiteral(": ") + error.message + QLatin1Char(' ') + error.place;
    follow();
}

void SpecialDaysDialog::exportFile(const QString& file) {
    const auto written = service::writeSpecialDays(pathFromQt(file), m_model->days());
    if (written) {
        Q_EMIT m_session.done(tr("The special days were saved as %1.").arg(file));
        return;
    }
    m_problem = toQt(written.error().describe());
    follow();
}

void SpecialDaysDialog::save() {
    if (m_save->isEnabled())
        m_session.saveSpecialDays(m_model->days());
}

void SpecialDaysDialog::follow() {
    auto& undo = m_model->undoStack();
    const auto fault = m_model->fault();
    m_remove->setEnabled(m_table->selectionModel()->hasSelection());
    m_undo->setEnabled(undo.canUndo());
    m_undo->setToolTip(undo.canUndo() ? tr("Undo: %1 (Ctrl+Z)").arg(undo.undoText()) : QString());
    m_redo->setEnabled(undo.canRedo());
    m_redo->setToolTip(undo.canRedo() ? tr("Redo: %1 (Ctrl+Shift+Z)").arg(undo.redoText()) : QString());
    m_export->setEnabled(m_model->rowCount() > 0 && fault.isEmpty());
    m_save->setEnabled(m_model->hasChanged() && fault.isEmpty());
    if (!m_problem.isEmpty())
        say(m_problem, true);
    else if (!fault.isEmpty())
        say(fault, true);
    else if (m_model->hasChanged())
        say(tr("Not saved yet."), false);
    else
        say(m_model->rowCount() == 0 ? tr("No day of your own yet.") : QString(), false);
}

void SpecialDaysDialog::say(const QString& sentence, bool isProblem) {
    m_sentence->setText(sentence);
    m_sentence->setProperty("role", isProblem ? QStringLiteral("problem") : QStringLiteral("muted"));
    m_sentence->style()->polish(m_sentence);
}

void SpecialDaysDialog::reject() {
    if (!m_model->hasChanged()) {
        QDialog::reject();
        return;
    }
    auto* question = new QMessageBox(QMessageBox::Question, windowTitle(), tr("Close without saving the changes?"),
                                     QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setObjectName(QStringLiteral("discardDialog"));
    auto* discard = question->addButton(tr("Discard"), QMessageBox::DestructiveRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(discard, &QAbstractButton::clicked, this, [this] { QDialog::reject(); });
    question->open();
}

} // namespace planwright::ui
