#pragma once

#include "core/service/import_service.h"
#include "core/service/outlier_service.h"
#include "core/service/own_analogues.h"
#include "core/service/own_known_inputs.h"
#include "core/service/own_special_days.h"
#include "core/service/plan.h"
#include "core/service/preview_service.h"
#include "core/service/quality_service.h"
#include "core/service/snapshot_service.h"
#include "core/service/source_rows.h"
#include "core/service/what_if.h"
#include "ui/session/error_text.h"
#include "ui/session/task_runner.h"

#include <QObject>
#include <QStringList>
#include <QUndoStack>

#include <memory>
#include <optional>

namespace planwright::ui {

/// What the whole program looks at: one workspace, its plan, what is tried out and what is selected. But for
/// PlanExplanations the only class that calls the core's services. Everything it hands out is a value that is replaced
/// whole and never changed.
class AppSession : public QObject {
    Q_OBJECT

public:
    explicit AppSession(QObject* parent = nullptr);

    /// The open workspace's folder, or empty.
    [[nodiscard]] const QString& workspace() const { return m_workspace; }
    /// "online_retail_ii" of /data/online_retail_ii.planwright
    [[nodiscard]] QString workspaceName() const;
    /// Null as long as nothing was imported.
    [[nodiscard]] const std::shared_ptr<const service::Plan>& plan() const { return m_plan; }
    /// The answer to what is tried out; the plan's own decision where nothing is. Null as long as there is no plan.
    [[nodiscard]] const std::shared_ptr<const decisions::DecisionResult>& decision() const { return m_decision; }
    [[nodiscard]] const service::WhatIf& whatIf() const { return m_whatIf; }
    /// The selected category, or empty for the total.
    [[nodiscard]] const QString& category() const { return m_category; }
    /// The month that is planned where it is not the one after the last complete month.
    [[nodiscard]] std::optional<Month> earlierMonth() const { return m_earlierMonth; }
    [[nodiscard]] const std::shared_ptr<const service::ImportPreview>& preview() const { return m_preview; }

    using Trial = Result<data::ImportReport>;
    /// What tryImport() found, a failure or a stop among it; null until then.
    [[nodiscard]] const std::shared_ptr<const Trial>& trial() const { return m_trial; }
    [[nodiscard]] TaskRunner& trialRunner() { return m_trialRunner; }

    using Products = std::vector<data::UnmappedProduct>;
    /// What listProducts() found; null until then.
    [[nodiscard]] const std::shared_ptr<const Products>& products() const { return m_products; }

    using Snapshots = std::vector<service::SnapshotInfo>;
    /// Of the open workspace, the last imported first; null until listSnapshots() has looked at them.
    [[nodiscard]] const std::shared_ptr<const Snapshots>& snapshots() const { return m_snapshots; }
    /// What compareSnapshots() found; null where there is nothing to show.
    [[nodiscard]] const std::shared_ptr<const service::SnapshotPair>& comparison() const { return m_comparison; }
    /// What checkQuality() found; null until then.
    [[nodiscard]] const std::shared_ptr<const service::Quality>& quality() const { return m_quality; }
    /// Why there is nothing to show, as a sentence; empty while it is being looked for, and where there is something.
    [[nodiscard]] const QString& qualityProblem() const { return m_qualityProblem; }

    /// What wantOutliers() found, with what was said of them; null until then.
    [[nodiscard]] const std::shared_ptr<const service::Outliers>& outliers() const { return m_outliers; }
    /// Why there is nothing to show, as a sentence, or empty: as qualityProblem().
    [[nodiscard]] const QString& outliersProblem() const { return m_outliersProblem; }
    /// The marks as they are, or soon will be.
    [[nodiscard]] service::OutlierMarks outlierMarks() const;
    /// Whether the plan's model learnt from other days than the marks of one-offs say: learnAgain() would change it.
    [[nodiscard]] bool hasLearntOtherwise() const;

    /// The categories that are forecast like others, as they are or soon will be.
    [[nodiscard]] service::Analogues analogues() const;

    /// What is known in advance, as it is or soon will be.
    [[nodiscard]] service::KnownInputs knownInputs() const;

    /// What findSourceRows() found; null where there is nothing to show.
    [[nodiscard]] const std::shared_ptr<const service::SourceRows>& sourceRows() const { return m_sourceRows; }

