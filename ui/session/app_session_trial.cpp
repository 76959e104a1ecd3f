#include "ui/session/app_session.h"
#include "ui/session/qt_convert.h"
#include "ui/session/workspace_work.h"

namespace planwright::ui {

void AppSession::tryImport(const QString& folder, const service::ImportOptions& options) {
    m_trial.reset();
    m_trialRunner.run<data::ImportReport>(
        tr("Counting"),
        [path = pathFromQt(folder), options](const RunContext& context) -> Trial {
            data::ImportReport report;
            PLANWRIGHT_TRY(beforeImport(path, [&](auto* workspace, const auto& temporary) -> Status {
                PLANWRIGHT_ASSIGN(report, service::tryImport(workspace, options, temporary, context));
                return {};
            }));
            return report;
        },
        [this](Trial trial) {
            m_trial = std::make_shared<const Trial>(std::move(trial));
            Q_EMIT trialChanged();
        });
}

void AppSession::dropTrial() {
    m_trialRunner.drop();
    m_trial.reset();
}

} // namespace planwright::ui
