#include "ui/pages/data/import_account_step.h"
#include "ui/pages/data/import_cleaning_step.h"
#include "ui/pages/data/import_columns_step.h"
#include "ui/pages/data/import_files_step.h"
#include "ui/pages/data/import_question.h"
#include "ui/pages/data/import_trial.h"
#include "ui/pages/data/import_wizard.h"
#include "ui/pages/data/import_words.h"
#include "ui/pages/data/problem_panel.h"
#include "ui/pages/data/step_strip.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/page_parts.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

/// What stands around the steps: their headings, what is in the way, and the buttons.
namespace planwright::ui {

ImportWizard::ImportWizard(AppSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_trial(new ImportTrial(session, this))
    , m_strip(new StepStrip({tr("Files"), tr("Columns"), tr("Cleaning"), tr("Account")}))
    , m_name(new ElidedLabel)
    , m_problem(new ProblemPanel)
    , m_steps(new QStackedWidget)
    , m_files(new ImportFilesStep)
    , m_columns(new ImportColumnsStep)
    , m_cleaning(new ImportCleaningStep(session, *m_trial))
    , m_account(new ImportAccountStep(session, *m_trial))
    , m_reason(makeSentence({}))
    , m_cancel(makeButton(tr("Cancel")))
    , m_back(makeButton(tr("&Back")))
    , m_next(makeButton(tr("&Next"), "primary"))
    , m_import(makeButton(tr("Import now"))) {
    build();
    connect(m_strip, &StepStrip::stepWanted, this, [this](int step) { showStep(static_cast<Step>(step)); });
    connect(m_files, &ImportFilesStep::changed, this, &ImportWizard::follow);
    connect(m_columns, &ImportColumnsStep::changed, this, &ImportWizard::follow);
    connect(m_columns, &ImportColumnsStep::assignWanted, this, &ImportWizard::askForCategories);
    connect(m_cleaning, &ImportCleaningStep::changed, this, &ImportWizard::follow);
    connect(m_account, &ImportAccountStep::changed, this, &ImportWizard::follow);
    connect(m_problem, &ProblemPanel::answered, m_columns, &ImportColumnsStep::takeAnswer);
    connect(m_trial, &ImportTrial::changed, this, &ImportWizard::refresh);
    connect(&session, &AppSession::previewChanged, this, &ImportWizard::showPreview);
    connect(&session.jobs(), &TaskRunner::changed, this, &ImportWizard::refresh);
    // The data that were there are others now; queued, so that an import that was made ends before.
    connect(
        &session, &AppSession::planChanged, this,
        [this] {
            m_trial->rest();
            follow();
        },
        Qt::QueuedConnection);
    connect(m_cancel, &QPushButton::clicked, this, &ImportWizard::leaveWanted);
    connect(m_back, &QPushButton::clicked, this, [this] { goBy(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { goBy(1); });
    connect(m_import, &QPushButton::clicked, this, [this] {
        m_trial->rest(); // the import has the machine for itself
        Q_EMIT importWanted();
    });
    addShortcuts();
    refresh();
}

void ImportWizard::build() {
    m_steps->setObjectName(QStringLiteral("importSteps"));
    for (QWidget* step : std::initializer_list<QWidget*>{m_files, m_columns, m_cleaning, m_account})
        m_steps->addWidget(step);
    // What stands in a file is shown as it is, never as markup.
    m_name->setTextFormat(Qt::PlainText);
    m_name->setProperty("role", QStringLiteral("large"));
    m_name->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_strip);
    head->addWidget(m_name, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addLayout(head);
    layout->addWidget(m_problem);
    layout->addWidget(m_steps, 1);
    layout->addWidget(makeButtons());
}

QWidget* ImportWizard::makeButtons() {
    m_reason->setObjectName(QStringLiteral("wizardReason"));
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_cancel->setObjectName(QStringLiteral("leavePreview"));
    m_cancel->setToolTip(tr("Leaves the import; its files and answers are kept (Esc)"));
    m_back->setObjectName(QStringLiteral("wizardBack"));
    m_back->setToolTip(tr("The step before (Alt+Left)"));
    m_next->setObjectName(QStringLiteral("wizardNext"));
    m_next->setToolTip(tr("The next step (Alt+Right)"));
    m_import->setObjectName(QStringLiteral("startImport"));
    auto* buttons = new QWidget;
    auto* layout = new QHBoxLayout(buttons);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addWidget(m_cancel);
    layout->addWidget(m_reason, 1);
    for (auto* button : {m_back, m_next, m_import})
        layout->addWidget(button);
    return buttons;
}

void ImportWizard::addShortcuts() {
    const auto on = [this](const QKeySequence& keys, auto run) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, run);
    };
    on(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { goBy(-1); });
    on(QKeySequence(Qt::ALT | Qt::Key_Right), [this] { goBy(1); });
    on(QKeySequence(Qt::Key_Escape), [this] { Q_EMIT leaveWanted(); });
}

void ImportWizard::refresh() {
    const auto now = step();
    const bool isLast = now == AccountStep;
    m_strip->setCurrent(now);
    for (const auto each : {FilesStep, ColumnsStep, CleaningStep, AccountStep})
        m_strip->setOpen(each, each == now || isOpen(each));
    const auto reason = whatStandsInTheWay();
    m_reason->setText(reason);
    m_back->setEnabled(now != FilesStep);
    m_next->setVisible(!isLast);
    m_next->setEnabled(!isLast && isOpen(static_cast<Step>(now + 1)));
    m_import->setText(isLast ? tr("Import") : tr("Import now"));
    m_import->setProperty("role", isLast ? QStringLiteral("primary") : QString());
    m_import->style()->polish(m_import);
    m_import->setToolTip(m_account->targetText());
    m_import->setEnabled(!m_isPaused && canImport() && !trialForbids() && !m_session.jobs().isRunning());
    describe();
    refreshProblem();
}

void ImportWizard::describe() {
    const auto& files = m_files->files();
    m_name->setText(filesText(files));
    m_name->setToolTip(files.join(QLatin1Char('\n')));
    if (!m_preview) {
        m_files->setSummary(m_failure ? QString() : tr("Looking at the file…"));
        return;
    }
    QStringList lines{factsText(*m_preview, files.size()), readingText(*m_preview), m_account->targetText()};
    lines << (canImport() ? tr("Nothing stands in the way. Press Next to look at how it is read and cleaned and what "
                               "would come of it, or Import now.")
                          : tr("It cannot be imported like this yet: see above."));
    lines.removeAll(QString());
    m_files->setSummary(lines.join(QStringLiteral("\n\n")));
}

void ImportWizard::refreshProblem() {
    const auto explain = [this](const QString& title, const Error& problem) {
        // A part alone may not be enough to plan from.
        const bool mayBePart = problem.code() == ErrorCode::InsufficientData && m_session.plan() && !options().append;
        showProblem(errorText(title, problem),
                    mayBePart ? tr("In step 4, Account, it can be appended to the data of the open workspace.")
                              : adviceFor(problem, m_columns->hasMapping()));
    };
    const auto cannotBe = tr("This cannot be imported as it is");
    if (m_failure)
        showProblem(*m_failure, {});
    else if (m_preview && m_preview->problem)
        explain(cannotBe, *m_preview->problem);
    else if (m_preview && m_trial->error())
        explain(trialForbids() ? cannotBe : tr("It could not be counted what an import would do"), *m_trial->error());
    else
        showProblem({}, {});
}

void ImportWizard::showProblem(const ErrorText& error, const QString& advice) {
    // Its buttons may be about to be pressed: only what is new is shown anew.
    const auto shown = QStringList{error.title, error.place, error.message, advice}.join(QChar(u'\x1f'));
    if (std::exchange(m_shownProblem, shown) == shown)
        return;
    m_problem->setVisible(!error.title.isEmpty());
    if (error.title.isEmpty())
        return;
    if (const auto question = questionOf(error.message, m_preview.get())) {
        m_problem->ask(*question, error.place);
        if (question->asksCurrency && step() == ColumnsStep)
            m_columns->focusCurrency();
        return;
    }
    m_problem->say(error.place.isEmpty() ? error.title : error.title + QStringLiteral(": ") + error.place,
                   advice.isEmpty() ? error.message : error.message + QLatin1Char('\n') + advice);
}

} // namespace planwright::ui
