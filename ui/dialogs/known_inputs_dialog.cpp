#include "ui/dialogs/known_inputs_dialog.h"

#include "ui/delegates/choice_delegate.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/views.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMessageBox>
#include <QShortcut>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

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

} // namespace

KnownInputsDialog::KnownInputsDialog(AppSession& session, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_model(new KnownInputsModel(scopeOf(*session.plan()), this))
    , m_table(new QTableView)
    , m_sentence(makeSentence({}))
    , m_add(makeButton(tr("Add")))
    , m_remove(makeButton(tr("Delete")))
    , m_undo(makeButton(tr("Undo")))
    , m_redo(makeButton(tr("Redo")))
    , m_import(makeButton(tr("Import CSV…")))
    , m_export(makeButton(tr("Export CSV…")))
    , m_save(makeButton(tr("Forecast with this"), "primary")) {
    setWindowTitle(tr("Known in advance"));
    setObjectName(QStringLiteral("knownInputs"));
    resize(860, 520);
    build();
    connect(m_model, &KnownInputsModel::changed, this, [this] {
        m_problem.clear();
        follow();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &KnownInputsDialog::follow);
    connect(&m_session, &AppSession::planChanged, this, [this] { done(Rejected); });
    m_model->show(m_session.knownInputs());
}

// The undo stack clears itself when it goes, which is after this, and says so.
KnownInputsDialog::~KnownInputsDialog() {
    m_model->undoStack().disconnect(this);
}

void KnownInputsDialog::setUpTable() {
    m_table->setModel(m_model);
    ui::setUpTable(*m_table, QStringLiteral("knownInputsTable"), windowTitle());
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed);
    m_table->verticalHeader()->show();
    auto* plain = new ChoiceDelegate(this);
    auto* kinds = new ChoiceDelegate(this);
    kinds->setChoices(KnownInputsModel::kindWords());
    auto* categories = new ChoiceDelegate(this);
    QStringList names;
    for (const auto& category : m_session.plan()->forecast.months.front().categories)
        names << toQt(category.category);
    categories->setChoices(names);
    const int widths[] = {110, 190, 110, 110, 90};
    for (int column = 0; column < KnownInputsModel::ColumnCount; ++column)
        m_table->setItemDelegateForColumn(column, column == KnownInputsModel::Kind       ? kinds
                                                  : column == KnownInputsModel::Category ? categories
                                                                                         : plain);
    for (int column = 0; column < KnownInputsModel::Name; ++column)
        m_table->setColumnWidth(column, widths[column]);
    m_table->horizontalHeader()->setStretchLastSection(true);
}

void KnownInputsDialog::build() {
    setUpTable();
    auto* card = new Card;
    card->body()->addWidget(m_table);
    m_sentence->setObjectName(QStringLiteral("knownInputsSentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setMinimumHeight(2 * m_sentence->fontMetrics().lineSpacing());
    m_save->setObjectName(QStringLiteral("saveKnownInputs"));
    auto* close = makeButton(tr("Close"));
    close->setObjectName(QStringLiteral("closeKnownInputs"));
    connect(m_save, &QPushButton::clicked, this, &KnownInputsDialog::save);
    connect(close, &QPushButton::clicked, this, &KnownInputsDialog::reject);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(gap);
    bottom->addWidget(m_sentence, 1);
    bottom->addWidget(close);
    bottom->addWidget(m_save);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(wideGap, wideGap, wideGap, wideGap);
    layout->setSpacing(gap);
    layout->addWidget(makeSentence(tr(
        "Promotions, new prices, special days and closed days of the months that are forecast. What they do to demand "
        "is told from the past, as far as it says so; every forecast that uses them says how.")));
    layout->addWidget(makeTools());
    layout->addWidget(card, 1);
    layout->addLayout(bottom);
}

QWidget* KnownInputsDialog::makeTools() {
    const struct {
        QPushButton* button;
        const char* name;
        void (KnownInputsDialog::*run)();
        QKeySequence key;
    } tools[] = {{m_add, "addKnownInput", &KnownInputsDialog::addInput, QKeySequence::New},
                 {m_remove, "deleteKnownInputs", &KnownInputsDialog::removeInputs, {}},
                 {m_undo, "undoKnownInputs", nullptr, QKeySequence::Undo},
                 {m_redo, "redoKnownInputs", nullptr, QKeySequence::Redo},
                 {m_import, "importKnownInputs", &KnownInputsDialog::askForImport, {}},
                 {m_export, "exportKnownInputs", &KnownInputsDialog::askForExport, {}}};
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap);
    for (const auto& tool : tools) {
        tool.button->setObjectName(QString::fromLatin1(tool.name));
        tool.button->setAutoDefault(false);
        if (tool.run != nullptr)
            connect(tool.button, &QPushButton::clicked, this, tool.run);
        if (!tool.key.isEmpty())
            connect(new QShortcut(tool.key, this), &QShortcut::activated, tool.button, &QPushButton::click);
        if (tool.button == m_import)
            row->addStretch(1);
        row->addWidget(tool.button);
    }
    connect(m_undo, &QPushButton::clicked, &m_model->undoStack(), &QUndoStack::undo);
    connect(m_redo, &QPushButton::clicked, &m_model->undoStack(), &QUndoStack::redo);
    connect(&m_model->undoStack(), &QUndoStack::indexChanged, this, &KnownInputsDialog::follow);
    auto* deletion = new QShortcut(QKeySequence(Qt::Key_Delete), m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(deletion, &QShortcut::activated, m_remove, &QPushButton::click);
    auto* pasting = new QShortcut(QKeySequence::Paste, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(pasting, &QShortcut::activated, this, &KnownInputsDialog::paste);
    m_save->setAutoDefault(false);
    return widget;
}

QList<int> KnownInputsDialog::selectedRows() const {
    QList<int> rows;
    for (const auto& index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    return rows;
}

void KnownInputsDialog::addInput() {
    const auto row = m_model->addInput(fromQt(m_session.category()));
    m_table->setCurrentIndex(m_model->index(row, KnownInputsModel::FirstDay));
    m_table->setFocus();
}

void KnownInputsDialog::removeInputs() {
    if (const auto rows = selectedRows(); !rows.isEmpty())
        m_model->removeInputs(rows);
}

void KnownInputsDialog::paste() {
    m_model->addLines(QGuiApplication::clipboard()->text());
}

void KnownInputsDialog::askForImport() {
    const auto file =
        QFileDialog::getOpenFileName(this, tr("Import what is known in advance"), {}, tr("CSV (*.csv);;All files (*)"));
    if (!file.isEmpty())
        importFile(file);
}

void KnownInputsDialog::askForExport() {
    const auto file = QFileDialog::getSaveFileName(this, tr("Export what is known in advance"),
                                                   QStringLiteral("plan.csv"), tr("CSV (*.csv)"));
    if (!file.isEmpty())
        exportFile(file);
}

void KnownInputsDialog::importFile(const QString& file) {
    const auto inputs = service::readKnownInputs(pathFromQt(file), scopeOf(*m_session.plan()));
    if (inputs) {
        m_model->addInputs(*inputs);
        return;
    }
    const auto error = errorText(tr("The file was not imported"), inputs.error());
    m_problem = error.title + QStringLiteral(": ") + error.message + QLatin1Char(' ') + error.place;
    follow();
}

void KnownInputsDialog::exportFile(const QString& file) {
    const auto written = service::writeKnownInputs(pathFromQt(file), m_model->inputs());
    if (written) {
        Q_EMIT m_session.done(tr("What is known in advance was saved as %1.").arg(file));
        return;
    }
    m_problem = toQt(written.error().describe());
    follow();
}

void KnownInputsDialog::save() {
    if (!m_save->isEnabled())
        return;
    const auto inputs = m_model->inputs();
    accept();
    m_session.setKnownInputs(inputs);
}

void KnownInputsDialog::follow() {
    auto& undo = m_model->undoStack();
    const auto fault = m_model->fault();
    m_remove->setEnabled(m_table->selectionModel()->hasSelection());
    m_undo->setEnabled(undo.canUndo());
    m_undo->setToolTip(undo.canUndo() ? tr("Undo: %1 (Ctrl+Z)").arg(undo.undoText()) : QString());
    m_redo->setEnabled(undo.canRedo());
    m_redo->setToolTip(undo.canRedo() ? tr("Redo: %1 (Ctrl+Shift+Z)").arg(undo.redoText()) : QString());
    m_export->setEnabled(m_model->rowCount() > 0 && fault.isEmpty());
    m_save->setEnabled(m_model->hasChanged() && fault.isEmpty());
    const bool isProblem = !m_problem.isEmpty() || !fault.isEmpty();
    m_sentence->setText(!m_problem.isEmpty()    ? m_problem
                        : !fault.isEmpty()      ? fault
                        : m_model->hasChanged() ? tr("Not forecast with yet.")
                        : m_model->rowCount() > 0
                            ? QString()
                            : tr("Nothing yet: add a row, paste rows of a spreadsheet, or import."));
    m_sentence->setProperty("role", isProblem ? QStringLiteral("problem") : QStringLiteral("muted"));
    m_sentence->style()->polish(m_sentence);
}

void KnownInputsDialog::reject() {
    if (!m_model->hasChanged()) {
        QDialog::reject();
        return;
    }
    auto* question = new QMessageBox(QMessageBox::Question, windowTitle(), tr("Close without the changes?"),
                                     QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setObjectName(QStringLiteral("discardDialog"));
    auto* discard = question->addButton(tr("Discard"), QMessageBox::DestructiveRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(discard, &QAbstractButton::clicked, this, [this] { QDialog::reject(); });
    question->open();
}

} // namespace planwright::ui
