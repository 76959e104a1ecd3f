#include "ui/pages/data/account_view.h"

#include "core/service/export/figures.h"
#include "core/service/export/report_words.h"
#include "ui/models/exact_number.h"
#include "ui/pages/data/import_tabs.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/splitter_state.h"
#include "ui/widgets/views.h"

#include <QHeaderView>
#include <QSplitter>
#include <QStyle>
#include <QTableView>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace planwright::ui {
namespace {

constexpr std::size_t mostFilesNamed = 4;
constexpr int mostRowsInSight = 9, fewRowsInSight = 4; // of the account, without scrolling
constexpr int smallHeight = 620;                       // of a view that must keep to the few

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

} // namespace

AccountView::AccountView(AppSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_account(new AccountModel(this))
    , m_imported(makeLabel({}, "large"))
    , m_period(makeSentence({}))
    , m_addsUp(makeSentence({}))
    , m_notes(new QTextBrowser)
    , m_accountTable(new QTableView)
    , m_tabs(new ImportTabs(session)) {
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
    for (auto* label : {m_imported, m_period, m_addsUp})
        label->setTextFormat(Qt::PlainText);
    m_imported->setObjectName(QStringLiteral("importedLine"));
    m_imported->hide();
    m_notes->setFrameShape(QFrame::NoFrame);
    m_notes->setOpenLinks(false);
    m_notes->setAccessibleName(tr("Notes on the data"));
    m_notes->setObjectName(QStringLiteral("dataNotes"));
    m_notes->document()->setDocumentMargin(10);
    auto* notes = new Card(tr("Notes"));
    notes->body()->addWidget(m_notes);

    auto* upper = rememberedSplitter(Qt::Horizontal, QStringLiteral("dataUpper"), makeAccount(), notes, {690, 410});
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
    m_tabs->showRestated();
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
    // A heading in bold is wider than the table thinks.
    for (int column = 1; column < m_account->columnCount(); ++column)
        m_accountTable->setColumnWidth(column, m_accountTable->columnWidth(column) + wideGap);
    m_accountTable->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    fitAccount();
    m_addsUp->setText(m_account->sentence());
    m_addsUp->setProperty("role", m_account->addsUp() ? QStringLiteral("muted") : QStringLiteral("problem"));
    m_addsUp->style()->polish(m_addsUp);
    showNotes(import);
    m_tabs->showImport(import, toQt(plan->currency));
}

void AccountView::fitAccount() {
    const int shown = std::min(m_account->rowCount(), height() < smallHeight ? fewRowsInSight : mostRowsInSight);
    m_accountTable->setMinimumHeight(m_accountTable->horizontalHeader()->sizeHint().height() + shown * rowHeight + 2);
}

void AccountView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitAccount();
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
        add(tr("Late corrections restated %1 on days that were there already; the tab Restated shows which.")
                .arg(toQt(service::counted(import.restated.size(), "month of a category", "months of categories"))));
    for (const auto& note : import.notes)
        add(toQt(service::typeset(note)));
    m_notes->setHtml(QStringLiteral("<style>li { margin-bottom: 5px; } ul { margin: 0; -qt-list-indent: 0; }</style>"
                                    "<ul style='margin-left: 14px'>%1</ul>")
                         .arg(items));
}

} // namespace planwright::ui
