#include "ui/session/app_session.h"
#include "ui/session/qt_convert.h"
#include "ui/session/replace_command.h"
#include "ui/session/workspace_work.h"

namespace planwright::ui {

service::KnownInputs AppSession::knownInputs() const {
    if (m_knownToKeep)
        return *m_knownToKeep;
    return m_plan ? m_plan->known : service::KnownInputs();
}

void AppSession::setKnownInputs(const service::KnownInputs& inputs) {
    if (const auto sound = forecasting::checkKnownInputs(inputs); !sound) {
        Q_EMIT failed(errorText(tr("The forecast stays as it was"), sound.error()));
        return;
    }
    if (m_plan && inputs != knownInputs())
        m_undo.push(new ReplaceCommand<service::KnownInputs>(
            tr("what is known in advance"), knownInputs(), inputs,
            [this](const service::KnownInputs& kept) { keepKnownInputs(kept); }));
}

void AppSession::keepKnownInputs(const service::KnownInputs& inputs) {
    m_knownToKeep = inputs;
    const Target target{m_workspace, m_earlierMonth, true};
    m_jobs.run<std::shared_ptr<const service::Plan>>(
        tr("Forecasting with what is known"),
        [path = pathFromQt(m_workspace), inputs, month = m_earlierMonth](const RunContext& context) -> PlanResult {
            {
                PLANWRIGHT_ASSIGN(const auto workspace, service::Workspace::open(path));
                PLANWRIGHT_TRY(service::saveKnownInputs(*workspace, inputs, context));
            }
            return loadFrom(path, month, context);
        },
        [this, target](PlanResult result) {
            m_knownToKeep.reset();
            // What could be undone is no longer what is kept.
            if (!result)
                m_undo.clear();
            finishJob(tr("The forecast stays as it was"), target, std::move(result));
        });
}

} // namespace planwright::ui
