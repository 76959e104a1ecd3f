#include "ui/session/app_session.h"
#include "ui/session/qt_convert.h"

namespace planwright::ui {
namespace {

using service::Quality;
using service::Workspace;

} // namespace

void AppSession::checkQuality(const QString& stockTable) {
    runQuality(stockTable, {});
}

void AppSession::chooseMissingDays(service::MissingDayMeaning meaning, const QString& stockTable) {
    runQuality(stockTable, meaning);
}

void AppSession::runQuality(const QString& stockTable, std::optional<service::MissingDayMeaning> meaning) {
    m_qualityRunner.drop();
    m_quality.reset();
    m_qualityProblem.clear();
    Q_EMIT qualityChanged();
    if (m_workspace.isEmpty())
        return;
    m_qualityRunner.run<std::shared_ptr<const Quality>>(
        tr("Looking for stock-outs"),
        [path = pathFromQt(m_workspace), table = pathFromQt(stockTable),
         meaning](const RunContext& context) -> Result<std::shared_ptr<const Quality>> {
            PLANWRIGHT_ASSIGN(const auto workspace, Workspace::open(path));
            service::QualityOptions options{std::nullopt, table, std::nullopt};
            if (meaning) {
                PLANWRIGHT_ASSIGN(const auto before, service::missingDaysChoice(*workspace));
                options.missingDays = before.value_or(service::MissingDaysChoice());
                options.missingDays->meaning = *meaning;
            }
            PLANWRIGHT_ASSIGN(auto quality, service::checkQuality(*workspace, options, context));
            if (meaning) {
                PLANWRIGHT_ASSIGN(const auto change, service::WorkspaceChange::begin(*workspace, context));
                PLANWRIGHT_TRY(service::chooseMissingDays(*change, *options.missingDays));
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
