#pragma once

#include "core/service/quality_service.h"
#include "ui/models/table_model.h"

#include <memory>

namespace planwright::ui {

/// How many days each category sold nothing on, and what that counts as.
class MissingDaysModel : public TableModelBase {
    Q_OBJECT

public:
    using TableModelBase::TableModelBase;

    /// Null: no rows.
    void show(std::shared_ptr<const service::Quality> quality);
    /// "no demand", "no trading day", "not known"
    [[nodiscard]] static QString meaningText(service::MissingDayMeaning meaning);

protected:
    [[nodiscard]] int rows() const override { return m_quality ? static_cast<int>(m_quality->categories.size()) : 0; }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;

private:
    [[nodiscard]] const service::CategoryQuality& at(int row) const {
        return m_quality->categories[static_cast<std::size_t>(row)];
    }

    std::shared_ptr<const service::Quality> m_quality;
};

} // namespace planwright::ui
