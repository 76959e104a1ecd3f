#include "ui/widgets/compact_table.h"

#include <QHeaderView>
#include <QTableView>

namespace planwright::ui {

void makeCompact(QTableView& view, int padding) {
    view.setStyleSheet(QStringLiteral("QTableView::item { padding: 0 %1px; } "
                                      "QHeaderView::section { padding: 5px %2px; } "
                                      "QHeaderView::up-arrow, QHeaderView::down-arrow { width: 0px; }")
                           .arg(padding)
                           .arg(padding + 2)); // a cell's text has a margin of its own
    view.horizontalHeader()->setSectionsMovable(false);
    view.horizontalHeader()->setMinimumSectionSize(20);
}

} // namespace planwright::ui
