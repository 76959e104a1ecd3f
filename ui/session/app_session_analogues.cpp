#include "ui/session/app_session.h"
#include "ui/session/qt_convert.h"
#include "ui/session/replace_command.h"
#include "ui/session/workspace_work.h"

namespace planwright::ui {

service::Analogues AppSession::analogues() const {
    if (m_analoguesToKeep)
        return *m_analoguesToKeep;
    return m_plan ? m_plan->analogues : service::Analogues();
}

void AppSession::setAnalogue(const service::Analogue& analogue) {
    const auto after = forecasting::withAnalogue(analogues(), analogue);
    if (const auto sound = forecasting::checkAnalogues(after); !sound) {
        Q_EMIT failed(errorText(tr("The forecast stays as it was"), sound.error()));
        return;
    }
    if (m_plan && after != analogues())
        replaceAnalogues(tr("forecasting %1 like %2").arg(toQt(analogue.category), toQt(analogue.like)), after);
}

void AppSession::removeAnalogue(const QString& category) {
    auto after = analogues();
    std::erase_if(after, [&](const auto& other) { return toQt(other.category) == category; });
    if (m_plan && after != analogues())
        replaceAnalogues(tr("forecasting %1 by itself").arg(category), after);
}

void AppSession::replaceAnalogues(const QString& what, const service::Analogues& after) {
    m_undo.push(new ReplaceCommand<service::Analogues>(
        what, analogues(), after, [this](const service::Analogues& kept) { keepAnalogues(kept); }));
}

void AppSession::keepAnalogues(const service::Analogues& analogues) {
    m_analoguesToKeep = analogues;
    const Target target{m_workspace, m_earlierMonth, true};
    m_jobs.run<std::shared_ptr<const service::Plan>>(
        tr("Planning with what you said"),
        [path = pathFromQt(m_workspace), analogues, month = m_earlierMonth](const RunContext& context) -> PlanResult {
            {
                PLANWRIGHT_ASSIGN(const auto workspace, service::Workspace::open(path));
                PLANWRIGHT_TRY(service::saveAnalogues(*workspace, analogues, context));
            }
            return loadFrom(path, month, context);
        },
        [this, target](PlanResult result) {
            m_analoguesToKeep.reset();
            // What could be undone is no longer what is kept.
            if (!result)
                m_undo.clear();
            finishJob(tr("The forecast stays as it was"), target, std::move(result));
        });
}

} // namespace planwright::ui
