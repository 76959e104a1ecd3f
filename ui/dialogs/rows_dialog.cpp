#include "ui/dialogs/rows_dialog.h"

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

namespace planwright::ui {

RowsDialog::RowsDialog(AppSession& session, TypedTableModel* model, RowsDialogLook look, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_model(model)
    , m_look(std::move(look))
    , m_table(new QTableView)
    , m_sentence(makeSentence({}))
    , m_add(makeButton(tr("Add")))
    , m_remove(makeButton(tr("Delete")))
    , m_undo(makeButton(tr("Undo")))
    , m_redo(makeButton(tr("Redo")))
    , m_import(makeButton(tr("Import CSV…")))
    , m_export(makeButton(tr("Export CSV…")))
    , m_save(makeButton(m_look.save, "primary")) {
    m_model->setParent(this);
    setWindowTitle(m_look.title);
    setObjectName(m_look.name);
    resize(m_look.width, 520);
    build();
    connect(m_model, &TypedTableModel::changed, this, [this] {
        m_problem.clear();
        follow();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RowsDialog::follow);
}

// The undo stack clears itself when it goes, which is after this, and says so.
RowsDialog::~RowsDialog() {
    m_model->undoStack().disconnect(this);
}

void RowsDialog::setUpTable() {
    m_table->setModel(m_model);
    ui::setUpTable(*m_table, m_look.name + QStringLiteral("Table"), m_look.title);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed);
    m_table->verticalHeader()->show();
    auto* plain = new ChoiceDelegate(this);
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_table->setItemDelegateForColumn(column, plain);
    for (std::size_t column = 0; column < m_look.columnWidths.size(); ++column)
        m_table->setColumnWidth(static_cast<int>(column), m_look.columnWidths[column]);
    m_table->horizontalHeader()->setStretchLastSection(true);
}

void RowsDialog::proposeChoices(int column, const QStringList& choices) {
    auto* delegate = new ChoiceDelegate(this);
    delegate->setChoices(choices);
    m_table->setItemDelegateForColumn(column, delegate);
}

void RowsDialog::build() {
    setUpTable();
    auto* card = new Card;
    card->body()->addWidget(m_table);
    m_sentence->setObjectName(m_look.name + QStringLiteral("Sentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setMinimumHeight(2 * m_sentence->fontMetrics().lineSpacing());
    m_save->setObjectName(QStringLiteral("save") + m_look.many);
    auto* close = makeButton(tr("Close"));
    close->setObjectName(QStringLiteral("close") + m_look.many);
    connect(m_save, &QPushButton::clicked, this, &RowsDialog::save);
    connect(close, &QPushButton::clicked, this, &RowsDialog::reject);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(gap);
    bottom->addWidget(m_sentence, 1);
    bottom->addWidget(close);
    bottom->addWidget(m_save);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(wideGap, wideGap, wideGap, wideGap);
    layout->setSpacing(gap);
    layout->addWidget(makeSentence(m_look.about));
    layout->addWidget(makeTools());
    layout->addWidget(card, 1);
    layout->addLayout(bottom);
}

QWidget* RowsDialog::makeTools() {
    const struct {
        QPushButton* button;
        const char* name;
        const QString& rows;
        QKeySequence key;
    } tools[] = {{m_add, "add", m_look.one, QKeySequence::New},
                 {m_remove, "delete", m_look.many, {}},
                 {m_undo, "undo", m_look.many, QKeySequence::Undo},
                 {m_redo, "redo", m_look.many, QKeySequence::Redo},
                 {m_import, "import", m_look.many, {}},
                 {m_export, "export", m_look.many, {}}};
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap);
    for (const auto& tool : tools) {
        tool.button->setObjectName(QString::fromLatin1(tool.name) + tool.rows);
        tool.button->setAutoDefault(false);
        if (!tool.key.isEmpty())
            connect(new QShortcut(tool.key, this), &QShortcut::activated, tool.button, &QPushButton::click);
        if (tool.button == m_import)
            row->addStretch(1);
        row->addWidget(tool.button);
    }
    m_save->setAutoDefault(false);
    auto& undo = m_model->undoStack();
    connect(m_add, &QPushButton::clicked, this, [this] { addRow(); });
    connect(m_remove, &QPushButton::clicked, this, &RowsDialog::removeRows);
    connect(m_undo, &QPushButton::clicked, &undo, &QUndoStack::undo);
    connect(m_redo, &QPushButton::clicked, &undo, &QUndoStack::redo);
    connect(m_import, &QPushButton::clicked, this, &RowsDialog::askForImport);
    connect(m_export, &QPushButton::clicked, this, &RowsDialog::askForExport);
    connect(&undo, &QUndoStack::indexChanged, this, &RowsDialog::follow);
    auto* deletion = new QShortcut(QKeySequence(Qt::Key_Delete), m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(deletion, &QShortcut::activated, m_remove, &QPushButton::click);
    return widget;
}

void RowsDialog::removeRows() {
    QList<int> rows;
    for (const auto& index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    if (!rows.isEmpty())
        m_model->remove(rows);
}

void RowsDialog::askForImport() {
    const auto file = QFileDialog::getOpenFileName(this, m_look.importTitle, {}, tr("CSV (*.csv);;All files (*)"));
    if (!file.isEmpty())
        importFile(file);
}

void RowsDialog::askForExport() {
    const auto file = QFileDialog::getSaveFileName(this, m_look.exportTitle, m_look.exportFile, tr("CSV (*.csv)"));
    if (!file.isEmpty())
        exportFile(file);
}

void RowsDialog::importFile(const QString& file) {
    const auto read = readRows(file);
    if (read)
        return;
    const auto error = errorText(tr("The file was not imported"), read.error());
    m_problem = error.title + QStringLiteral(": ") + error.message + QLatin1Char(' ') + error.place;
    follow();
}

void RowsDialog::exportFile(const QString& file) {
    const auto written = writeRows(file);
    if (written) {
        Q_EMIT m_session.done(m_look.exported.arg(file));
        return;
    }
    m_problem = toQt(written.error().describe());
    follow();
}

void RowsDialog::save() {
    if (m_save->isEnabled())
        saveRows();
}

void RowsDialog::follow() {
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
    m_sentence->setText(!m_problem.isEmpty()       ? m_problem
                        : !fault.isEmpty()         ? fault
                        : m_model->hasChanged()    ? m_look.unsaved
                        : m_model->rowCount() == 0 ? m_look.empty
                                                   : QString());
    m_sentence->setProperty("role", isProblem ? QStringLiteral("problem") : QStringLiteral("muted"));
    m_sentence->style()->polish(m_sentence);
}

void RowsDialog::reject() {
    if (!m_model->hasChanged()) {
        QDialog::reject();
        return;
    }
    auto* question = new QMessageBox(QMessageBox::Question, windowTitle(), m_look.discard, QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setObjectName(QStringLiteral("discardDialog"));
    auto* discard = question->addButton(tr("Discard"), QMessageBox::DestructiveRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(discard, &QAbstractButton::clicked, this, [this] { QDialog::reject(); });
    question->open();
}

} // namespace planwright::ui
