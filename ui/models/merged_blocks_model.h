#pragma once

#include "core/service/plan.h"
#include "ui/models/table_model.h"

namespace planwright::ui {

/// Runs of rows that repeat earlier ones and were counted once.
class MergedBlocksModel : public TableModelBase {
    Q_OBJECT

public:
    using TableModelBase::TableModelBase;

    void show(std::vector<data::MergedBlock> blocks);

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_blocks.size()); }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;

private:
    std::vector<data::MergedBlock> m_blocks;
};

} // namespace planwright::ui
