#pragma once

#include "ui/models/merged_blocks_model.h"
#include "ui/models/rejected_rows_model.h"
#include "ui/models/tally_model.h"

#include <QTabWidget>

class QTableView;

namespace planwright::ui {

/// The lists that an import would leave, as far as there are any: rejected rows, each file's account, merged blocks,
/// products without a category and restated months.
class TrialLists : public QTabWidget {
    Q_OBJECT

public:
    explicit TrialLists(QWidget* parent = nullptr);

    /// `currency` may be empty.
    void showImport(const data::ImportReport& import, const QString& currency);

private:
    enum List { Rejected, Files, Blocks, Unmapped, Restated };

    void addList(QAbstractItemModel* model, const QString& name, const QString& accessibleName);
    void fill(List list, const QString& title, std::int64_t count);

    RejectedRowsModel* m_rejected;
    MergedBlocksModel* m_blocks;
    TallyModel *m_files, *m_unmapped, *m_restated;
    std::vector<QTableView*> m_tables;
};

} // namespace planwright::ui
