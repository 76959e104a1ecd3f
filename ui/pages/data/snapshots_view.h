#pragma once

#include "ui/models/snapshots_model.h"
#include "ui/session/app_session.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace planwright::ui {

class ComparisonView;

/// What was imported when: every snapshot, what can be done with it, and what changed between two of them.
class SnapshotsView : public QWidget {
    Q_OBJECT

public:
    explicit SnapshotsView(AppSession& session, QWidget* parent = nullptr);

Q_SIGNALS:
    void countChanged(int snapshots);

private:
    void build();
    void makeActions();
    void showSnapshots();
    void followSelection();
    void compare();
    void askForTag();
    void askForDeletion();
    /// Null where none is selected.
    [[nodiscard]] const service::SnapshotInfo* selected() const;
    /// The row below in the list as it was imported, that a snapshot is compared with where only one is selected.
    [[nodiscard]] QString comparedWith(const QList<int>& rows) const;
    [[nodiscard]] QList<int> selectedRows() const;

    AppSession& m_session;
    SnapshotsModel* m_model;
    QSortFilterProxyModel* m_sorted;
    QTableView* m_table;
    QLabel* m_sentence;
    QPushButton *m_use, *m_tag, *m_verify, *m_delete;
    ComparisonView* m_comparison;
};

} // namespace planwright::ui
