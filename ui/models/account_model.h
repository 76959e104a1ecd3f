#pragma once

#include "core/service/plan.h"
#include "ui/models/table_model.h"

namespace planwright::ui {

/// What became of the rows of an import, in rows, units and money. Everything under the first line adds up to it.
class AccountModel : public TableModelBase {
    Q_OBJECT

public:
    using TableModelBase::TableModelBase;

    void show(const data::ImportAccount& account, const QString& currency);
    /// Checked in whole numbers, for rows, units and money.
    [[nodiscard]] bool addsUp() const;
    /// "Adds up: 812 accepted + 3 merged = 815 read, ..." or that it does not.
    [[nodiscard]] QString sentence() const;

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_lines.size()); }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    struct Line {
        QString name, explanation, word; ///< word: as the sentence counts it
        data::Tally tally;
    };

    std::vector<Line> m_lines; ///< what was read first
    int m_unitDecimals = 0, m_moneyDecimals = 0;
};

} // namespace planwright::ui
