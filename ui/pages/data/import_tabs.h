#pragma once

#include "ui/models/merged_blocks_model.h"
#include "ui/models/rejected_rows_model.h"
#include "ui/models/tally_model.h"
#include "ui/session/app_session.h"

#include <QTabWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace planwright::ui {

class UnmappedView;

/// The lists that belong to the plan's data: coverage, what the rules of cleaning found, the account of each file,
/// rejected rows, merged blocks, stock-outs and snapshots; restated months and products without a category where there
/// are any.
class ImportTabs : public QTabWidget {
    Q_OBJECT

public:
    explicit ImportTabs(AppSession& session, QWidget* parent = nullptr);

    /// `currency` may be empty.
    void showImport(const data::ImportReport& import, const QString& currency);
    /// Brings the restated months to the front, where there are any.
    void showRestated();

private:
    struct List {
        QTableView* table = nullptr;
        QLabel* sentence = nullptr;
        TallyModel* model = nullptr;
        int tab = -1;
    };

    [[nodiscard]] List addTallies(const QString& name, const QString& accessibleName, const QString& sentence);
    [[nodiscard]] QWidget* makeRejected();
    void fill(const List& list, const QString& title);
    void showRejected(const data::ImportReport& import);
    void askToForget();
    void showBlocks(const data::ImportReport& import);

    AppSession& m_session;
    RejectedRowsModel* m_rejected;
    MergedBlocksModel* m_blocks;
    QTableView* m_rejectedTable;
    QTableView* m_blocksTable;
    QLabel* m_rejectedSentence;
    QLabel* m_blocksSentence;
    QPushButton* m_saveRejected;
    QPushButton* m_forgetRejected;
    UnmappedView* m_unmapped;
    List m_rules, m_files, m_restated;
    int m_rejectedTab = -1, m_blocksTab = -1, m_unmappedTab = -1;
};

} // namespace planwright::ui
