#pragma once

#include "core/service/preview_service.h"
#include "ui/models/table_model.h"

#include <memory>

namespace planwright::ui {

/// The first rows of a file under their own headings. Columns that feed nothing are muted.
class PreviewModel : public TableModelBase {
    Q_OBJECT

public:
    using TableModelBase::TableModelBase;

    /// Null for nothing.
    void show(std::shared_ptr<const service::ImportPreview> preview);

protected:
    [[nodiscard]] int rows() const override;
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    std::shared_ptr<const service::ImportPreview> m_preview;
    std::vector<bool> m_isUsed; ///< by column
};

} // namespace planwright::ui
