#include "ui/session/app_session.h"
#include "ui/session/qt_convert.h"
#include "ui/session/replace_command.h"

namespace planwright::ui {
namespace {

using service::Outliers;
using service::Workspace;

} // namespace

void AppSession::wantOutliers() {
    if (m_plan && !m_outliers && m_outliersProblem.isEmpty() && !m_outliersRunner.isRunning())
        lookForOutliers({});
}

void AppSession::dropOutliers() {
    m_outliersRunner.drop();
    m_marksToKeep.reset();
    m_outliers.reset();
    m_outliersProblem.clear();
    Q_EMIT outliersChanged();
}

void AppSession::markOutliers(const service::OutlierMarks& marks, const QString& what) {
    if (m_outliers && marks != outlierMarks())
        m_undo.push(new ReplaceCommand<service::OutlierMarks>(what, outlierMarks(), marks,
                                                              [this](const auto& kept) { keepOutlierMarks(kept); }));
}

service::OutlierMarks AppSession::outlierMarks() const {
    if (m_marksToKeep)
        return *m_marksToKeep;
    return m_outliers ? m_outliers->marks : service::OutlierMarks();
}

void AppSession::keepOutlierMarks(const service::OutlierMarks& marks) {
    // One after the other: of those that come while one is being written, the last is written next.
    const bool isWriting = m_marksToKeep.has_value();
    m_marksToKeep = marks;
    if (!isWriting)
        lookForOutliers(marks);
}

void AppSession::lookForOutliers(const std::optional<service::OutlierMarks>& marks) {
    m_outliersRunner.run<std::shared_ptr<const Outliers>>(
        tr("Looking for outliers"),
        [path = pathFromQt(m_workspace), marks](const RunContext& context) -> Result<std::shared_ptr<const Outliers>> {
            PLANWRIGHT_ASSIGN(const auto workspace, Workspace::open(path));
            if (marks)
                PLANWRIGHT_TRY(service::saveOutlierMarks(*workspace, *marks, context));
            PLANWRIGHT_ASSIGN(auto found, service::findOutliers(*workspace, std::nullopt, context));
            return std::make_shared<const Outliers>(std::move(found));
        },
        [this, marks](Result<std::shared_ptr<const Outliers>> found) { takeOutliers(marks, std::move(found)); });
}

void AppSession::takeOutliers(const std::optional<service::OutlierMarks>& written,
                              Result<std::shared_ptr<const Outliers>> found) {
    if (!found) {
        const bool wasWriting = m_marksToKeep.has_value();
        m_marksToKeep.reset();
        if (wasWriting) {
            // What could be undone is no longer what is kept.
            m_undo.clear();
            Q_EMIT failed(errorText(tr("The mark could not be saved"), found.error()));
            lookForOutliers({});
            return;
        }
        m_outliers.reset();
        m_outliersProblem = toQt(found.error().describe());
        Q_EMIT outliersChanged();
        return;
    }
    m_outliers = std::move(*found);
    if (m_marksToKeep && m_marksToKeep != written) {
        lookForOutliers(m_marksToKeep);
        return;
    }
    m_marksToKeep.reset();
    Q_EMIT outliersChanged();
}

bool AppSession::hasLearntOtherwise() const {
    return m_plan && m_outliers && !m_earlierMonth && !m_marksToKeep &&
           m_outliers->snapshotSha256 == m_plan->import.snapshotSha256 &&
           m_outliers->corrections != m_plan->served->content.corrections;
}

void AppSession::learnAgain() {
    planMonth(m_earlierMonth);
}

} // namespace planwright::ui
