#include "ui/pages/data/trial_bar.h"

#include "ui/models/exact_number.h"
#include "ui/pages/data/import_trial.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QHBoxLayout>
#include <QProgressBar>

namespace planwright::ui {
namespace {

constexpr int barWidth = 200;

} // namespace

TrialBar::TrialBar(AppSession& session, ImportTrial& trial, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_trial(trial)
    , m_text(makeSentence({}))
    , m_bar(new QProgressBar)
    , m_button(makeButton({})) {
    m_text->setObjectName(QStringLiteral("trialText"));
    m_text->setTextFormat(Qt::PlainText);
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(barWidth);
    m_bar->setAccessibleName(tr("Progress of the counting"));
    m_button->setObjectName(QStringLiteral("trialButton"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, gap, gap, gap);
    layout->setSpacing(12);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_bar);
    layout->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_trial.state() == ImportTrial::State::Running)
            m_trial.stop();
        else
            m_trial.again();
    });
    connect(&trial, &ImportTrial::changed, this, &TrialBar::follow);
    connect(&session.trialRunner(), &TaskRunner::changed, this, &TrialBar::followProgress);
    follow();
}

void TrialBar::follow() {
    using State = ImportTrial::State;
    const auto state = m_trial.state();
    const bool isRunning = state == State::Running;
    m_bar->setVisible(isRunning);
    m_button->setText(isRunning ? tr("Stop") : state == State::None ? tr("Count") : tr("Count again"));
    m_button->setVisible(state != State::Done);
    m_button->setEnabled(true);
    switch (state) {
    case State::None:
        m_text->setText(withOldFigures(tr("Nothing is counted yet.")));
        break;
    case State::Running:
        followProgress();
        break;
    case State::Done:
        m_text->setText(tr("What an import would do now: %1 rows read, %2 accepted. Nothing is imported yet.")
                            .arg(exactText(m_trial.report()->account.read.rows),
                                 exactText(m_trial.report()->account.accepted.rows)));
        break;
    case State::Failed:
        m_text->setText(withOldFigures(tr("It could not be counted: see above.")));
        break;
    case State::Stopped:
        m_text->setText(withOldFigures(tr("The counting was stopped; an import counts for itself.")));
        break;
    }
}

QString TrialBar::withOldFigures(const QString& sentence) const {
    return m_trial.report() ? tr("%1 The grey figures are those of before.").arg(sentence) : sentence;
}

void TrialBar::followProgress() {
    if (m_trial.state() != ImportTrial::State::Running)
        return;
    auto& runner = m_session.trialRunner();
    const auto stage = runner.isCancelling()      ? tr("Stopping")
                       : runner.stage().isEmpty() ? tr("Counting")
                                                  : runner.stage();
    m_text->setText(withOldFigures(stage + QStringLiteral("…")));
    m_bar->setValue(static_cast<int>(1000 * runner.fraction()));
    m_button->setEnabled(!runner.isCancelling());
}

} // namespace planwright::ui
