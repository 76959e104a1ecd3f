#pragma once

#include "ui/session/app_session.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace planwright::ui {

class ImportAccountStep;
class ImportCleaningStep;
class ImportColumnsStep;
class ImportFilesStep;
class ImportTrial;
class ProblemPanel;
class StepStrip;

/// An import in four steps: its files, how their columns are read, how they are cleaned, and the account of it all. It
/// can be left at any time and gone on with later; from each step the import itself can be started as soon as nothing
/// stands in its way.
class ImportWizard : public QWidget {
    Q_OBJECT

public:
    enum Step { FilesStep, ColumnsStep, CleaningStep, AccountStep };

    explicit ImportWizard(AppSession& session, QWidget* parent = nullptr);

    /// Begins with these. `append`: proposes to add them to the open workspace's data.
    void offerFiles(const QStringList& files, bool append = false);
    [[nodiscard]] bool hasFiles() const;
    /// Stops what runs for it; the files and all that was answered stay.
    void pause();
    /// Goes on after pause(), where it was left.
    void goOn();
    /// Forgets the files.
    void clear();

    [[nodiscard]] Step step() const;
    /// Whether the step could be gone to.
    bool showStep(Step step);
    /// The files are being looked at, or counted.
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] QString folder() const;
    [[nodiscard]] service::ImportOptions options() const;
    /// The files were looked at, and nothing stands in the way, or a mapping was chosen that may clear it.
    [[nodiscard]] bool canImport() const;
    /// Whether the files could be looked at, in this way or as they were offered.
    [[nodiscard]] bool wasRead() const { return m_wasRead; }
    /// In place, until something else is chosen; the title alone where nothing else is known.
    void showFailure(const ErrorText& error);

Q_SIGNALS:
    void importWanted();
    void leaveWanted();

private:
    void build();
    [[nodiscard]] QWidget* makeButtons();
    void addShortcuts();
    void goTo(Step step);
    void goBy(int steps);
    [[nodiscard]] bool isOpen(Step step) const;
    /// Why the next step, or the import, cannot be gone to; empty where it can.
    [[nodiscard]] QString whatStandsInTheWay() const;
    [[nodiscard]] bool trialForbids() const;
    [[nodiscard]] bool trialAsks() const;
    void follow();
    void look();
    void showPreview();
    void ensureTrial();
    void refresh();
    void refreshProblem();
    void showProblem(const ErrorText& error, const QString& advice);
    void describe();
    void askForCategories();

    AppSession& m_session;
    QString m_lookedAtFolder;
    service::ImportOptions m_lookedAt;
    std::shared_ptr<const service::ImportPreview> m_preview; ///< null while the file is being looked at
    std::optional<ErrorText> m_failure;
    QString m_shownProblem; ///< as the panel shows it
    bool m_isPaused = true, m_wasRead = false;
    ImportTrial* m_trial;
    StepStrip* m_strip;
    QLabel* m_name;
    ProblemPanel* m_problem;
    QStackedWidget* m_steps;
    ImportFilesStep* m_files;
    ImportColumnsStep* m_columns;
    ImportCleaningStep* m_cleaning;
    ImportAccountStep* m_account;
    QLabel* m_reason;
    QPushButton *m_cancel, *m_back, *m_next, *m_import;
};

} // namespace planwright::ui
