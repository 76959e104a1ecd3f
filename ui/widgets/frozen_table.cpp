#include "ui/widgets/frozen_table.h"

#include "ui/theme/tokens.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>

namespace planwright::ui {

FrozenTable::FrozenTable(QWidget* parent)
    : QTableView(parent)
    , m_still(new QTableView(this)) {
    m_still->setFocusPolicy(Qt::ClickFocus);
    m_still->setFocusProxy(this);
    m_still->setFrameShape(QFrame::NoFrame);
    m_still->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_still->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_still->setHorizontalScrollMode(ScrollPerPixel);
    m_still->setEditTriggers(NoEditTriggers);
    m_still->setShowGrid(false);
    m_still->setWordWrap(false);
    m_still->setSelectionBehavior(SelectRows);
    m_still->verticalHeader()->hide();
    m_still->verticalHeader()->setMinimumSectionSize(ui::rowHeight);
    m_still->verticalHeader()->setDefaultSectionSize(ui::rowHeight);
    m_still->horizontalHeader()->setHighlightSections(false);
    m_still->horizontalHeader()->setSectionsClickable(false);
    m_still->hide();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, m_still->verticalScrollBar(), &QScrollBar::setValue);
    connect(m_still->verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
}

void FrozenTable::freeze(int columns) {
    m_columns = columns;
    m_still->setModel(model());
    m_still->setItemDelegate(itemDelegate());
    m_still->setSelectionModel(selectionModel());
    m_still->setSelectionMode(selectionMode());
    m_still->setVerticalScrollMode(verticalScrollMode());
    m_still->setAccessibleName(accessibleName());
    m_still->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_still->addActions(actions());
    connect(model(), &QAbstractItemModel::modelReset, this, &FrozenTable::hideScrolling);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int section, int, int width) {
        if (section < m_columns)
            m_still->setColumnWidth(section, width);
        place();
    });
    hideScrolling();
    m_still->show();
    m_still->raise();
}

void FrozenTable::setFrozenWidth(int column, int width) {
    setColumnWidth(column, width);
    m_still->setColumnWidth(column, width);
    place();
}

void FrozenTable::hideScrolling() {
    for (int column = 0; column < model()->columnCount(); ++column) {
        m_still->setColumnHidden(column, column >= m_columns);
        if (column < m_columns)
            m_still->setColumnWidth(column, columnWidth(column));
    }
    place();
}

int FrozenTable::frozenWidth() const {
    int width = 0;
    for (int column = 0; column < m_columns; ++column)
        width += columnWidth(column);
    return width;
}

void FrozenTable::place() {
    m_still->horizontalHeader()->setFixedHeight(horizontalHeader()->height());
    m_still->setGeometry(frameWidth(), viewport()->y() - horizontalHeader()->height(), frozenWidth(),
                         viewport()->height() + horizontalHeader()->height());
}

void FrozenTable::scrollTo(const QModelIndex& index, ScrollHint hint) {
    // A column that stands still is always in sight.
    if (index.column() < m_columns) {
        const int before = horizontalScrollBar()->value();
        QTableView::scrollTo(index, hint);
        horizontalScrollBar()->setValue(before);
        return;
    }
    QTableView::scrollTo(index, hint);
    if (const int hidden = frozenWidth() - visualRect(index).left(); hidden > 0)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - hidden);
}

void FrozenTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    place();
}

bool FrozenTable::viewportEvent(QEvent* event) {
    const bool handled = QTableView::viewportEvent(event);
    // A style sheet's focus frame moves the viewport.
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move)
        place();
    return handled;
}

} // namespace planwright::ui
