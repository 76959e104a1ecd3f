#include "ui/session/app_session.h"
#include "ui/session/qt_convert.h"
#include "ui/session/replace_command.h"

namespace planwright::ui {
namespace {

using service::Quality;
using service::Workspace;

} // namespace

void AppSession::checkQuality(const QString& stockTable) {
    runQuality(stockTable, {});
}

void AppSession::chooseMissingDays(const service::MissingDaysChoice& choice, const QString& stockTable) {
    if (m_quality && !(m_quality->isChosen && m_quality->missingDays == choice))
        m_undo.push(new ReplaceCommand<service::MissingDaysChoice>(
            tr("meaning of missing days"), m_quality->missingDays, choice,
            [this, stockTable](const auto& kept) { runQuality(stockTable, kept); }));
}

void AppSession::runQuality(const QString& stockTable, const std::optional<service::MissingDaysChoice>& choice) {
    m_qualityRunner.drop();
    m_quality.reset();
    m_qualityProblem.clear();
    Q_EMIT qualityChanged();
    if (m_workspace.isEmpty())
        return;
    m_qualityRunner.run<std::shared_ptr<const Quality>>(
        tr("Looking for stock-outs"),
        [path = pathFromQt(m_workspace), table = pathFromQt(stockTable),
         choice](const RunContext& context) -> Result<std::shared_ptr<const Quality>> {
            PLANWRIGHT_ASSIGN(const auto workspace, Workspace::open(path));
            const service::QualityOptions options{std::nullopt, table, choice};
            PLANWRIGHT_ASSIGN(auto quality, service::checkQuality(*workspace, options, context));
            if (choice) {
                PLANWRIGHT_ASSIGN(const auto change, service::WorkspaceChange::begin(*workspace, context));
                PLANWRIGHT_TRY(service::chooseMissingDays(*change, *choice));
                PLANWRIGHT_TRY(change->commit());
            }
            return std::make_shared<const Quality>(std::move(quality));
        },
        [this](Result<std::shared_ptr<const Quality>> quality) {
            if (quality)
                m_quality = std::move(*quality);
            else if (quality.error().code() != ErrorCode::Cancelled)
                m_qualityProblem = toQt(quality.error().describe());
            Q_EMIT qualityChanged();
        });
}

bool AppSession::exportLostDemand(const QString& file) {
    if (!m_quality)
        return false;
    if (const auto written = service::writeLostDemand(pathFromQt(file), *m_quality); !written) {
        Q_EMIT failed(errorText(tr("The lost demand could not be saved"), written.error()));
        return false;
    }
    Q_EMIT done(tr("The lost demand was saved as %1.").arg(file));
    return true;
}

} // namespace planwright::ui
