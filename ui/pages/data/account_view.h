#pragma once

#include "ui/session/app_session.h"

#include <QWidget>

class QLabel;

namespace planwright::ui {

class AccountSummary;
class ImportTabs;

/// What the plan's data hold and what became of every row that was read.
class AccountView : public QWidget {
    Q_OBJECT

public:
    explicit AccountView(AppSession& session, QWidget* parent = nullptr);

    /// Says that this plan's data came in just now, until the next plan.
    void sayImported();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void showPlan();

    AppSession& m_session;
    QLabel* m_imported;
    QLabel* m_period;
    AccountSummary* m_summary;
    ImportTabs* m_tabs;
};

} // namespace planwright::ui
