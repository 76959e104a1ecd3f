#include "ui/pages/data/account_view.h"

#include "core/service/export/figures.h"
#include "core/service/export/report_words.h"
#include "ui/models/exact_number.h"
#include "ui/pages/data/coverage_view.h"
#include "ui/pages/data/snapshots_view.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/splitter_state.h"
#include "ui/widgets/views.h"

#include <QHeaderView>
#include <QSplitter>
#include <QStyle>
#include <QTabWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace planwright::ui {
namespace {

enum Tab { RejectedTab = 1, BlocksTab, SnapshotsTab };

constexpr std::size_t mostFilesNamed = 4;
constexpr int mostRowsInSight = 9; // without scrolling

QString dates(Date first, Date last) {
    return AccountView::tr("%1 to %2").arg(toQt(first.toString()), toQt(last.toString()));
}

// A splitter that stands next time where it was left.
QSplitter* rememberedSplitter(Qt::Orientation orientation, const QString& name, QWidget* first, QWidget* second,
                              const QList<int>& sizes) {
    auto* splitter = new QSplitter(orientation);
    splitter->addWidget(first);
    splitter->addWidget(second);
    splitter->setSizes(sizes);
    rememberSplitter(*splitter, name);
    return splitter;
}

QWidget* sentenceOver(QLabel* sentence, QTableView* table) {
    auto* widget = new QWidget;
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    sentence->setContentsMargins(12, gap, 12, gap);
    layout->addWidget(sentence);
    layout->addWidget(table, 1);
    // Without rows the sentence stays at the top.
    layout->addStretch(0);
    return widget;
}

} // namespace

