#pragma once

#include "ui/models/account_model.h"
#include "ui/models/merged_blocks_model.h"
#include "ui/models/rejected_rows_model.h"
#include "ui/session/app_session.h"

#include <QWidget>

class QLabel;
class QTabWidget;
class QTableView;
class QTextBrowser;

namespace planwright::ui {

/// What the plan's data hold and what became of every row that was read.
class AccountView : public QWidget {
    Q_OBJECT

public:
    explicit AccountView(AppSession& session, QWidget* parent = nullptr);

    /// Says that this plan's data came in just now, until the next plan.
    void sayImported();

private:
    void build();
    [[nodiscard]] QWidget* makeAccount();
    void showPlan();
    void showNotes(const data::ImportReport& import);
    void showRejected(const data::ImportReport& import);
    void showBlocks(const data::ImportReport& import);

    AppSession& m_session;
    AccountModel* m_account;
    RejectedRowsModel* m_rejected;
    MergedBlocksModel* m_blocks;
    QLabel* m_imported;
    QLabel* m_period;
    QLabel* m_addsUp;
    QLabel* m_rejectedSentence;
    QLabel* m_blocksSentence;
    QTextBrowser* m_notes;
    QTableView* m_accountTable;
    QTableView* m_rejectedTable;
    QTableView* m_blocksTable;
    QTabWidget* m_tabs;
};

} // namespace planwright::ui
