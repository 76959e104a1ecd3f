#include "ui/pages/data/account_view.h"

#include "core/service/export/report_words.h"
#include "ui/models/exact_number.h"
#include "ui/pages/data/account_summary.h"
#include "ui/pages/data/import_tabs.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/splitter_state.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace planwright::ui {
namespace {

constexpr std::size_t mostFilesNamed = 4;
constexpr int mostRowsInSight = 9, fewRowsInSight = 4; // of the account, without scrolling
constexpr int smallHeight = 620;                       // of a view that must keep to the few

} // namespace

AccountView::AccountView(AppSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_imported(makeLabel({}, "large"))
    , m_period(makeSentence({}))
    , m_summary(new AccountSummary({}))
    , m_tabs(new ImportTabs(session)) {
    build();
    connect(&session, &AppSession::planChanged, this, &AccountView::showPlan);
    showPlan();
}

void AccountView::build() {
    for (auto* label : {m_imported, m_period})
        label->setTextFormat(Qt::PlainText);
    m_imported->setObjectName(QStringLiteral("importedLine"));
    m_imported->hide();
    auto* lists = new Card;
    lists->body()->addWidget(m_tabs);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->addWidget(m_summary);
    parts->addWidget(lists);
    parts->setSizes({290, 420});
    rememberSplitter(*parts, QStringLiteral("dataParts"));

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
    QStringList facts{datesText(import.firstDay, import.lastDay),
                      toQt(service::counted(import.categories, "category", "categories")),
                      tr("from %1").arg(toQt(service::someNames(import.files, mostFilesNamed)))};
    if (!import.mapping.name.empty())
        facts << tr("read as “%1”").arg(toQt(import.mapping.name));
    m_period->setText(facts.join(QStringLiteral(" · ")));
    m_summary->showImport(import, toQt(plan->currency));
    m_tabs->showImport(import, toQt(plan->currency));
}

void AccountView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_summary->setRowsInSight(height() < smallHeight ? fewRowsInSight : mostRowsInSight);
}

} // namespace planwright::ui
