#pragma once

#include "ui/models/account_model.h"
#include "ui/session/app_session.h"

#include <QWidget>

class QLabel;
class QTableView;
class QTextBrowser;

namespace planwright::ui {

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
    void fitAccount();
    [[nodiscard]] QWidget* makeAccount();
    void showPlan();
    void showNotes(const data::ImportReport& import);

    AppSession& m_session;
    AccountModel* m_account;
    QLabel* m_imported;
    QLabel* m_period;
    QLabel* m_addsUp;
    QTextBrowser* m_notes;
    QTableView* m_accountTable;
    ImportTabs* m_tabs;
};

} // namespace planwright::ui
