#pragma once

#include "ui/models/past_targets.h"
#include "ui/models/table_model.h"

namespace planwright::ui {

/// Past months of a category, newest first: what came, and what was forecast one, two and three months before.
class PastTargetsModel : public TableModelBase {
    Q_OBJECT

public:
    using TableModelBase::TableModelBase;

    /// `measure`: what is counted, e.g. "units".
    void show(std::vector<PastTarget> targets, const QString& measure);
    [[nodiscard]] const PastTarget& at(int row) const { return m_targets[static_cast<std::size_t>(row)]; }

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_targets.size()); }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    std::vector<PastTarget> m_targets;
    bool m_hasBands = false;
};

} // namespace planwright::ui