    using SpecialDays = std::vector<service::SpecialDay>;
    /// The planner's own, of the workspace that loadSpecialDays() looked at; null until then.
    [[nodiscard]] const std::shared_ptr<const SpecialDays>& specialDays() const { return m_specialDays; }

    [[nodiscard]] QUndoStack& undoStack() { return m_undo; }
    /// Opening, importing, training: one at a time.
    [[nodiscard]] TaskRunner& jobs() { return m_jobs; }
    [[nodiscard]] TaskRunner& whatIfRunner() { return m_whatIfRunner; }

    void openWorkspace(const QString& folder);
    /// Imports, backtests, forecasts and decides, as `planwright-cli run` does, into the folder's workspace (made where
    /// there is none), and opens it. Stopped or failed, everything stays as it was.
    void importFiles(const QString& folder, const service::ImportOptions& options);
    /// Imports the files of the open workspace's data once more, all together, and gives these products a category.
    void importAgain(const service::Assignments& assign);
    /// Deletes the texts of all imports' rejected rows for good: ask first.
    void forgetRejected();
    /// Makes the demo's events where there are none yet and opens them.
    void openDemo();
    /// Plans a month of the past as it looked then; empty: the month after the last complete one.
    void planMonth(std::optional<Month> month);
    /// Looks at what importFiles() with these would read; previewChanged() follows.
    void previewImport(const QString& folder, const service::ImportOptions& options);
    /// Finds out what importFiles() with these would do, which changes nothing; trialChanged() follows.
    void tryImport(const QString& folder, const service::ImportOptions& options);
    /// Stops it and forgets what it found.
    void dropTrial();
    /// Reads the files for the products that importFiles() with these would leave without a category; productsChanged()
    /// follows, or failed().
    void listProducts(const QString& folder, const service::ImportOptions& options);
    /// Stops it and forgets what it found.
    void dropProducts();
    /// report.html of the plan, to a file, beside whatever job runs. done() follows, with reportSaved() where that is
    /// still the plan; or failed().
    void saveReport(const QString& file);

    /// snapshotsChanged() follows.
    void listSnapshots();
    /// The snapshots are named by their SHA-256. comparisonChanged() follows, at once where one of them is empty.
    void compareSnapshots(const QString& before, const QString& after);
    /// An empty tag takes it away.
    void tagSnapshot(const QString& sha256, const QString& tag);
    /// Deletes its data for good: ask first.
    void deleteSnapshot(const QString& sha256);
    /// Plans from this snapshot; one without a model is trained first.
    void useSnapshot(const QString& sha256);
    /// Reads all of it: done() or failed() says what came of it.
    void verifySnapshot(const QString& sha256);

    /// The rows of the files behind a month's number, those of the largest amounts; all categories where it is empty.
    /// sourceRowsChanged() follows.
    void findSourceRows(const QString& category, Month month);
    /// All of the rows behind sourceRows(), as CSV to a file: done() or failed() says what came of it.
    void saveSourceRows(const QString& file);

    /// Looks for missing days and stock-outs; an empty stock table is none. qualityChanged() follows, at once as well,
    /// with nothing to show.
    void checkQuality(const QString& stockTable);
    /// Keeps what a day without a sale means, for all categories and for single ones, and checks again. Can be undone.
    void chooseMissingDays(const service::MissingDaysChoice& choice, const QString& stockTable);
    /// The lost demand as CSV. Whether it was saved.
    bool exportLostDemand(const QString& file);

    /// Looks for the outliers of the plan's data where they are not known yet; outliersChanged() follows.
    void wantOutliers();
    /// Keeps these marks instead of outlierMarks(); can be undone as `what`. outliersChanged() follows, or failed().
    void markOutliers(const service::OutlierMarks& marks, const QString& what);
    /// Plans the same month again, from a model that has learnt with the marks as they are.
    void learnAgain();

    /// Forecasts a category like another from now on, or by itself again, and plans the same month again. Both can be
    /// undone. planChanged() follows, or failed().
    void setAnalogue(const service::Analogue& analogue);
    void removeAnalogue(const QString& category);

    /// Keeps what is known in advance and forecasts the same month again with it; can be undone. planChanged() follows,
    /// or failed().
    void setKnownInputs(const service::KnownInputs& inputs);

