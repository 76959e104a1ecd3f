#include "ui/pages/data/import_wizard.h"

#include "ui/dialogs/s3_address.h"
#include "ui/pages/data/assign_dialog.h"
#include "ui/pages/data/import_account_step.h"
#include "ui/pages/data/import_cleaning_step.h"
#include "ui/pages/data/import_columns_step.h"
#include "ui/pages/data/import_files_step.h"
#include "ui/pages/data/import_question.h"
#include "ui/pages/data/import_trial.h"
#include "ui/pages/data/import_words.h"
#include "ui/pages/data/problem_panel.h"
#include "ui/pages/data/step_strip.h"
#include "ui/session/qt_convert.h"
#include "ui/widgets/page_parts.h"

#include <QFileInfo>
#include <QSignalBlocker>
#include <QStackedWidget>

#include <algorithm>

namespace planwright::ui {
namespace {

// Without what does not change how columns are read.
service::ImportOptions asRead(service::ImportOptions options) {
    options.rejected.reset();
    options.overrides.cleaning.clear();
    return options;
}

} // namespace

void ImportWizard::offerFiles(const QStringList& files, bool append) {
    m_isPaused = true; // one look for all that changes here
    const auto folder = QFileInfo(files.front()).absolutePath();
    m_trial->clear();
    m_wasRead = false;
    m_preview = nullptr;
    m_files->setFiles(files);
    m_columns->begin(folder);
    m_cleaning->begin();
    m_account->begin(files.front(), append);
    m_steps->setCurrentIndex(FilesStep);
    m_isPaused = false;
    look();
}

bool ImportWizard::hasFiles() const {
    return !m_files->files().isEmpty();
}

void ImportWizard::pause() {
    m_isPaused = true;
    m_trial->rest();
}

void ImportWizard::goOn() {
    m_isPaused = false;
    look();
}

void ImportWizard::clear() {
    pause();
    m_trial->clear();
    m_files->setFiles({});
    m_preview = nullptr;
}

ImportWizard::Step ImportWizard::step() const {
    return static_cast<Step>(m_steps->currentIndex());
}

bool ImportWizard::showStep(Step step) {
    if (!isOpen(step))
        return false;
    goTo(step);
    return true;
}

bool ImportWizard::isBusy() const {
    return !m_isPaused && ((!m_preview && !m_failure) || m_trial->state() == ImportTrial::State::Running);
}

QString ImportWizard::folder() const {
    return m_account->folder();
}

service::ImportOptions ImportWizard::options() const {
    service::ImportOptions options;
    for (const auto& file : m_files->files())
        options.files.push_back(pathFromQt(file));
    options.sheet = fromQt(m_files->sheet());
    m_columns->putInto(options);
    m_cleaning->putInto(options);
    m_account->putInto(options);
    return options;
}

bool ImportWizard::canImport() const {
    return m_preview && (!m_preview->problem || m_columns->hasMapping()) && !folder().isEmpty();
}

// Something was chosen: is it to be looked at, or counted, anew?
void ImportWizard::follow() {
    if (m_isPaused || !hasFiles())
        return;
    if (folder() != m_lookedAtFolder || asRead(options()) != m_lookedAt) {
        look();
        return;
    }
    m_failure.reset();
    ensureTrial();
    refresh();
}

void ImportWizard::look() {
    if (!hasFiles())
        return;
    m_preview = nullptr;
    m_failure.reset();
    m_lookedAtFolder = folder();
    const auto now = options();
    m_lookedAt = asRead(now);
    m_trial->follow(m_lookedAtFolder, now);
    m_session.previewImport(m_lookedAtFolder, now);
    refresh();
}

void ImportWizard::showPreview() {
    if (m_isPaused || !hasFiles())
        return;
    m_preview = m_session.preview();
    if (m_preview) {
        m_wasRead = true;
        m_columns->showPreview(m_preview);
        m_cleaning->showPreview(*m_preview);
        if (!isOpen(step()))
            goTo(ColumnsStep);
        ensureTrial();
    } else {
        m_failure = ErrorText{tr("These files cannot be looked at"),
                              tr("Is one of them gone, or no file of events? Remove it in step 1, Files."),
                              {},
                              {}};
    }
    refresh();
}

// Only who looks at counts waits for them.
void ImportWizard::ensureTrial() {
    m_trial->follow(folder(), options());
    // What lies in S3 is copied for each count: only who asks for it pays.
    const bool isFar = std::ranges::any_of(m_files->files(), isS3Address);
    if (step() >= CleaningStep && canImport() && !isFar && !m_isPaused && !m_session.jobs().isRunning())
        m_trial->ensure();
}

void ImportWizard::goTo(Step step) {
    m_steps->setCurrentIndex(step);
    ensureTrial();
    refresh();
    m_steps->currentWidget()->setFocus();
}

void ImportWizard::goBy(int steps) {
    const int to = step() + steps;
    if (to >= FilesStep && to <= AccountStep)
        showStep(static_cast<Step>(to));
}

bool ImportWizard::trialForbids() const {
    if (m_trial->state() != ImportTrial::State::Failed)
        return false;
    // A full disk here says nothing of the disk that the import writes to.
    const auto code = m_trial->error()->code();
    return code != ErrorCode::Io && code != ErrorCode::Internal;
}

bool ImportWizard::trialAsks() const {
    return m_trial->error() && questionOf(toQt(m_trial->error()->message()), nullptr);
}

bool ImportWizard::isOpen(Step step) const {
    switch (step) {
    case FilesStep:
        return true;
    case ColumnsStep:
        return m_preview != nullptr;
    case CleaningStep:
        return canImport();
    case AccountStep:
        // What is no question may be mended there, by another place to go to.
        return canImport() && !trialAsks();
    }
    return false;
}

QString ImportWizard::whatStandsInTheWay() const {
    if (m_session.jobs().isRunning())
        return tr("Wait for what is running: %1.").arg(m_session.jobs().title());
    if (!m_preview)
        return m_failure ? tr("The files must be there.") : tr("Looking at the files…");
    if (folder().isEmpty())
        return tr("Name a workspace in step 4, Account.");
    if ((!canImport() && step() != FilesStep) || trialAsks())
        return tr("Answer or mend what stands above first.");
    if (trialForbids())
        return tr("The files cannot be imported like this: see above.");
    return {};
}

void ImportWizard::showFailure(const ErrorText& error) {
    m_failure = error;
    ensureTrial();
    refresh();
}

void ImportWizard::askForCategories() {
    if (!hasFiles())
        return;
    auto* dialog = new AssignDialog(m_session, folder(), options(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AssignDialog::assigned, this, [this](const service::Assignments& assignments) {
        m_columns->setAssignments(assignments);
        look();
    });
    dialog->open();
}

} // namespace planwright::ui
