#pragma once

#include "core/service/import_service.h"
#include "ui/models/table_model.h"

#include <array>
#include <optional>

namespace planwright::ui {

/// Every rule of cleaning: what is done about it, and what it finds in the files that are to be imported.
class RuleCountsModel : public TableModelBase {
    Q_OBJECT

public:
    enum Column { RuleColumn, ActionColumn, RowsColumn, UnitsColumn, MoneyColumn, PlacesColumn };

    explicit RuleCountsModel(QObject* parent = nullptr);

    [[nodiscard]] static int rowOf(data::Rule rule) { return static_cast<int>(rule); }
    void showActions(const data::Cleaning& cleaning);
    /// Null: nothing was counted. What is not `current` is shown as such: greyed.
    void showCounts(const data::ImportReport* report, bool current);

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(data::ruleCount); }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    struct Line {
        data::RuleAction action = data::RuleAction::Off;
        std::optional<data::RuleReport> found; ///< empty: it was not looked for
    };

    std::array<Line, data::ruleCount> m_lines;
    bool m_isCounted = false, m_isCurrent = false;
    int m_unitDecimals = 0, m_moneyDecimals = 0;
};

} // namespace planwright::ui