    /// specialDaysChanged() follows, or failed().
    void loadSpecialDays();
    void saveSpecialDays(const SpecialDays& days);

    void setCategory(const QString& category);
    /// setCategory() where the plan has it: data may hold categories that are not planned.
    void setPlannedCategory(const QString& category);
    /// Can be undone.
    void setWhatIf(const service::WhatIf& whatIf);

Q_SIGNALS:
    void workspaceChanged();
    void planChanged(); ///< with it the decision
    void decisionChanged();
    void whatIfChanged(); ///< at once; decisionChanged() follows
    void categoryChanged();
    void previewChanged();
    void trialChanged();
    void productsChanged();
    void snapshotsChanged();
    void comparisonChanged();
    void sourceRowsChanged();
    void qualityChanged();
    void outliersChanged();
    void specialDaysChanged(); ///< read or saved
    void reportSaved();
    void failed(const planwright::ui::ErrorText& error);
    /// A sentence for the status bar.
    void done(const QString& sentence);

private:
    friend class WhatIfCommand;
    using PlanResult = Result<std::shared_ptr<const service::Plan>>;

    /// What a job is to end with: the plan of a workspace, for its next month or an earlier one.
    struct Target {
        QString folder;
        std::optional<Month> earlierMonth = std::nullopt;
        bool keepsUndo = false; ///< the job is a step that can be undone
    };

    /// `sentence` is for the status bar, once it is done.
    void startJob(const QString& title, const QString& attempt, const Target& target,
                  std::function<PlanResult(const RunContext&)> work, const QString& sentence = {});
    void finishJob(const QString& attempt, const Target& target, PlanResult result);
    void showPlan(const Target& target, std::shared_ptr<const service::Plan> plan);
    void applyWhatIf(const service::WhatIf& whatIf);
    void changeSnapshots(const QString& attempt, const QString& sentence,
                         std::function<Result<Snapshots>(service::Workspace&, const RunContext&)> work);
    void runQuality(const QString& stockTable, const std::optional<service::MissingDaysChoice>& choice);
    void replaceAnalogues(const QString& what, const service::Analogues& after);
    void keepAnalogues(const service::Analogues& analogues);
    void keepKnownInputs(const service::KnownInputs& inputs);
    void dropOutliers();
    void keepOutlierMarks(const service::OutlierMarks& marks);
    void lookForOutliers(const std::optional<service::OutlierMarks>& marks);
    void takeOutliers(const std::optional<service::OutlierMarks>& written,
                      Result<std::shared_ptr<const service::Outliers>> found);
    void runSpecialDays(const QString& attempt, const QString& sentence,
                        std::function<Result<SpecialDays>(service::Workspace&, const RunContext&)> work);
    void takeSnapshots(const QString& attempt, Result<Snapshots> snapshots);

    QString m_workspace;
    std::shared_ptr<const service::Plan> m_plan;
    std::shared_ptr<const decisions::DecisionResult> m_decision;
    std::shared_ptr<const service::ImportPreview> m_preview;
    service::WhatIf m_whatIf;
    QString m_category;
    std::optional<Month> m_earlierMonth;
    QUndoStack m_undo;
    std::shared_ptr<const Snapshots> m_snapshots;
    std::shared_ptr<const service::SnapshotPair> m_comparison;
    std::shared_ptr<const service::SourceRows> m_sourceRows;
    std::shared_ptr<const service::Quality> m_quality;
    QString m_qualityProblem;
    std::shared_ptr<const service::Outliers> m_outliers;
    QString m_outliersProblem;
    std::optional<service::OutlierMarks> m_marksToKeep;  ///< being written, or to be written next
    std::optional<service::Analogues> m_analoguesToKeep; ///< being written
    std::optional<service::KnownInputs> m_knownToKeep;   ///< being written
    std::shared_ptr<const Products> m_products;
    std::shared_ptr<const Trial> m_trial;
    std::shared_ptr<const SpecialDays> m_specialDays;
    TaskRunner m_jobs, m_whatIfRunner, m_previewRunner, m_snapshotRunner, m_comparisonRunner, m_sourceRowsRunner,
        m_productsRunner, m_trialRunner, m_qualityRunner, m_outliersRunner, m_specialDaysRunner, m_reportRunner;
};

} // namespace planwright::ui
