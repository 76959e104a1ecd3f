#pragma once

#include "ui/pages/page.h"

#include <QTimer>

class QPushButton;
class QStackedWidget;

namespace planwright::ui {

class AccountView;
class ImportWizard;

/// The account of the plan's data and, while files are offered, the steps of their import.
class DataPage : public Page {
    Q_OBJECT

public:
    explicit DataPage(AppSession& session, QWidget* parent = nullptr);

    /// Shows what these files hold and how they would be read, ready to be imported.
    void offerFiles(const QStringList& files);
    /// Adds these files to the plan's data in the way in which those were read. Where that is not the same way, it
    /// stays to be looked at.
    void offerUpdate(const QStringList& files);
    /// Opens the planner's own special days; nothing where there is no plan.
    void editSpecialDays();

Q_SIGNALS:
    /// Ask for files to update with.
    void updateWanted();

private:
    void makeActions();
    void leavePreview();
    void resume();
    void showState();
    void followPreview();
    void startImport();
    void followJobs();
    void sayStopped();
    void followPlan();
    void followFailure(const ErrorText& error);

    QStackedWidget* m_views;
    AccountView* m_account;
    ImportWizard* m_import;
    QPushButton* m_choose;
    QPushButton* m_update;
    QPushButton* m_specialDays;
    QPushButton* m_resume;
    bool m_isPreviewing = false;
    bool m_isUpdating = false; ///< import without further ado what is read as before
    QTimer m_ended;            ///< an import ended, and nothing was told of it yet
    QString m_importJob;       ///< the title of the import that runs or has just ended, or empty
};

} // namespace planwright::ui
