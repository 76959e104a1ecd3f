#include "ui/models/merged_blocks_model.h"

#include "ui/models/exact_number.h"
#include "ui/session/qt_convert.h"

namespace planwright::ui {
namespace {

enum BlockColumn { File, FirstLine, LastLine, RowCount, FirstDay, LastDay };

} // namespace

void MergedBlocksModel::show(std::vector<data::MergedBlock> blocks) {
    reset({{tr("File"), false, {}},
           {tr("From line"), true, {}},
           {tr("To line"), true, {}},
           {tr("Rows"), true, {}},
           {tr("From day"), false, {}},
           {tr("To day"), false, {}}},
          [&] { m_blocks = std::move(blocks); });
}

QString MergedBlocksModel::text(int row, int column) const {
    const auto& block = m_blocks[static_cast<std::size_t>(row)];
    switch (column) {
    case FirstLine:
        return exactText(block.firstLine);
    case LastLine:
        return exactText(block.lastLine);
    case RowCount:
        return exactText(block.rows);
    case FirstDay:
        return toQt(block.firstDay);
    case LastDay:
        return toQt(block.lastDay);
    default:
        return toQt(block.file);
    }
}

QVariant MergedBlocksModel::value(int row, int column, int role) const {
    if (role != SortRole)
        return {};
    const auto& block = m_blocks[static_cast<std::size_t>(row)];
    switch (column) {
    case FirstLine:
        return QVariant::fromValue(block.firstLine);
    case LastLine:
        return QVariant::fromValue(block.lastLine);
    case RowCount:
        return QVariant::fromValue(block.rows);
    default:
        return text(row, column);
    }
}

} // namespace planwright::ui
