#include "ui/pages/data/import_account_step.h"

#include "ui/pages/data/account_summary.h"
#include "ui/pages/data/file_picker.h"
#include "ui/pages/data/import_target.h"
#include "ui/pages/data/trial_bar.h"
#include "ui/pages/data/trial_lists.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/forms.h"
#include "ui/widgets/page_parts.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

namespace planwright::ui {
namespace {

constexpr int rowsInSight = 5, fewRowsInSight = 2; // of the account, without scrolling
constexpr int smallHeight = 480;                   // of a step that must keep to the few

} // namespace

ImportAccountStep::ImportAccountStep(AppSession& session, ImportTrial& trial, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_trial(trial)
    , m_summary(new AccountSummary(QStringLiteral("trial")))
    , m_listCard(new Card)
    , m_lists(new TrialLists)
    , m_target(new ImportTarget(session))
    , m_rejected(new FilePicker(QStringLiteral("rejectedFile"), tr("All rejected rows"), tr("The first 1,000 only"),
                                tr("CSV (*.csv)"))) {
    m_summary->setRowsInSight(rowsInSight);
    m_listCard->body()->addWidget(m_lists);
    auto* lower = new QSplitter(Qt::Horizontal);
    lower->setChildrenCollapsible(false);
    lower->addWidget(m_listCard);
    lower->addWidget(makeTarget());
    lower->setSizes({600, 500});
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setChildrenCollapsible(false);
    parts->addWidget(m_summary);
    parts->addWidget(lower);
    parts->setSizes({280, 260});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addWidget(new TrialBar(session, trial));
    layout->addWidget(parts, 1);
    setFocusProxy(m_lists);
    connect(&trial, &ImportTrial::changed, this, &ImportAccountStep::showTrial);
    connect(m_target, &ImportTarget::changed, this, &ImportAccountStep::changed);
    showTrial();
}

QWidget* ImportAccountStep::makeTarget() {
    m_rejected->setSaves(QStringLiteral("csv"));
    auto* form = makeForm();
    form->addRow(m_target);
    form->addRow(tr("Rejected rows"), m_rejected);
    auto* card = new Card(tr("Where it goes"));
    card->body()->addWidget(scrolledForm(form));
    return card;
}

void ImportAccountStep::begin(const QString& file, bool append) {
    const QSignalBlocker blocker(this);
    m_target->setFile(file, append);
    m_rejected->setFile({});
    m_rejected->setFolder(QFileInfo(file).absolutePath());
}

QString ImportAccountStep::folder() const {
    return m_target->folder();
}

QString ImportAccountStep::targetText() const {
    const auto folder = m_target->folder();
    if (folder.isEmpty())
        return tr("No workspace is named to import into.");
    const auto name = QFileInfo(folder).completeBaseName();
    if (m_target->append())
        return tr("It is added to the data of the open workspace, %1.").arg(name);
    if (folder == m_session.workspace() && m_session.plan())
        return tr("It replaces the data of the open workspace, %1.").arg(name);
    if (QFileInfo::exists(folder + QStringLiteral("/workspace.sqlite")))
        return tr("It replaces the data of the workspace %1.").arg(QDir::toNativeSeparators(folder));
    return tr("It goes into a new workspace, %1.").arg(QDir::toNativeSeparators(folder));
}

void ImportAccountStep::putInto(service::ImportOptions& options) const {
    options.append = m_target->append();
    if (!m_rejected->file().isEmpty())
        options.rejected = pathFromQt(m_rejected->file());
}

void ImportAccountStep::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_summary->setRowsInSight(height() < smallHeight ? fewRowsInSight : rowsInSight);
}

void ImportAccountStep::showTrial() {
    const auto& report = m_trial.report();
    m_summary->setVisible(report != nullptr);
    m_listCard->setVisible(report != nullptr);
    // What is old is greyed.
    m_summary->setEnabled(m_trial.isCurrent());
    m_lists->setEnabled(m_trial.isCurrent());
    if (!report || !m_trial.isCurrent())
        return;
    const auto currency = toQt(report->mapping.currency);
    m_summary->showImport(*report, currency);
    m_lists->showImport(*report, currency);
}

} // namespace planwright::ui
