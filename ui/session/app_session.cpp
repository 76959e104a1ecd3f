#include "ui/session/app_session.h"

#include "core/service/demo_service.h"
#include "core/service/run_service.h"
#include "core/service/text_file.h"
#include "ui/session/qt_convert.h"
#include "ui/session/recent_workspaces.h"
#include "ui/session/what_if_command.h"
#include "ui/session/workspace_work.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace planwright::ui {
namespace {

namespace fs = std::filesystem;
using PlanResult = Result<std::shared_ptr<const service::Plan>>;

PlanResult runImport(const fs::path& folder, const service::ImportOptions& options, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto workspace, service::Workspace::openOrCreate(folder));
    PLANWRIGHT_ASSIGN(auto run, service::run(*workspace, options, {}, context));
    return std::move(run.plan);
}

PlanResult makeDemo(const fs::path& folder, const RunContext& context) {
    std::error_code failure;
    const auto workspace = folder / "demo.planwright";
    if (fs::exists(workspace / "workspace.sqlite", failure))
        return loadFrom(workspace, {}, context);
    fs::create_directories(folder, failure);
    if (failure)
        return Error(ErrorCode::Io, "The demo's folder cannot be made: " + failure.message() + ".",
                     {folder.string(), 0, {}});
    const auto events = folder / "demo.csv";
    PLANWRIGHT_TRY(service::writeDemo({}, events, context));
    service::ImportOptions options;
    options.files = {events};
    return runImport(workspace, options, context);
}

} // namespace

AppSession::AppSession(QObject* parent)
    : QObject(parent) {}

QString AppSession::workspaceName() const {
    return QFileInfo(m_workspace).completeBaseName();
}

void AppSession::startJob(const QString& title, const QString& attempt, const Target& target,
                          std::function<PlanResult(const RunContext&)> work, const QString& sentence) {
    m_analoguesToKeep.reset();
    m_jobs.run<std::shared_ptr<const service::Plan>>(title, std::move(work),
                                                     [this, attempt, target, sentence](PlanResult result) {
                                                         const bool isDone = result.has_value();
                                                         finishJob(attempt, target, std::move(result));
                                                         if (isDone && !sentence.isEmpty())
                                                             Q_EMIT done(sentence);
                                                     });
}

void AppSession::finishJob(const QString& attempt, const Target& target, PlanResult result) {
    if (!result) {
        if (result.error().code() == ErrorCode::Cancelled)
            Q_EMIT done(tr("Stopped; nothing was changed."));
        else
            Q_EMIT failed(errorText(attempt, result.error()));
        return;
    }
    showPlan(target, std::move(*result));
}

void AppSession::showPlan(const Target& target, std::shared_ptr<const service::Plan> plan) {
    m_whatIfRunner.drop();
    if (!target.keepsUndo)
        m_undo.clear();
    m_plan = std::move(plan);
    m_earlierMonth = target.earlierMonth;
    m_whatIf = {};
    m_decision = m_plan ? std::shared_ptr<const decisions::DecisionResult>(m_plan, &m_plan->decision) : nullptr;
    const auto isKnown = [this](const auto& forecast) { return toQt(forecast.category) == m_category; };
    if (!m_plan || std::ranges::none_of(m_plan->forecast.months.front().categories, isKnown))
        m_category.clear();
    if (m_workspace != target.folder) {
        m_workspace = target.folder;
        Q_EMIT workspaceChanged();
    }
    dropOutliers();
    addRecentWorkspace(target.folder);
    Q_EMIT whatIfChanged();
    Q_EMIT planChanged();
    Q_EMIT categoryChanged();
}

void AppSession::openWorkspace(const QString& folder) {
    const auto full = QDir(folder).absolutePath();
    startJob(tr("Opening %1").arg(QFileInfo(full).completeBaseName()), tr("The workspace could not be opened"), {full},
             [path = pathFromQt(full)](const RunContext& context) { return loadFrom(path, {}, context); });
}

void AppSession::importFiles(const QString& folder, const service::ImportOptions& options) {
    const auto full = QDir(folder).absolutePath();
    const auto first = options.files.empty() ? QString() : pathToQt(options.files.front().filename());
    startJob(
        options.files.size() > 1 ? tr("Importing %1 files").arg(options.files.size()) : tr("Importing %1").arg(first),
        tr("The import did not work, and nothing was changed"), {full},
        [path = pathFromQt(full), options](const RunContext& context) { return runImport(path, options, context); });
}

