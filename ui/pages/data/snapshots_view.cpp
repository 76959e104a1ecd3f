#include "ui/pages/data/snapshots_view.h"

#include "ui/models/sorted_model.h"
#include "ui/pages/data/comparison_view.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/splitter_state.h"
#include "ui/widgets/views.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QMessageBox>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace planwright::ui {

SnapshotsView::SnapshotsView(AppSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new SnapshotsModel(this))
    , m_sorted(new SortedModel(m_model, this))
    , m_table(new QTableView)
    , m_sentence(makeSentence({}))
    , m_use(makeButton(tr("Use")))
    , m_tag(makeButton(tr("Tag…")))
    , m_verify(makeButton(tr("Verify")))
    , m_delete(makeButton(tr("Delete…")))
    , m_comparison(new ComparisonView(session)) {
    build();
    makeActions();
    connect(&session, &AppSession::planChanged, &session, &AppSession::listSnapshots);
    connect(&session, &AppSession::snapshotsChanged, this, &SnapshotsView::showSnapshots);
    connect(&session.jobs(), &TaskRunner::changed, this, &SnapshotsView::followSelection);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        followSelection();
        compare();
    });
    showSnapshots();
    if (session.plan())
        session.listSnapshots();
}

void SnapshotsView::build() {
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder); // as they were imported
    setUpTable(*m_table, QStringLiteral("snapshotsTable"), tr("Snapshots, the last imported first"));
    setFocusProxy(m_table);
    m_sentence->setObjectName(QStringLiteral("snapshotSentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, gap, 12, gap);
    head->setSpacing(gap);
    head->addWidget(m_sentence, 1);
    for (auto* button : {m_use, m_tag, m_verify, m_delete})
        head->addWidget(button);
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->addWidget(list);
    parts->addWidget(m_comparison);
    parts->setSizes({170, 240});
    parts->setChildrenCollapsible(false);
    rememberSplitter(*parts, QStringLiteral("dataSnapshots"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(parts);
}

void SnapshotsView::makeActions() {
    m_use->setObjectName(QStringLiteral("useSnapshot"));
    m_use->setToolTip(tr("Plan from this snapshot"));
    m_tag->setObjectName(QStringLiteral("tagSnapshot"));
    m_tag->setToolTip(tr("Give the snapshot a name, or take it away (F2)"));
    m_verify->setObjectName(QStringLiteral("verifySnapshot"));
    m_verify->setToolTip(tr("Read all of it and check that it holds what its name says"));
    m_delete->setObjectName(QStringLiteral("deleteSnapshot"));
    connect(m_use, &QPushButton::clicked, this, [this] {
        if (const auto* snapshot = selected())
            m_session.useSnapshot(toQt(snapshot->sha256));
    });
    connect(m_tag, &QPushButton::clicked, this, &SnapshotsView::askForTag);
    connect(m_verify, &QPushButton::clicked, this, [this] {
        if (const auto* snapshot = selected())
            m_session.verifySnapshot(toQt(snapshot->sha256));
    });
    connect(m_delete, &QPushButton::clicked, this, &SnapshotsView::askForDeletion);
    const auto onKey = [this](Qt::Key key, QPushButton* button) {
        auto* shortcut = new QShortcut(QKeySequence(key), m_table, nullptr, nullptr, Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, button, &QPushButton::click);
    };
    onKey(Qt::Key_F2, m_tag);
    onKey(Qt::Key_Delete, m_delete);
}

QList<int> SnapshotsView::selectedRows() const {
    QList<int> rows;
    for (const auto& index : m_table->selectionModel()->selectedRows())
        rows.append(m_sorted->mapToSource(index).row());
    std::ranges::sort(rows);
    return rows;
}

const service::SnapshotInfo* SnapshotsView::selected() const {
    const auto rows = selectedRows();
    return rows.size() == 1 ? m_model->at(rows.front()) : nullptr;
}

void SnapshotsView::showSnapshots() {
    const auto* before = selected();
    const auto kept = before != nullptr ? toQt(before->sha256) : QString();
    m_model->show(m_session.snapshots());
    m_table->resizeColumnsToContents();
    const auto index = m_sorted->mapFromSource(m_model->index(std::max(0, m_model->rowOf(kept)), 0));
    if (index.isValid())
        m_table->selectRow(index.row());
    followSelection();
    Q_EMIT countChanged(m_model->rowCount());
}

void SnapshotsView::followSelection() {
    const auto* snapshot = selected();
    const bool isFree = snapshot != nullptr && !m_session.jobs().isRunning();
    const auto guard = snapshot != nullptr ? service::checkDeletable(*snapshot) : Status();
    m_use->setEnabled(isFree && !snapshot->isCurrent && !snapshot->problem);
    m_tag->setEnabled(snapshot != nullptr);
    m_verify->setEnabled(isFree);
    m_delete->setEnabled(isFree && guard);
    m_delete->setToolTip(guard ? tr("Delete the data of this snapshot for good (Del)") : toQt(guard.error().message()));
    if (m_model->rowCount() == 0)
        m_sentence->setText(tr("No snapshot yet: every import makes one."));
    else if (snapshot == nullptr)
        m_sentence->setText(tr("Two are compared; select one to use, tag, verify or delete it."));
    else if (snapshot->problem)
        m_sentence->setText(toQt(*snapshot->problem));
    else if (!guard)
        m_sentence->setText(toQt(guard.error().message()));
    else
        m_sentence->setText(tr("Snapshot %1 can be used again, or deleted: no model was trained on it.")
                                .arg(toQt(service::snapshotName(*snapshot))));
}

QString SnapshotsView::comparedWith(const QList<int>& rows) const {
    const auto* other = rows.size() == 2 ? m_model->at(rows.back()) : m_model->at(rows.front() + 1);
    return other != nullptr ? toQt(other->sha256) : QString();
}

void SnapshotsView::compare() {
    const auto rows = selectedRows();
    // The list begins with the newest: what stands below came before.
    if (rows.isEmpty() || rows.size() > 2)
        m_session.compareSnapshots({}, {});
    else
        m_session.compareSnapshots(comparedWith(rows), toQt(m_model->at(rows.front())->sha256));
}

void SnapshotsView::askForTag() {
    const auto* snapshot = selected();
    if (snapshot == nullptr)
        return;
    const auto sha256 = toQt(snapshot->sha256);
    const auto before = toQt(snapshot->tag.value_or(""));
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("tagDialog"));
    dialog->setWindowTitle(tr("Tag a snapshot"));
    dialog->setLabelText(tr("A name for snapshot %1, such as “autumn close”. Leave it empty to take the name away.")
                             .arg(toQt(service::shortHash(snapshot->sha256))));
    dialog->setTextValue(before);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, sha256, before](const QString& tag) {
        if (tag.trimmed() != before)
            m_session.tagSnapshot(sha256, tag.trimmed());
    });
    dialog->open();
}

void SnapshotsView::askForDeletion() {
    const auto* snapshot = selected();
    if (snapshot == nullptr)
        return;
    const auto sha256 = toQt(snapshot->sha256);
    auto* question = new QMessageBox(QMessageBox::Warning, tr("Delete a snapshot"),
                                     tr("Delete snapshot %1 for good?").arg(toQt(service::snapshotName(*snapshot))),
                                     QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setObjectName(QStringLiteral("deleteDialog"));
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(tr("It holds %1 rows from %2 to %3. This cannot be undone; the files that it was "
                                    "imported from are not touched.")
                                     .arg(m_model->index(m_model->rowOf(sha256), 4).data().toString(),
                                          toQt(snapshot->firstDay.toString()), toQt(snapshot->lastDay.toString())));
    auto* confirm = question->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(confirm, &QAbstractButton::clicked, this, [this, sha256] { m_session.deleteSnapshot(sha256); });
    question->open();
}

} // namespace planwright::ui
