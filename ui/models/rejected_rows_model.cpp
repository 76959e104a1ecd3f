#include "ui/models/rejected_rows_model.h"

#include "core/service/export/figures.h"
#include "core/service/rejected_texts.h"
#include "ui/models/exact_number.h"
#include "ui/models/one_line.h"
#include "ui/session/qt_convert.h"

namespace planwright::ui {
namespace {

enum RejectedColumn { File, LineNumber, Reason, Raw };

} // namespace

void RejectedRowsModel::show(std::vector<data::RejectedRow> rejected) {
    reset({{tr("File"), false, {}},
           {tr("Line"), true, tr("The line of the file on which the row begins; the heading is line 1")},
           {tr("Why it was rejected"), false, {}},
           {tr("The row as it stands in the file"), false, {}}},
          [&] { m_rejected = std::move(rejected); });
}

QString RejectedRowsModel::text(int row, int column) const {
    const auto& rejected = m_rejected[static_cast<std::size_t>(row)];
    switch (column) {
    case File:
        return toQt(rejected.file);
    case LineNumber:
        return exactText(rejected.line);
    case Reason:
        return toQt(service::typeset(rejected.reason));
    default:
        return service::isForgotten(rejected) ? tr("(deleted)") : oneLine(toQt(rejected.raw));
    }
}

QVariant RejectedRowsModel::value(int row, int column, int role) const {
    if (role == ToneRole)
        return static_cast<int>(column == Raw ? Tone::Muted : Tone::Normal);
    if (role != SortRole)
        return {};
    if (column == LineNumber)
        return QVariant::fromValue(m_rejected[static_cast<std::size_t>(row)].line);
    return text(row, column);
}

QString RejectedRowsModel::toolTip(int row, int column) const {
    return column == Reason || column == Raw ? plainToolTip(text(row, column)) : QString();
}

} // namespace planwright::ui
