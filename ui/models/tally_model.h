#pragma once

#include "core/service/plan.h"
#include "ui/models/table_model.h"

#include <QStringList>

namespace planwright::ui {

/// Rows, units and money of anything that an import counted, exactly: some texts, the three figures, some more texts.
class TallyModel : public TableModelBase {
    Q_OBJECT

public:
    struct Line {
        QStringList before; ///< one for each of Form::before
        data::Tally tally;
        QStringList after; ///< one for each of Form::after
        QString toolTip = {};
        Tone tone = Tone::Normal;
    };
    struct Form {
        std::vector<Column> before, after;
        QString currency;          ///< of the money, or empty
        bool isDifference = false; ///< a plus sign before what is more
    };

    using TableModelBase::TableModelBase;

    void show(Form form, std::vector<Line> lines);

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_lines.size()); }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    std::vector<Line> m_lines;
    int m_before = 0; ///< texts before the figures
    int m_unitDecimals = 0, m_moneyDecimals = 0;
    bool m_isDifference = false;
};

} // namespace planwright::ui
