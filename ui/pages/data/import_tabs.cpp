#include "ui/pages/data/import_tabs.h"

#include "core/service/rejected_texts.h"
#include "ui/models/exact_number.h"
#include "ui/models/import_tallies.h"
#include "ui/pages/data/coverage_view.h"
#include "ui/pages/data/outliers_view.h"
#include "ui/pages/data/snapshots_view.h"
#include "ui/pages/data/stockouts_view.h"
#include "ui/pages/data/unmapped_view.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/save_files.h"
#include "ui/widgets/views.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMessageBox>
#include <QTableView>
#include <QVBoxLayout>

namespace planwright::ui {
namespace {

constexpr int widestColumn = 460;

QWidget* sentenceOver(QLabel* sentence, QTableView* table, const std::vector<QWidget*>& beside = {}) {
    auto* widget = new QWidget;
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    sentence->setTextFormat(Qt::PlainText);
    sentence->setContentsMargins(12, gap, 12, gap);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(0, 0, beside.empty() ? 0 : gap, 0);
    top->addWidget(sentence, 1);
    top->setSpacing(gap);
    for (auto* part : beside)
        top->addWidget(part);
    layout->addLayout(top);
    layout->addWidget(table, 1);
    // Without rows the sentence stays at the top.
    layout->addStretch(0);
    return widget;
}

} // namespace

ImportTabs::ImportTabs(AppSession& session, QWidget* parent)
    : QTabWidget(parent)
    , m_session(session)
    , m_rejected(new RejectedRowsModel(this))
    , m_blocks(new MergedBlocksModel(this))
    , m_rejectedTable(new QTableView)
    , m_blocksTable(new QTableView)
    , m_rejectedSentence(makeSentence({}))
    , m_blocksSentence(makeSentence({}))
    , m_saveRejected(makeButton(tr("Save as CSV…")))
    , m_forgetRejected(makeButton(tr("Delete for good…")))
    , m_unmapped(new UnmappedView(session, UnmappedView::Use::AfterImport)) {
    setObjectName(QStringLiteral("dataTabs"));
    auto* coverage = new CoverageView(session);
    addTab(coverage, tr("Coverage"));
    m_rules = addTallies(QStringLiteral("rulesTable"), tr("What the rules of cleaning found"),
                         tr("What each rule found in the files. Rows that are counted and kept belong to demand; "
                            "which rule does what is chosen before an import."));
    m_rules.table->horizontalHeader()->setStretchLastSection(true);
    m_files = addTallies(QStringLiteral("filesTable"), tr("What became of each file's rows"),
                         tr("The account of each file; together they are the account of the import."));
    m_rejectedTab = addTab(makeRejected(), {});
    m_blocksTable->setModel(m_blocks);
    setUpTable(*m_blocksTable, QStringLiteral("blocksTable"), tr("Merged blocks"));
    m_blocksTab = addTab(sentenceOver(m_blocksSentence, m_blocksTable), {});
    m_unmappedTab = addTab(m_unmapped, {});
    connect(m_unmapped, &UnmappedView::assigned, &session, &AppSession::importAgain);
    m_restated = addTallies(QStringLiteral("restatedTable"), tr("Restated months"),
                            tr("What the last import changed on days that were there already. Rows, units and money "
                               "are the difference: now less before."));
    auto* stockouts = new StockoutsView(session);
    const int days = addTab(stockouts, tr("Stock-outs"));
    connect(stockouts, &StockoutsView::countChanged, this, [this, days](int count) {
        setTabText(days, count > 0 ? tr("Stock-outs (%1)").arg(exactText(count)) : tr("Stock-outs"));
    });
    auto* outliers = new OutliersView(session);
    connect(outliers, &OutliersView::rowsWanted, coverage, &CoverageView::showRowsOf);
    const int outlierTab = addTab(outliers, tr("Outliers"));
    connect(outliers, &OutliersView::countChanged, this, [this, outlierTab](int count) {
        setTabText(outlierTab, count > 0 ? tr("Outliers (%1)").arg(exactText(count)) : tr("Outliers"));
    });
    auto* snapshots = new SnapshotsView(session);
    const int tab = addTab(snapshots, tr("Snapshots"));
    connect(snapshots, &SnapshotsView::countChanged, this, [this, tab](int count) {
        setTabText(tab, count > 0 ? tr("Snapshots (%1)").arg(exactText(count)) : tr("Snapshots"));
    });
}

ImportTabs::List ImportTabs::addTallies(const QString& name, const QString& accessibleName, const QString& sentence) {
    List list{new QTableView, makeSentence(sentence), new TallyModel(this)};
    list.table->setModel(list.model);
    setUpTable(*list.table, name, accessibleName);
    list.tab = addTab(sentenceOver(list.sentence, list.table), accessibleName);
    return list;
}

QWidget* ImportTabs::makeRejected() {
    m_rejectedTable->setModel(m_rejected);
    setUpTable(*m_rejectedTable, QStringLiteral("rejectedTable"), tr("Rejected rows"));
    m_rejectedTable->horizontalHeader()->setStretchLastSection(true);
    m_rejectedSentence->setObjectName(QStringLiteral("rejectedSentence"));
    m_saveRejected->setObjectName(QStringLiteral("saveRejected"));
    m_saveRejected->setAccessibleName(tr("Save the listed rejected rows as CSV"));
    connect(m_saveRejected, &QPushButton::clicked, this,
            [this] { saveTableAsCsv(m_session, *m_rejectedTable, tr("rejected rows"), this); });
    m_forgetRejected->setObjectName(QStringLiteral("forgetRejected"));
    m_forgetRejected->setToolTip(tr("Deletes the texts of rejected rows from the workspace; the counts stay"));
    connect(m_forgetRejected, &QPushButton::clicked, this, &ImportTabs::askToForget);
    connect(&m_session.jobs(), &TaskRunner::changed, this,
            [this] { m_forgetRejected->setEnabled(!m_session.jobs().isRunning()); });
    return sentenceOver(m_rejectedSentence, m_rejectedTable, {m_saveRejected, m_forgetRejected});
}

void ImportTabs::askToForget() {
    auto* question = new QMessageBox(QMessageBox::Warning, tr("Delete the texts of rejected rows"),
                                     tr("Delete the texts of all rejected rows from this workspace for good?"),
                                     QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setObjectName(QStringLiteral("forgetDialog"));
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(
        tr("What these rows say, here and in the workspace's earlier imports, is erased; how many there were, in which "
           "line and why stays. The workspace's report.html and backups from before an update are removed too. This "
           "cannot be undone; the files that were imported, and lists that you saved, are not touched."));
    auto* confirm = question->addButton(tr("Delete for good"), QMessageBox::DestructiveRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(confirm, &QAbstractButton::clicked, this, [this] { m_session.forgetRejected(); });
    question->open();
}

void ImportTabs::fill(const List& list, const QString& title) {
    fitColumns(*list.table, widestColumn);
    const int count = list.model->rowCount();
    list.table->setVisible(count > 0);
    setTabText(list.tab, title);
    setTabVisible(list.tab, count > 0);
}

void ImportTabs::showImport(const data::ImportReport& import, const QString& currency) {
    const auto counted = [](const QString& title, std::size_t count) {
        return QStringLiteral("%1 (%2)").arg(title, exactText(static_cast<std::int64_t>(count)));
    };
    ui::showRules(*m_rules.model, import, currency);
    fill(m_rules, tr("Cleaning"));
    ui::showFiles(*m_files.model, import, currency);
    fill(m_files, counted(tr("Files"), import.filesAccount.size()));
    m_unmapped->showProducts(import.unmappedProducts, currency);
    setTabText(m_unmappedTab, counted(tr("Without a category"), import.unmappedProducts.size()));
    setTabVisible(m_unmappedTab, !import.unmappedProducts.empty());
    ui::showRestated(*m_restated.model, import, currency);
    fill(m_restated, counted(tr("Restated"), import.restated.size()));
    showRejected(import);
    showBlocks(import);
}

void ImportTabs::showRestated() {
    if (isTabVisible(m_restated.tab))
        setCurrentIndex(m_restated.tab);
}

void ImportTabs::showRejected(const data::ImportReport& import) {
    const auto total = import.account.rejected.rows;
    const auto listed = static_cast<std::int64_t>(import.rejected.size());
    m_rejected->show(import.rejected);
    fitColumns(*m_rejectedTable, widestColumn);
    m_rejectedTable->setVisible(listed > 0);
    m_saveRejected->setVisible(listed > 0);
    const bool areForgotten = listed > 0 && std::ranges::all_of(import.rejected, service::isForgotten);
    m_forgetRejected->setVisible(listed > 0 && !areForgotten);
    m_rejectedSentence->setText(
        total == 0     ? tr("No row was rejected.")
        : areForgotten ? tr("The texts of these rows were deleted for good. The rest of the file was imported without "
                            "them.")
        : listed < total
            ? tr("The first %1 of %2 rejected rows, as they stand in the files. To have all of them, name a file for "
                 "them before you import.")
                  .arg(exactText(listed), exactText(total))
            : tr("All rejected rows, as they stand in the files. The rest of the file was imported without them."));
    setTabText(m_rejectedTab, tr("Rejected rows (%1)").arg(exactText(total)));
}

void ImportTabs::showBlocks(const data::ImportReport& import) {
    const auto count = static_cast<std::int64_t>(import.mergedBlocks.size());
    m_blocks->show(import.mergedBlocks);
    m_blocksTable->resizeColumnsToContents();
    m_blocksTable->setVisible(count > 0);
    m_blocksSentence->setText(count == 0 ? tr("No block of rows repeats an earlier one.")
                                         : tr("Runs of rows that stand twice, as exports that overlap have them. "
                                              "Each was counted once."));
    setTabText(m_blocksTab, tr("Merged blocks (%1)").arg(exactText(count)));
}

} // namespace planwright::ui
