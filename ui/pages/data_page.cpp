#include "ui/pages/data_page.h"

#include "ui/dialogs/special_days_dialog.h"
#include "ui/pages/data/account_view.h"
#include "ui/pages/data/drop_zone.h"
#include "ui/pages/data/import_wizard.h"
#include "ui/pages/data/import_words.h"
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
    , m_import(new ImportWizard(session))
    , m_choose(makeButton(tr("Import your events…"), "primary"))
    , m_update(makeButton(tr("Update…")))
    , m_specialDays(makeButton(tr("Special days…")))
    , m_resume(makeButton(tr("Go on with the import"))) {
    m_views->setObjectName(QStringLiteral("dataViews"));
    auto* zone = new DropZone;
    m_views->addWidget(zone);
    m_views->addWidget(m_account);
    m_views->addWidget(m_import);
    content().addWidget(m_views);
    makeActions();
    connect(zone, &DropZone::chooseWanted, this, &Page::importWanted);
    connect(zone, &DropZone::filesDropped, this, &DataPage::offerFiles);
    connect(m_import, &ImportWizard::importWanted, this, &DataPage::startImport);
    connect(m_import, &ImportWizard::leaveWanted, this, &DataPage::leavePreview);
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
    m_resume->setObjectName(QStringLiteral("resumeImport"));
    m_resume->setToolTip(tr("Takes the import up where it was left"));
    connect(m_resume, &QPushButton::clicked, this, &DataPage::resume);
    m_update->setObjectName(QStringLiteral("updateData"));
    m_update->setToolTip(tr("Adds new files to the data, read as the last ones were"));
    connect(m_update, &QPushButton::clicked, this, &DataPage::updateWanted);
    m_specialDays->setObjectName(QStringLiteral("editSpecialDays"));
    m_specialDays->setToolTip(tr("Days of your own that move trade, beside those that are built in"));
    connect(m_specialDays, &QPushButton::clicked, this, &DataPage::editSpecialDays);
    for (auto* button : {m_resume, m_specialDays, m_update, m_choose})
        actions().addWidget(button);
    connect(m_choose, &QPushButton::clicked, this, &Page::importWanted);
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
        if (!m_import->wasRead()) {
            m_import->clear();
            leavePreview();
        }
        return;
    }
    if (!std::exchange(m_isUpdating, false))
        return;
    if (session().preview()->problem || !m_import->canImport() || session().jobs().isRunning())
        return;
    if (const auto why = whyNotAsBefore(session().plan().get(), session().preview().get()); why.isEmpty())
        startImport();
    else
        m_import->showFailure({tr("These files are not read as the last ones were"), why, {}, {}});
}

void DataPage::leavePreview() {
    m_isPreviewing = false;
    m_isUpdating = false;
    m_import->pause();
    showState();
}

void DataPage::resume() {
    m_isPreviewing = true;
    showState();
    m_import->goOn();
}

void DataPage::showState() {
    const bool hasPlan = session().plan() != nullptr;
    m_views->setCurrentIndex(m_isPreviewing ? PreviewOfFiles : hasPlan ? AccountOfPlan : DropView);
    // The place to drop files on has the button itself.
    m_choose->setVisible(!m_isPreviewing && hasPlan);
    m_update->setVisible(!m_isPreviewing && hasPlan);
    m_specialDays->setVisible(!m_isPreviewing && hasPlan);
    m_resume->setVisible(!m_isPreviewing && m_import->hasFiles());
}

void DataPage::startImport() {
    session().importFiles(m_import->folder(), m_import->options());
    m_importJob = session().jobs().title();
}

void DataPage::followJobs() {
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
    m_import->clear();
    leavePreview();
}

void DataPage::followFailure(const ErrorText& error) {
    if (m_importJob.isEmpty() || session().jobs().isRunning())
        return;
    m_importJob.clear();
    m_import->showFailure(error);
}

} // namespace planwright::ui
