#include "ui/pages/data/account_summary.h"

#include "core/service/export/figures.h"
#include "core/service/export/report_words.h"
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

constexpr int mostRowsInSight = 9;

// accountTable, or trialAccountTable.
QString partName(const QString& name, QString part) {
    if (!name.isEmpty())
        part.front() = part.front().toUpper();
    return name + part;
}

} // namespace

QString datesText(Date first, Date last) {
    return AccountSummary::tr("%1 to %2").arg(toQt(first.toString()), toQt(last.toString()));
}

AccountSummary::AccountSummary(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_account(new AccountModel(this))
    , m_table(new QTableView)
    , m_addsUp(makeSentence({}))
    , m_notes(new QTextBrowser)
    , m_rowsInSight(mostRowsInSight) {
    m_addsUp->setTextFormat(Qt::PlainText);
    m_notes->setFrameShape(QFrame::NoFrame);
    m_notes->setOpenLinks(false);
    m_notes->setAccessibleName(tr("Notes on the data"));
    m_notes->setObjectName(partName(name, QStringLiteral("dataNotes")));
    m_notes->document()->setDocumentMargin(10);
    auto* notes = new Card(tr("Notes"));
    notes->body()->addWidget(m_notes);
    auto* parts = new QSplitter(Qt::Horizontal);
    parts->addWidget(makeAccount(name));
    parts->addWidget(notes);
    parts->setSizes({690, 410});
    rememberSplitter(*parts, partName(name, QStringLiteral("dataUpper")));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(parts);
}

QWidget* AccountSummary::makeAccount(const QString& name) {
    m_table->setModel(m_account);
    setUpTable(*m_table, partName(name, QStringLiteral("accountTable")), tr("What became of the rows"));
    m_addsUp->setObjectName(partName(name, QStringLiteral("addsUp")));
    m_addsUp->setContentsMargins(12, gap, 12, gap);
    m_addsUp->setMinimumHeight(2 * m_addsUp->fontMetrics().lineSpacing() + 2 * gap);
    auto* card = new Card(tr("The account of the import"));
    card->body()->addWidget(m_table, 1);
    card->body()->addWidget(m_addsUp);
    return card;
}

void AccountSummary::showImport(const data::ImportReport& import, const QString& currency) {
    m_account->show(import.account, currency);
    m_table->resizeColumnsToContents();
    // A heading in bold is wider than the table thinks.
    for (int column = 1; column < m_account->columnCount(); ++column)
        m_table->setColumnWidth(column, m_table->columnWidth(column) + wideGap);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    fitHeight();
    m_addsUp->setText(m_account->sentence());
    m_addsUp->setProperty("role", m_account->addsUp() ? QStringLiteral("muted") : QStringLiteral("problem"));
    m_addsUp->style()->polish(m_addsUp);
    showNotes(import);
}

void AccountSummary::setRowsInSight(int rows) {
    m_rowsInSight = rows;
    fitHeight();
}

void AccountSummary::fitHeight() {
    const int shown = std::min(m_account->rowCount(), m_rowsInSight);
    m_table->setMinimumHeight(m_table->horizontalHeader()->sizeHint().height() + shown * rowHeight + 2);
}

void AccountSummary::showNotes(const data::ImportReport& import) {
    QString items;
    const auto add = [&items](const QString& sentence) {
        items += QStringLiteral("<li>%1</li>").arg(sentence.toHtmlEscaped());
    };
    add(tr("The data cover %1.").arg(datesText(import.firstDay, import.lastDay)));
    for (const auto& partial : import.partialPeriods)
        add(tr("%1 is part-finished: the data cover %2 of it. It is not counted as a full month.")
                .arg(monthName(partial.month), datesText(partial.firstDay, partial.lastDay)));
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
