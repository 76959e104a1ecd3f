#include "ui/widgets/views.h"

#include "ui/delegates/cell_delegate.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QShortcut>
#include <QTableView>
#include <QTreeView>

#include <algorithm>
#include <functional>

namespace planwright::ui {
namespace {

const QHeaderView& headerOf(const QAbstractItemView& view) {
    if (const auto* table = qobject_cast<const QTableView*>(&view))
        return *table->horizontalHeader();
    return *qobject_cast<const QTreeView*>(&view)->header();
}

using Quote = std::function<QString(QString)>;

// A cell of tab-separated text: neither tabs nor line ends, and no group marks' narrow spaces that a spreadsheet would
// not read.
QString plainCell(QString text) {
    return text.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

QString csvCell(QString text) {
    // A text that a spreadsheet would take for a formula is made harmless.
    if (!text.isEmpty() && QStringLiteral("=+@").contains(text.front()) && !text.contains(QLatin1Char('%')))
        text.prepend(QLatin1Char('\''));
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

class TextOfView {
public:
    TextOfView(const QAbstractItemView& view, QChar separator, Quote quote, bool selectedOnly)
        : m_view(view)
        , m_model(*view.model())
        , m_separator(separator)
        , m_quote(std::move(quote))
        , m_selectedOnly(selectedOnly) {
        const auto& header = headerOf(view);
        for (int visual = 0; visual < header.count(); ++visual)
            if (const int logical = header.logicalIndex(visual); !header.isSectionHidden(logical))
                m_columns.push_back(logical);
    }

    QString text() {
        QStringList cells;
        for (const int column : m_columns)
            cells << m_quote(m_model.headerData(column, Qt::Horizontal).toString());
        m_text = cells.join(m_separator) + QLatin1Char('\n');
        addRows({});
        return m_text;
    }

private:
    void addRows(const QModelIndex& parent) {
        for (int row = 0; row < m_model.rowCount(parent); ++row) {
            const auto first = m_model.index(row, 0, parent);
            if (!m_selectedOnly || m_view.selectionModel()->isSelected(first)) {
                QStringList cells;
                for (const int column : m_columns)
                    cells << m_quote(m_model.index(row, column, parent).data().toString());
                m_text += cells.join(m_separator) + QLatin1Char('\n');
            }
            addRows(first);
        }
    }

    const QAbstractItemView& m_view;
    const QAbstractItemModel& m_model;
    QChar m_separator;
    Quote m_quote;
    bool m_selectedOnly;
    std::vector<int> m_columns;
    QString m_text;
};

void copy(const QAbstractItemView& view, bool selectedOnly) {
    if (view.model() != nullptr)
        QApplication::clipboard()->setText(tsvOf(view, selectedOnly));
}

void rememberColumns(QHeaderView& header, const QString& name) {
    const auto key = QStringLiteral("columns/") + name;
    const auto restore = [&header, key] {
        const auto state = QSettings().value(key).toByteArray();
        if (!state.isEmpty() && header.count() > 0)
            header.restoreState(state);
    };
    const auto save = [&header, key] { QSettings().setValue(key, header.saveState()); };
    QObject::connect(&header, &QHeaderView::sectionCountChanged, &header, [restore](int before, int) {
        if (before == 0)
            restore();
    });
    QObject::connect(&header, &QHeaderView::sectionMoved, &header, save);
    QObject::connect(&header, &QHeaderView::sortIndicatorChanged, &header, save);
}

void setUp(QAbstractItemView& view, QHeaderView& header, const QString& name, const QString& accessibleName) {
    view.setAccessibleName(accessibleName);
    view.setObjectName(name);
    view.setItemDelegate(new CellDelegate(&view));
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setSelectionMode(QAbstractItemView::ExtendedSelection);
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setTabKeyNavigation(false);
    view.setFrameShape(QFrame::NoFrame);
    header.setHighlightSections(false);
    header.setSectionsMovable(true);
    header.setMinimumSectionSize(40);
    rememberColumns(header, name);
    view.setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* copySelected = new QAction(QObject::tr("Copy"), &view);
    copySelected->setShortcut(QKeySequence::Copy);
    copySelected->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(copySelected, &QAction::triggered, &view, [&view] { copy(view, true); });
    auto* copyAll = new QAction(QObject::tr("Copy the whole table"), &view);
    QObject::connect(copyAll, &QAction::triggered, &view, [&view] { copy(view, false); });
    view.addActions({copySelected, copyAll});
}

} // namespace

void setUpTable(QTableView& view, const QString& name, const QString& accessibleName) {
    setUp(view, *view.horizontalHeader(), name, accessibleName);
    view.verticalHeader()->hide();
    view.verticalHeader()->setDefaultSectionSize(rowHeight);
    view.verticalHeader()->setMinimumSectionSize(rowHeight);
    view.setShowGrid(false);
    view.setWordWrap(false);
    view.setCornerButtonEnabled(false);
}

void setUpTree(QTreeView& view, const QString& name, const QString& accessibleName) {
    setUp(view, *view.header(), name, accessibleName);
    view.setUniformRowHeights(true);
    view.setIndentation(14);
    view.setAllColumnsShowFocus(true);
}

void showRow(QTableView& view, const QModelIndex& index) {
    auto& selection = *view.selectionModel();
    if (!index.isValid()) {
        selection.clear();
        return;
    }
    if (selection.currentIndex().row() != index.row() || !selection.isRowSelected(index.row()))
        selection.setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    view.scrollTo(index);
}

void fitColumns(QTableView& view, int widest) {
    constexpr int columnPadding = 12;
    view.resizeColumnsToContents();
    for (int column = 0; column < view.model()->columnCount(); ++column)
        view.setColumnWidth(column, std::min(view.columnWidth(column) + columnPadding, widest));
}

QString tsvOf(const QAbstractItemView& view, bool selectedOnly) {
    return TextOfView(view, QLatin1Char('\t'), plainCell, selectedOnly).text();
}

QString csvOf(const QAbstractItemView& view) {
    return TextOfView(view, QLatin1Char(','), csvCell, false).text();
}

} // namespace planwright::ui
