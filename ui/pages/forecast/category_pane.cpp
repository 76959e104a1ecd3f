#include "ui/pages/forecast/category_pane.h"

#include "ui/delegates/cell_delegate.h"
#include "ui/models/category_filter_model.h"
#include "ui/models/category_tree_model.h"
#include "ui/models/table_model.h"
#include "ui/session/app_session.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/views.h"

#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace planwright::ui {
namespace {

constexpr int leastTrendWidth = 350, leastNumberWidth = 70;

/// The shape alone where the column is too narrow for the word; the colour and the tool tip say the same.
class RiskDelegate : public CellDelegate {
public:
    using CellDelegate::CellDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        CellDelegate::initStyleOption(option, index);
        if (option->rect.width() < wordWidth)
            option->text.truncate(1);
    }

private:
    static constexpr int wordWidth = 88;
};

} // namespace

CategoryPane::CategoryPane(AppSession& session, QWidget* parent)
    : Card({}, parent)
    , m_session(session)
    , m_model(new CategoryTreeModel(this))
    , m_shown(new CategoryFilterModel(this))
    , m_filter(new QLineEdit)
    , m_tree(new QTreeView) {
    m_filter->setObjectName(QStringLiteral("categoryFilter"));
    m_filter->setPlaceholderText(tr("Filter categories"));
    m_filter->setAccessibleName(tr("Filter categories"));
    m_filter->setClearButtonEnabled(true);
    auto* strip = new QHBoxLayout;
    strip->setContentsMargins(gap, gap, gap, gap);
    strip->addWidget(m_filter);
    body()->addLayout(strip);
    body()->addWidget(m_tree, 1);
    m_shown->setSourceModel(m_model);
    setUpView();
    addAnalogueAction();

    connect(m_filter, &QLineEdit::textChanged, this, &CategoryPane::filter);
    connect(m_filter, &QLineEdit::returnPressed, m_tree, qOverload<>(&QWidget::setFocus));
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_filter, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (!m_isFollowing && current.isValid())
            m_session.setCategory(current.data(CategoryRole).toString());
    });
    connect(&session, &AppSession::categoryChanged, this, &CategoryPane::follow);
    connect(&session, &AppSession::decisionChanged, this, [this] { m_model->setDecision(m_session.decision()); });
}

void CategoryPane::setUpView() {
    m_tree->setModel(m_shown);
    setUpTree(*m_tree, QStringLiteral("categories"), tr("Categories, with what is expected of next month"));
    m_tree->setItemDelegateForColumn(CategoryTreeModel::Risk, new RiskDelegate(m_tree));
    m_tree->setSortingEnabled(true);
    m_tree->setIndentation(12);
    m_tree->setRootIsDecorated(false);
    m_tree->setItemsExpandable(false);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Narrower than other tables, so that names stay whole.
    m_tree->setStyleSheet(
        QStringLiteral("QTreeView::item { padding: 0 3px; } QHeaderView::section { padding: 5px 4px; }"));
    m_tree->installEventFilter(this);
    auto* header = m_tree->header();
    header->setStretchLastSection(false);
    header->setSectionsMovable(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(CategoryTreeModel::Name, QHeaderView::Stretch);
    header->resizeSection(CategoryTreeModel::Trend, 48);
    header->resizeSection(CategoryTreeModel::Change, 72);
    header->resizeSection(CategoryTreeModel::Risk, 46);
    // The largest first, until the planner sorts otherwise.
    m_tree->sortByColumn(CategoryTreeModel::NextMonth, Qt::DescendingOrder);
}

void CategoryPane::addAnalogueAction() {
    auto* action = new QAction(tr("Forecast like another category…"), m_tree);
    action->setObjectName(QStringLiteral("forecastLike"));
    connect(action, &QAction::triggered, this, &CategoryPane::analogueWanted);
    const auto follow = [this, action] { action->setEnabled(!m_session.category().isEmpty()); };
    connect(&m_session, &AppSession::categoryChanged, action, follow);
    follow();
    m_tree->insertAction(m_tree->actions().value(0), action);
}

// Names come before sparklines where the width is short.
bool CategoryPane::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_tree && event->type() == QEvent::Resize)
        m_tree->setColumnHidden(CategoryTreeModel::Trend, m_tree->width() < leastTrendWidth);
    return Card::eventFilter(watched, event);
}

void CategoryPane::setFacts(std::shared_ptr<const PlanFacts> facts) {
    {
        const QScopedValueRollback following(m_isFollowing, true);
        m_model->setFacts(std::move(facts));
        m_model->setDecision(m_session.decision());
        m_tree->expandAll();
    }
    const QAbstractItemView& view = *m_tree;
    m_tree->header()->resizeSection(CategoryTreeModel::NextMonth,
                                    std::max(leastNumberWidth, view.sizeHintForColumn(CategoryTreeModel::NextMonth)));
    follow();
}

// Typing a filter selects nothing, although the view's current row may vanish.
void CategoryPane::filter(const QString& text) {
    {
        const QScopedValueRollback following(m_isFollowing, true);
        m_shown->setFilterFixedString(text);
        m_tree->expandAll();
    }
    follow();
}

void CategoryPane::follow() {
    const QScopedValueRollback following(m_isFollowing, true);
    const auto index = m_shown->mapFromSource(m_model->indexOf(m_session.category()));
    if (!index.isValid()) {
        m_tree->selectionModel()->clear();
        return;
    }
    if (m_tree->currentIndex().siblingAtColumn(0) != index || !m_tree->selectionModel()->isSelected(index))
        m_tree->selectionModel()->setCurrentIndex(index,
                                                  QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_tree->scrollTo(index);
}

} // namespace planwright::ui
