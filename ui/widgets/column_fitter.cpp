#include "ui/widgets/column_fitter.h"

#include "ui/models/table_model.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>
#include <vector>

namespace planwright::ui {
namespace {

constexpr int usualPadding = 26, littlePadding = 12;
constexpr int rowsLookedAt = 200, widest = 320;
constexpr int headerMargin = 6; // more than a cell's

} // namespace

ColumnFitter::ColumnFitter(QTableView& table, Air air)
    : QObject(&table)
    , m_table(table)
    , m_padding(air == Air::Little ? littlePadding : usualPadding) {
    if (air == Air::Little) {
        table.setStyleSheet(
            QStringLiteral("QTableView::item { padding: 0 2px; } QHeaderView::section { padding: 5px 4px; }"));
        table.horizontalHeader()->setMinimumSectionSize(24);
    }
    table.viewport()->installEventFilter(this);
    connect(table.model(), &QAbstractItemModel::modelReset, this, &ColumnFitter::fit);
    connect(table.horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
        if (!m_fitting && m_table.isVisible())
            m_byHand = true;
    });
}

// A header's own size hint keeps room for a sorting arrow beside every heading; ours stands above it.
int ColumnFitter::widthOf(int column) const {
    const auto& model = *m_table.model();
    auto font = m_table.font();
    font.setBold(true);
    const QFontMetrics bold(font), plain(m_table.font());
    int width = 0;
    for (const auto& line : model.headerData(column, Qt::Horizontal).toString().split(QLatin1Char('\n')))
        width = std::max(width, bold.horizontalAdvance(line) + headerMargin);
    for (int row = 0; row < std::min(model.rowCount(), rowsLookedAt); ++row) {
        const auto index = model.index(row, column);
        const bool strong = index.data(ToneRole).toInt() == static_cast<int>(Tone::Strong);
        width = std::max(width, (strong ? bold : plain).horizontalAdvance(index.data().toString()));
    }
    return std::min(width + m_padding, widest);
}

void ColumnFitter::fit() {
    auto& header = *m_table.horizontalHeader();
    if (m_byHand || header.count() == 0)
        return;
    std::vector<int> widths(static_cast<std::size_t>(header.count()), 0);
    int sum = 0, shown = 0;
    for (int column = 0; column < header.count(); ++column) {
        if (header.isSectionHidden(column))
            continue;
        sum += widths[static_cast<std::size_t>(column)] = widthOf(column);
        ++shown;
    }
    int rest = std::max(0, m_table.viewport()->width() - sum);
    m_fitting = true;
    for (int column = 0; column < header.count(); ++column) {
        if (!header.isSectionHidden(column)) {
            const int extra = rest / shown--;
            rest -= extra;
            header.resizeSection(column, widths[static_cast<std::size_t>(column)] + extra);
        }
    }
    m_fitting = false;
}

bool ColumnFitter::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize)
        fit();
    return QObject::eventFilter(watched, event);
}

} // namespace planwright::ui
