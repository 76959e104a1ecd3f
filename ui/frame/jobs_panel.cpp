#include "ui/frame/jobs_panel.h"

#include "ui/session/task_runner.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QHBoxLayout>
#include <QProgressBar>

namespace planwright::ui {

JobsPanel::JobsPanel(TaskRunner& jobs, QWidget* parent)
    : QFrame(parent)
    , m_jobs(jobs)
    , m_title(makeLabel({}, "large"))
    , m_stage(makeLabel({}, "muted"))
    , m_bar(new QProgressBar)
    , m_cancel(makeButton(tr("Cancel"))) {
    setProperty("role", QStringLiteral("status"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Jobs"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(wideGap, gap, wideGap, gap);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(m_stage, 1);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(260);
    m_bar->setAccessibleName(tr("Progress of the job"));
    m_cancel->setObjectName(QStringLiteral("cancelJob"));
    connect(m_cancel, &QPushButton::clicked, &jobs, &TaskRunner::cancel);
    connect(&jobs, &TaskRunner::changed, this, &JobsPanel::follow);
    follow();
}

void JobsPanel::follow() {
    setVisible(m_jobs.isRunning());
    m_title->setText(m_jobs.title());
    m_stage->setText(m_jobs.isCancelling() ? tr("Stopping…") : m_jobs.stage());
    m_cancel->setEnabled(m_jobs.isRunning() && !m_jobs.isCancelling());
    m_bar->setValue(static_cast<int>(1000 * m_jobs.fraction()));
}

} // namespace planwright::ui