AccountView::AccountView(AppSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_account(new AccountModel(this))
    , m_rejected(new RejectedRowsModel(this))
    , m_blocks(new MergedBlocksModel(this))
    , m_imported(makeLabel({}, "large"))
    , m_period(makeSentence({}))
    , m_addsUp(makeSentence({}))
    , m_rejectedSentence(makeSentence({}))
    , m_blocksSentence(makeSentence({}))
    , m_notes(new QTextBrowser)
    , m_accountTable(new QTableView)
    , m_rejectedTable(new QTableView)
    , m_blocksTable(new QTableView)
    , m_tabs(new QTabWidget) {
    build();
    connect(&session, &AppSession::planChanged, this, &AccountView::showPlan);
    showPlan();
}

QWidget* AccountView::makeAccount() {
    m_accountTable->setModel(m_account);
    setUpTable(*m_accountTable, QStringLiteral("accountTable"), tr("What became of the rows"));
    m_addsUp->setObjectName(QStringLiteral("addsUp"));
    m_addsUp->setContentsMargins(12, gap, 12, gap);
    m_addsUp->setMinimumHeight(2 * m_addsUp->fontMetrics().lineSpacing() + 2 * gap);
    auto* card = new Card(tr("The account of the import"));
    card->body()->addWidget(m_accountTable, 1);
    card->body()->addWidget(m_addsUp);
    return card;
}

void AccountView::build() {
    for (auto* label : {m_imported, m_period, m_addsUp, m_rejectedSentence, m_blocksSentence})
        label->setTextFormat(Qt::PlainText);
    m_imported->setObjectName(QStringLiteral("importedLine"));
    m_imported->hide();
    m_rejectedTable->setModel(m_rejected);
    setUpTable(*m_rejectedTable, QStringLiteral("rejectedTable"), tr("Rejected rows"));
    m_rejectedTable->horizontalHeader()->setStretchLastSection(true);
    m_rejectedSentence->setObjectName(QStringLiteral("rejectedSentence"));
    m_blocksTable->setModel(m_blocks);
    setUpTable(*m_blocksTable, QStringLiteral("blocksTable"), tr("Merged blocks"));
    m_notes->setFrameShape(QFrame::NoFrame);
    m_notes->setOpenLinks(false);
    m_notes->setAccessibleName(tr("Notes on the data"));
    m_notes->setObjectName(QStringLiteral("dataNotes"));
    m_notes->document()->setDocumentMargin(10);
    auto* notes = new Card(tr("Notes"));
    notes->body()->addWidget(m_notes);

    auto* upper = rememberedSplitter(Qt::Horizontal, QStringLiteral("dataUpper"), makeAccount(), notes, {690, 410});
    m_tabs->setObjectName(QStringLiteral("dataTabs"));
    m_tabs->addTab(new CoverageView(m_session), tr("Coverage"));
    m_tabs->addTab(sentenceOver(m_rejectedSentence, m_rejectedTable), {});
    m_tabs->addTab(sentenceOver(m_blocksSentence, m_blocksTable), {});
    auto* snapshots = new SnapshotsView(m_session);
    m_tabs->addTab(snapshots, tr("Snapshots"));
    connect(snapshots, &SnapshotsView::countChanged, this, [this](int count) {
        m_tabs->setTabText(SnapshotsTab, count > 0 ? tr("Snapshots (%1)").arg(exactText(count)) : tr("Snapshots"));
    });
    auto* lists = new Card;
    lists->body()->addWidget(m_tabs);
    auto* parts = rememberedSplitter(Qt::Vertical, QStringLiteral("dataParts"), upper, lists, {290, 420});

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addWidget(m_imported);
    layout->addWidget(m_period);
    layout->addWidget(parts, 1);
}

void AccountView::sayImported() {
    const auto& import = m_session.plan()->import;
    m_imported->setText(tr("✓ Imported %1 into %2: %3 of %4 rows accepted.")
                            .arg(toQt(service::someNames(import.files, mostFilesNamed)), m_session.workspaceName(),
                                 exactText(import.account.accepted.rows), exactText(import.account.read.rows)));
    m_imported->show();
}

void AccountView::showPlan() {
    m_imported->hide();
    const auto& plan = m_session.plan();
    if (!plan)
        return;
    const auto& import = plan->import;
    QStringList facts{dates(import.firstDay, import.lastDay),
                      toQt(service::counted(import.categories, "category", "categories")),
                      tr("from %1").arg(toQt(service::someNames(import.files, mostFilesNamed)))};
    if (!import.mapping.name.empty())
        facts << tr("read as “%1”").arg(toQt(import.mapping.name));
    m_period->setText(facts.join(QStringLiteral(" · ")));
    m_account->show(import.account, toQt(plan->currency));
    m_accountTable->resizeColumnsToContents();
    m_accountTable->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    const int shown = std::min(m_account->rowCount(), mostRowsInSight);
    m_accountTable->setMinimumHeight(m_accountTable->horizontalHeader()->sizeHint().height() + shown * rowHeight + 2);
    m_addsUp->setText(m_account->sentence());
    m_addsUp->setProperty("role", m_account->addsUp() ? QStringLiteral("muted") : QStringLiteral("problem"));
    m_addsUp->style()->polish(m_addsUp);
    showNotes(import);
    showRejected(import);
    showBlocks(import);
}

void AccountView::showNotes(const data::ImportReport& import) {
    QString items;
    const auto add = [&items](const QString& sentence) {
        items += QStringLiteral("<li>%1</li>").arg(sentence.toHtmlEscaped());
    };
    add(tr("The data cover %1.").arg(dates(import.firstDay, import.lastDay)));
    for (const auto& partial : import.partialPeriods)
        add(tr("%1 is part-finished: the data cover %2 of it. It is not counted as a full month.")
                .arg(monthName(partial.month), dates(partial.firstDay, partial.lastDay)));
    if (import.partialPeriods.empty())
        add(tr("Every month is covered from its first to its last day."));
    if (!import.restated.empty())
        add(tr("Late corrections restated %1 on days that were there already; the tab Snapshots shows which.")
                .arg(toQt(service::counted(import.restated.size(), "month of a category", "months of categories"))));
    for (const auto& note : import.notes)
        add(toQt(service::typeset(note)));
    m_notes->setHtml(QStringLiteral("<style>li { margin-bottom: 5px; } ul { margin: 0; -qt-list-indent: 0; }</style>"
                                    "<ul style='margin-left: 14px'>%1</ul>")
                         .arg(items));
}

void AccountView::showRejected(const data::ImportReport& import) {
    const auto total = import.account.rejected.rows;
    const auto listed = static_cast<std::int64_t>(import.rejected.size());
    m_rejected->show(import.rejected);
    m_rejectedTable->resizeColumnsToContents();
    m_rejectedTable->setColumnWidth(2, std::min(m_rejectedTable->columnWidth(2), 460));
    m_rejectedTable->setVisible(listed > 0);
    m_rejectedSentence->setText(
        total == 0 ? tr("No row was rejected.")
        : listed < total
            ? tr("The first %1 of %2 rejected rows, as they stand in the files.")
                  .arg(exactText(listed), exactText(total))
            : tr("All rejected rows, as they stand in the files. The rest of the file was imported without them."));
    m_tabs->setTabText(RejectedTab, tr("Rejected rows (%1)").arg(exactText(total)));
}

void AccountView::showBlocks(const data::ImportReport& import) {
    const auto count = static_cast<std::int64_t>(import.mergedBlocks.size());
    m_blocks->show(import.mergedBlocks);
    m_blocksTable->resizeColumnsToContents();
    m_blocksTable->setVisible(count > 0);
    m_blocksSentence->setText(count == 0 ? tr("No block of rows repeats an earlier one.")
                                         : tr("Runs of rows that stand twice, as exports that overlap have them. "
                                              "Each was counted once."));
    m_tabs->setTabText(BlocksTab, tr("Merged blocks (%1)").arg(exactText(count)));
}

} // namespace planwright::ui
