#pragma once

#include "ui/models/table_model.h"
#include "ui/session/app_session.h"

namespace planwright::ui {

/// The snapshots of a workspace, the last imported first.
class SnapshotsModel : public TableModelBase {
    Q_OBJECT

public:
    using TableModelBase::TableModelBase;

    void show(std::shared_ptr<const AppSession::Snapshots> snapshots);
    /// Null where there is no such row.
    [[nodiscard]] const service::SnapshotInfo* at(int row) const;
    /// The row of the snapshot with this hash, or -1.
    [[nodiscard]] int rowOf(const QString& sha256) const;

protected:
    [[nodiscard]] int rows() const override { return m_snapshots ? static_cast<int>(m_snapshots->size()) : 0; }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    std::shared_ptr<const AppSession::Snapshots> m_snapshots;
};

} // namespace planwright::ui
