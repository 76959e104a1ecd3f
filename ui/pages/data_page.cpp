#include "ui/pages/data_page.h"

#include "ui/dialogs/special_days_dialog.h"
#include "ui/pages/data/account_view.h"
#include "ui/pages/data/drop_zone.h"
#include "ui/pages/data/import_view.h"
#include "ui/widgets/page_parts.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace planwright::ui {
namespace {

enum View { DropView, AccountOfPlan, PreviewOfFiles };

} // namespace

DataPage::DataPage(AppSession& session, QWidget* parent)
    : Page(session, tr("Are these your numbers?"), parent)
    , m_views(new QStackedWidget)
    , m_account(new AccountView(session))
    , m_import(new ImportView(session))
    , m_choose(makeButton(tr("Import your events…"), "primary"))
    , m_update(makeButton(tr("Update…")))
    , m_specialDays(makeButton(tr("Special days…")))
    , m_start(makeButton(tr("Import"), "primary"))
    , m_back(makeButton(tr("Back"))) {
    m_views->setObjectName(QStringLiteral("dataViews"));
    auto* zone = new DropZone;
    m_views->addWidget(zone);
    m_views->addWidget(m_account);
    m_views->addWidget(m_import);
    content().addWidget(m_views);
    makeActions();
    connect(zone, &DropZone::chooseWanted, this, &Page::importWanted);
    connect(zone, &DropZone::filesDropped, this, &DataPage::offerFiles);
    connect(m_import, &ImportView::readinessChanged, this, &DataPage::followReadiness);
    connect(&session, &AppSession::previewChanged, this, &DataPage::followPreview);
    connect(&session, &AppSession::planChanged, this, &DataPage::followPlan);
    connect(&session, &AppSession::failed, this, &DataPage::followFailure);
    connect(&session.jobs(), &TaskRunner::changed, this, &DataPage::followJobs);
    m_ended.setSingleShot(true);
    connect(&m_ended, &QTimer::timeout, this, &DataPage::sayStopped);
    showState();
}

void DataPage::makeActions() {
    m_choose->setObjectName(QStringLiteral("importEvents"));
    m_start->setObjectName(QStringLiteral("startImport"));
    m_back->setObjectName(QStringLiteral("leavePreview"));
    m_update->setObjectName(QStringLiteral("updateData"));
    m_update->setToolTip(tr("Adds new files to the data, read as the last ones were"));
    connect(m_update, &QPushButton::clicked, this, &DataPage::updateWanted);
    m_specialDays->setObjectName(QStringLiteral("editSpecialDays"));
    m_specialDays->setToolTip(tr("Days of your own that move trade, beside those that are built in"));
    connect(m_specialDays, &QPushButton::clicked, this, &DataPage::editSpecialDays);
    for (auto* button : {m_back, m_specialDays, m_update, m_start, m_choose})
        actions().addWidget(button);
    connect(m_choose, &QPushButton::clicked, this, &Page::importWanted);
    connect(m_start, &QPushButton::clicked, this, &DataPage::startImport);
    connect(m_back, &QPushButton::clicked, this, &DataPage::leavePreview);
}

void DataPage::offerFiles(const QStringList& files) {
    if (files.isEmpty())
        return;
    m_isUpdating = false;
    m_isPreviewing = true;
    m_import->offerFiles(files);
    showState();
}

void DataPage::offerUpdate(const QStringList& files) {
    if (files.isEmpty())
        return;
    m_isUpdating = session().plan() != nullptr;
    m_isPreviewing = true;
    m_import->offerFiles(files, true);
    showState();
}

void DataPage::editSpecialDays() {
    if (!session().plan())
        return;
    auto* dialog = new SpecialDaysDialog(session(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void DataPage::followPreview() {
    if (!m_isPreviewing)
        return;
    if (!session().preview()) {
        leavePreview();
        return;
    }
    if (!std::exchange(m_isUpdating, false))
        return;
    if (session().preview()->problem || !m_start->isEnabled())
        return;
    if (const auto why = m_import->whyNotAsBefore(); why.isEmpty())
        startImport();
    else
        m_import->showFailure({tr("These files are not read as the last ones were"), why, {}, {}});
}

void DataPage::leavePreview() {
    m_isPreviewing = false;
    m_isUpdating = false;
    m_import->clear();
    showState();
}

void DataPage::showState() {
    const bool hasPlan = session().plan() != nullptr;
    m_views->setCurrentIndex(m_isPreviewing ? PreviewOfFiles : hasPlan ? AccountOfPlan : DropView);
    // The place to drop files on has the button itself.
    m_choose->setVisible(!m_isPreviewing && hasPlan);
    m_update->setVisible(!m_isPreviewing && hasPlan);
    m_specialDays->setVisible(!m_isPreviewing && hasPlan);
    m_start->setVisible(m_isPreviewing);
    m_back->setVisible(m_isPreviewing);
    followReadiness();
}

void DataPage::followReadiness() {
    m_start->setEnabled(m_isPreviewing && m_import->canImport() && !session().jobs().isRunning());
}

void DataPage::startImport() {
    session().importFiles(m_import->folder(), m_import->options());
    m_importJob = session().jobs().title();
}

void DataPage::followJobs() {
    followReadiness();
    if (m_importJob.isEmpty())
        return;
    if (session().jobs().isRunning()) {
        if (session().jobs().title() != m_importJob)
            m_importJob.clear(); // something else took its place
        return;
    }
    // What came of it is told next; where nothing is, it was stopped.
    m_ended.start();
}

void DataPage::sayStopped() {
    if (m_importJob.isEmpty() || session().jobs().isRunning())
        return;
    m_importJob.clear();
    m_import->showFailure({tr("The import was stopped; nothing was changed"), {}, {}, {}});
}

void DataPage::followPlan() {
    const bool wasImported = !m_importJob.isEmpty() && !session().jobs().isRunning() && session().plan();
    m_importJob.clear();
    if (!wasImported) {
        showState();
        return;
    }
    m_account->sayImported();
    leavePreview();
}

void DataPage::followFailure(const ErrorText& error) {
    if (m_importJob.isEmpty() || session().jobs().isRunning())
        return;
    m_importJob.clear();
    m_import->showFailure(error);
}

} // namespace planwright::ui
