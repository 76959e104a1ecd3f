#include "ui/session/app_session.h"
#include "ui/session/qt_convert.h"

namespace planwright::ui {

void AppSession::findSourceRows(const QString& category, Month month) {
    constexpr std::size_t most = 1000;
    using Found = std::shared_ptr<const service::SourceRows>;
    if (m_workspace.isEmpty())
        return;
    data::SourceQuery query{{}, month.firstDay(), month.lastDay()};
    if (!category.isEmpty())
        query.category = fromQt(category);
    m_sourceRowsRunner.run<Found>(
        tr("Looking up the rows"),
        [path = pathFromQt(m_workspace), query](const RunContext& context) -> Result<Found> {
            PLANWRIGHT_ASSIGN(const auto workspace, service::Workspace::open(path));
            PLANWRIGHT_ASSIGN(auto found, service::findSourceRows(*workspace, query, most, context));
            return std::make_shared<const service::SourceRows>(std::move(found));
        },
        [this](Result<Found> found) {
            if (!found && found.error().code() != ErrorCode::Cancelled)
                Q_EMIT failed(errorText(tr("The rows behind the number could not be looked up"), found.error()));
            m_sourceRows = found ? std::move(*found) : nullptr;
            Q_EMIT sourceRowsChanged();
        });
}

void AppSession::saveSourceRows(const QString& file) {
    if (!m_sourceRows)
        return;
    m_jobs.run<bool>(
        tr("Saving the rows"),
        [path = pathFromQt(m_workspace), target = pathFromQt(file),
         query = m_sourceRows->query](const RunContext& context) -> Result<bool> {
            PLANWRIGHT_ASSIGN(const auto workspace, service::Workspace::open(path));
            PLANWRIGHT_TRY(service::writeSourceRows(target, *workspace, query, context));
            return true;
        },
        [this, file](const Result<bool>& result) {
            if (result)
                Q_EMIT done(tr("The rows were saved as %1.").arg(file));
            else if (result.error().code() == ErrorCode::Cancelled)
                Q_EMIT done(tr("Stopped; nothing was changed."));
            else
                Q_EMIT failed(errorText(tr("The rows could not be saved"), result.error()));
        });
}

} // namespace planwright::ui
