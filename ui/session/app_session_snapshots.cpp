#include "ui/session/app_session.h"
#include "ui/session/qt_convert.h"

namespace planwright::ui {
namespace {

using service::StoredSnapshot;
using service::Workspace;
using service::WorkspaceChange;
using Snapshots = AppSession::Snapshots;

/// Changes one snapshot as a change of its own, and lists them as they are then.
template <typename Apply>
Result<Snapshots> changeOne(Workspace& workspace, const std::string& sha256, const RunContext& context,
                            const Apply& apply) {
    {
        PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(workspace, context));
        PLANWRIGHT_ASSIGN(const auto snapshot, service::findSnapshot(workspace, sha256));
        PLANWRIGHT_TRY(apply(*change, snapshot));
        PLANWRIGHT_TRY(change->commit());
    }
    return service::listSnapshots(workspace);
}

QString shortName(const QString& sha256) {
    return toQt(service::shortHash(fromQt(sha256)));
}

} // namespace

void AppSession::takeSnapshots(const QString& attempt, Result<Snapshots> snapshots) {
    if (!snapshots) {
        if (snapshots.error().code() != ErrorCode::Cancelled)
            Q_EMIT failed(errorText(attempt, snapshots.error()));
        return;
    }
    m_snapshots = std::make_shared<const Snapshots>(std::move(*snapshots));
    Q_EMIT snapshotsChanged();
}

void AppSession::changeSnapshots(const QString& attempt, const QString& sentence,
                                 std::function<Result<Snapshots>(Workspace&, const RunContext&)> work) {
    if (m_workspace.isEmpty())
        return;
    m_snapshotRunner.run<Snapshots>(
        tr("Snapshots"),
        [path = pathFromQt(m_workspace), work = std::move(work)](const RunContext& context) -> Result<Snapshots> {
            PLANWRIGHT_ASSIGN(const auto workspace, Workspace::open(path));
            return work(*workspace, context);
        },
        [this, attempt, sentence](Result<Snapshots> snapshots) {
            if (snapshots && !sentence.isEmpty())
                Q_EMIT done(sentence);
            takeSnapshots(attempt, std::move(snapshots));
        });
}

void AppSession::listSnapshots() {
    changeSnapshots(tr("The snapshots could not be listed"), {},
                    [](Workspace& workspace, const RunContext&) { return service::listSnapshots(workspace); });
}

void AppSession::tagSnapshot(const QString& sha256, const QString& tag) {
    const auto sentence = tag.isEmpty() ? tr("Snapshot %1 has no tag any more.").arg(shortName(sha256))
                                        : tr("Snapshot %1 is now “%2”.").arg(shortName(sha256), tag);
    changeSnapshots(tr("The snapshot could not be tagged"), sentence,
                    [hash = fromQt(sha256), name = fromQt(tag)](Workspace& workspace, const RunContext& context) {
                        return changeOne(workspace, hash, context,
                                         [&](WorkspaceChange& change, const StoredSnapshot& snapshot) {
                                             return name.empty() ? service::untagSnapshot(change, snapshot)
                                                                 : service::tagSnapshot(change, snapshot, name);
                                         });
                    });
}

void AppSession::deleteSnapshot(const QString& sha256) {
    changeSnapshots(tr("The snapshot could not be deleted"), tr("Snapshot %1 was deleted.").arg(shortName(sha256)),
                    [hash = fromQt(sha256)](Workspace& workspace, const RunContext& context) {
                        return changeOne(workspace, hash, context, service::deleteSnapshot);
                    });
}

void AppSession::useSnapshot(const QString& sha256) {
    if (m_workspace.isEmpty())
        return;
    startJob(tr("Planning from snapshot %1").arg(shortName(sha256)), tr("The snapshot could not be used"),
             {m_workspace},
             [path = pathFromQt(m_workspace), hash = fromQt(sha256)](const RunContext& context) -> PlanResult {
                 PLANWRIGHT_ASSIGN(const auto workspace, Workspace::open(path));
                 PLANWRIGHT_ASSIGN(const auto before, workspace->currentSnapshot());
                 PLANWRIGHT_TRY(changeOne(*workspace, hash, context, service::useSnapshot));
                 auto plan = service::loadPlan(*workspace, {}, context);
                 // Stopped or failed, it says that nothing was changed.
                 if (!plan)
                     PLANWRIGHT_TRY(changeOne(*workspace, before, context, service::useSnapshot));
                 return plan;
             });
}

void AppSession::verifySnapshot(const QString& sha256) {
    if (m_workspace.isEmpty())
        return;
    const auto attempt = tr("Snapshot %1 is not what its name says").arg(shortName(sha256));
    m_jobs.run<bool>(
        tr("Verifying snapshot %1").arg(shortName(sha256)),
        [path = pathFromQt(m_workspace), hash = fromQt(sha256)](const RunContext& context) -> Result<bool> {
            PLANWRIGHT_ASSIGN(const auto workspace, Workspace::open(path));
            PLANWRIGHT_ASSIGN(const auto snapshot, service::findSnapshot(*workspace, hash));
            PLANWRIGHT_TRY(service::verifySnapshot(*workspace, snapshot, context));
            return true;
        },
        [this, attempt, name = shortName(sha256)](Result<bool> result) {
            if (result)
                Q_EMIT done(tr("Snapshot %1 is whole: its events are those that it is named by.").arg(name));
            else if (result.error().code() == ErrorCode::Cancelled)
                Q_EMIT done(tr("Stopped; nothing was changed."));
            else
                Q_EMIT failed(errorText(attempt, result.error()));
        });
}

void AppSession::compareSnapshots(const QString& before, const QString& after) {
    using Pair = std::shared_ptr<const service::SnapshotPair>;
    m_comparisonRunner.drop();
    if (m_workspace.isEmpty() || before.isEmpty() || after.isEmpty()) {
        m_comparison.reset();
        Q_EMIT comparisonChanged();
        return;
    }
    m_comparisonRunner.run<Pair>(
        tr("Comparing"),
        [path = pathFromQt(m_workspace), old = fromQt(before),
         young = fromQt(after)](const RunContext& context) -> Result<Pair> {
            PLANWRIGHT_ASSIGN(const auto workspace, Workspace::open(path));
            PLANWRIGHT_ASSIGN(auto pair, service::compareSnapshots(*workspace, old, young, context));
            return std::make_shared<const service::SnapshotPair>(std::move(pair));
        },
        [this](Result<Pair> pair) {
            if (!pair && pair.error().code() != ErrorCode::Cancelled)
                Q_EMIT failed(errorText(tr("The snapshots could not be compared"), pair.error()));
            m_comparison = pair ? std::move(*pair) : nullptr;
            Q_EMIT comparisonChanged();
        });
}

} // namespace planwright::ui