void AppSession::openDemo() {
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    startJob(tr("Making the demo"), tr("The demo could not be made"), {folder + QStringLiteral("/demo.planwright")},
             [path = pathFromQt(folder)](const RunContext& context) { return makeDemo(path, context); });
}

void AppSession::planMonth(std::optional<Month> month) {
    if (m_workspace.isEmpty())
        return;
    startJob(
        month ? tr("Planning %1 as it looked then").arg(monthName(*month)) : tr("Planning next month"),
        tr("The month could not be planned"), {m_workspace, month},
        [path = pathFromQt(m_workspace), month](const RunContext& context) { return loadFrom(path, month, context); });
}

void AppSession::previewImport(const QString& folder, const service::ImportOptions& options) {
    using Preview = std::shared_ptr<const service::ImportPreview>;
    m_previewRunner.run<Preview>(
        tr("Looking at the file"),
        [path = pathFromQt(folder), options](const RunContext& context) -> Result<Preview> {
            Preview preview;
            PLANWRIGHT_TRY(beforeImport(path, [&](auto* workspace, const auto& temporary) -> Status {
                PLANWRIGHT_ASSIGN(auto found, service::previewImport(workspace, options, temporary, context));
                preview = std::make_shared<const service::ImportPreview>(std::move(found));
                return {};
            }));
            return preview;
        },
        [this](Result<Preview> preview) {
            if (!preview && preview.error().code() != ErrorCode::Cancelled)
                Q_EMIT failed(errorText(tr("The file could not be read"), preview.error()));
            m_preview = preview ? std::move(*preview) : nullptr;
            Q_EMIT previewChanged();
        });
}

void AppSession::saveReport(const QString& file) {
    if (!m_plan)
        return;
    Q_EMIT done(tr("Making the report…"));
    m_reportRunner.run<bool>(
        tr("Making the report"),
        [plan = m_plan, target = pathFromQt(file)](const RunContext& context) -> Result<bool> {
            PLANWRIGHT_ASSIGN(const auto page, service::planReport(*plan, context));
            PLANWRIGHT_TRY(service::writeTextFile(target, page));
            return true;
        },
        [this, file, plan = m_plan](const Result<bool>& saved) {
            if (!saved) {
                Q_EMIT failed(errorText(tr("The report could not be saved"), saved.error()));
                return;
            }
            Q_EMIT done(tr("The report was saved as %1.").arg(file));
            if (plan == m_plan)
                Q_EMIT reportSaved();
        });
}

void AppSession::setCategory(const QString& category) {
    if (m_category == category)
        return;
    m_category = category;
    Q_EMIT categoryChanged();
}

void AppSession::setPlannedCategory(const QString& category) {
    const auto isIt = [&category](const auto& forecast) { return toQt(forecast.category) == category; };
    if (m_plan && std::ranges::any_of(m_plan->forecast.months.front().categories, isIt))
        setCategory(category);
}

void AppSession::setWhatIf(const service::WhatIf& whatIf) {
    if (m_plan && whatIf != m_whatIf)
        m_undo.push(new WhatIfCommand(*this, m_whatIf, whatIf));
}

void AppSession::applyWhatIf(const service::WhatIf& whatIf) {
    m_whatIf = whatIf;
    Q_EMIT whatIfChanged();
    if (whatIf.asksNothing()) {
        m_whatIfRunner.drop();
        m_decision = std::shared_ptr<const decisions::DecisionResult>(m_plan, &m_plan->decision);
        Q_EMIT decisionChanged();
        return;
    }
    m_whatIfRunner.run<decisions::DecisionResult>(
        tr("Trying out"),
        [plan = m_plan, whatIf](const RunContext& context) { return service::decideWhatIf(*plan, whatIf, context); },
        [this](Result<decisions::DecisionResult> result) {
            if (!result) {
                Q_EMIT failed(errorText(tr("This cannot be tried out"), result.error()));
                return;
            }
            m_decision = std::make_shared<const decisions::DecisionResult>(std::move(*result));
            Q_EMIT decisionChanged();
        });
}

} // namespace planwright::ui
