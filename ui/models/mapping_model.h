#pragma once

#include "core/service/preview_service.h"
#include "ui/models/table_model.h"

namespace planwright::ui {

/// A canonical field in words ("unit_price" -> "Price of a unit").
[[nodiscard]] QString fieldWords(const std::string& field);
/// Whether its values are numbers.
[[nodiscard]] bool isNumberField(const std::string& field);

/// Which column of a file feeds which field, how sure that is, what is needed and missing, and how texts are read.
class MappingModel : public TableModelBase {
    Q_OBJECT

public:
    using TableModelBase::TableModelBase;

    /// Null for nothing. `hasCategoryTable`: one was chosen beside the file.
    void show(const service::ImportPreview* preview, bool hasCategoryTable);

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_lines.size()); }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    struct Line {
        QString field, source, example;
        Tone tone = Tone::Normal;
        QString sure = {}, why = {};
    };

    void addFields(const service::ImportPreview& preview, bool hasCategoryTable);
    void addSureness(const service::ImportPreview& preview);
    void addReading(const data::Mapping& mapping);

    std::vector<Line> m_lines;
};

} // namespace planwright::ui
