#pragma once

class QTableView;

namespace planwright::ui {

/// A table that is not sorted: its columns stay where they are, and no room is kept for a sort mark. `padding` is the
/// room left and right of a cell's text, px.
void makeCompact(QTableView& view, int padding);

} // namespace planwright::ui
