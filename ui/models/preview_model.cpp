#include "ui/models/preview_model.h"

#include "ui/models/mapping_model.h"
#include "ui/models/one_line.h"
#include "ui/session/qt_convert.h"

namespace planwright::ui {

void PreviewModel::show(std::shared_ptr<const service::ImportPreview> preview) {
    std::vector<Column> columns;
    std::vector<bool> used;
    if (preview) {
        for (const auto& heading : preview->heading) {
            Column column{oneLine(toQt(heading)), false, {}};
            used.push_back(false);
            for (const auto& [field, source] : preview->columns)
                if (toQt(heading).trimmed() == toQt(source).trimmed()) {
                    column.number = isNumberField(field);
                    column.toolTip = tr("Read as: %1").arg(fieldWords(field));
                    used.back() = true;
                }
            columns.push_back(std::move(column));
        }
    }
    reset(std::move(columns), [&] {
        m_preview = std::move(preview);
        m_isUsed = std::move(used);
    });
}

int PreviewModel::rows() const {
    return m_preview ? static_cast<int>(m_preview->rows.size()) : 0;
}

QString PreviewModel::text(int row, int column) const {
    const auto& cells = m_preview->rows[static_cast<std::size_t>(row)];
    const auto at = static_cast<std::size_t>(column);
    return at < cells.size() ? oneLine(toQt(cells[at])) : QString();
}

QVariant PreviewModel::value(int row, int column, int role) const {
    if (role == SortRole)
        return text(row, column);
    if (role == ToneRole)
        return static_cast<int>(m_isUsed[static_cast<std::size_t>(column)] ? Tone::Normal : Tone::Muted);
    return {};
}

QString PreviewModel::toolTip(int row, int column) const {
    const auto whole = text(row, column);
    return whole.size() > 20 ? plainToolTip(whole) : QString();
}

} // namespace planwright::ui
