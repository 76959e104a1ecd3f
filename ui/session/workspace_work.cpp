#include "ui/session/workspace_work.h"

#include "ui/session/qt_convert.h"

#include <QDir>
#include <QTemporaryDir>

namespace planwright::ui {

namespace fs = std::filesystem;

Result<std::shared_ptr<const service::Plan>> loadFrom(const fs::path& folder, std::optional<Month> month,
                                                      const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto workspace, service::Workspace::open(folder));
    if (const auto snapshot = workspace->currentSnapshot(); !snapshot && snapshot.error().code() == ErrorCode::NotFound)
        return std::shared_ptr<const service::Plan>();
    service::TrainingOptions options;
    if (month)
        options.until = (*month - 1).lastDay();
    return service::loadPlan(*workspace, options, context);
}

Status beforeImport(const fs::path& folder,
                    const std::function<Status(service::Workspace* workspace, const fs::path& temporary)>& work) {
    // The default name holds the application's, which may be no file name.
    const QTemporaryDir temporary(QDir::tempPath() + QStringLiteral("/planwright-XXXXXX"));
    if (!temporary.isValid())
        return Error(ErrorCode::Io, "No temporary folder can be made: is the disk full?",
                     {fromQt(QDir::tempPath()), 0, {}});
    std::unique_ptr<service::Workspace> workspace;
    std::error_code failure;
    if (!folder.empty() && fs::exists(folder / "workspace.sqlite", failure)) {
        PLANWRIGHT_ASSIGN(workspace, service::Workspace::open(folder));
    }
    return work(workspace.get(), pathFromQt(temporary.path()));
}

} // namespace planwright::ui
