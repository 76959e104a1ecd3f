#pragma once

#include "ui/models/table_model.h"
#include "ui/session/app_session.h"

namespace planwright::ui {

/// What changed from one snapshot to another, a row for each month, category or category in a month.
class DifferencesModel : public TableModelBase {
    Q_OBJECT

public:
    enum class By : int { Month, Category, CategoryAndMonth };

    using TableModelBase::TableModelBase;

    /// The pair may be null: no rows.
    void show(std::shared_ptr<const service::SnapshotPair> pair, By by);

protected:
    [[nodiscard]] int rows() const override;
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;

private:
    [[nodiscard]] const std::vector<data::Difference>& differences() const;
    [[nodiscard]] const data::Difference& at(int row) const { return differences()[static_cast<std::size_t>(row)]; }

    std::shared_ptr<const service::SnapshotPair> m_pair;
    By m_by = By::Month;
    int m_unitDecimals = 0, m_moneyDecimals = 0;
};

} // namespace planwright::ui
