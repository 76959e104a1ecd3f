#include "ui/pages/data/unmapped_view.h"

#include "ui/delegates/choice_delegate.h"
#include "ui/models/exact_number.h"
#include "ui/models/sorted_model.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/views.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace planwright::ui {
namespace {

constexpr int widestProduct = 460, categoryWidth = 260;

} // namespace

UnmappedView::UnmappedView(AppSession& session, Use use, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_use(use)
    , m_model(new UnmappedModel(this))
    , m_sorted(new SortedModel(m_model, this))
    , m_table(new QTableView)
    , m_delegate(new ChoiceDelegate(this))
    , m_sentence(makeSentence({}))
    , m_category(new QComboBox)
    , m_assign(makeButton(tr("Set")))
    , m_clear(makeButton(tr("Clear")))
    , m_import(makeButton(use == Use::AfterImport ? tr("Import again with these") : tr("Use these"), "primary")) {
    build();
    connect(m_model, &UnmappedModel::assignmentsChanged, this, &UnmappedView::followAssignments);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &UnmappedView::follow);
    connect(m_category->lineEdit(), &QLineEdit::textChanged, this, &UnmappedView::follow);
    connect(&session.jobs(), &TaskRunner::changed, this, &UnmappedView::follow);
    follow();
}

void UnmappedView::build() {
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder); // as they come: the most money first
    setUpTable(*m_table, QStringLiteral("unmappedTable"), tr("Products without a category"));
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed);
    m_table->setItemDelegateForColumn(UnmappedModel::Category, m_delegate);
    m_table->horizontalHeader()->setStretchLastSection(true);
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.column() != UnmappedModel::Category)
            m_table->edit(index.siblingAtColumn(UnmappedModel::Category));
    });
    auto* clear = new QShortcut(QKeySequence(Qt::Key_Delete), m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(clear, &QShortcut::activated, this, [this] { assignSelected({}); });
    setFocusProxy(m_table);

    m_sentence->setObjectName(QStringLiteral("unmappedSentence"));
    m_sentence->setContentsMargins(12, gap, 12, gap);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_sentence);
    layout->addWidget(m_table, 1);
    layout->addWidget(makeActions());
}

QWidget* UnmappedView::makeActions() {
    m_category->setEditable(true);
    m_category->setInsertPolicy(QComboBox::NoInsert);
    m_category->setModel(m_delegate->choices());
    m_category->setObjectName(QStringLiteral("unmappedCategory"));
    m_category->setAccessibleName(tr("Category of the selected products"));
    m_category->lineEdit()->setPlaceholderText(tr("A category"));
    m_category->setMinimumWidth(200);
    m_assign->setObjectName(QStringLiteral("assignCategory"));
    m_assign->setToolTip(tr("Gives the selected products this category"));
    m_clear->setObjectName(QStringLiteral("clearCategory"));
    m_clear->setToolTip(tr("Takes the category of the selected products back (Del)"));
    m_import->setObjectName(m_use == Use::AfterImport ? QStringLiteral("importAgain") : QStringLiteral("useAssigned"));
    m_import->setToolTip(m_use == Use::AfterImport
                             ? tr("Reads the files of the data once more, with these categories. The workspace keeps "
                                  "them with its category table; your own file is not changed.")
                             : tr("The import will give the products these categories, and the workspace keep them"));
    connect(m_assign, &QPushButton::clicked, this, [this] { assignSelected(m_category->currentText()); });
    connect(m_category->lineEdit(), &QLineEdit::returnPressed, m_assign, &QPushButton::click);
    connect(m_clear, &QPushButton::clicked, this, [this] { assignSelected({}); });
    connect(m_import, &QPushButton::clicked, this, [this] { Q_EMIT assigned(m_model->assignments()); });

    auto* actions = new QWidget;
    auto* row = new QHBoxLayout(actions);
    row->setContentsMargins(12, gap, gap, gap);
    row->setSpacing(gap);
    row->addWidget(makeLabel(tr("Selected products:"), "muted"));
    for (auto* widget : std::initializer_list<QWidget*>{m_category, m_assign, m_clear})
        row->addWidget(widget);
    row->addStretch(1);
    row->addWidget(m_import);
    return actions;
}

void UnmappedView::showProducts(const std::vector<data::UnmappedProduct>& products, const QString& currency,
                                const service::Assignments& before) {
    m_known.clear();
    if (const auto& plan = m_session.plan())
        for (const auto& category : plan->history.categories)
            if (category.name != "Uncategorised")
                m_known << toQt(category.name);
    m_model->show(products, currency);
    m_model->setAssignments(before);
    m_category->clearEditText();
    fitColumns(*m_table, widestProduct);
    m_table->setColumnWidth(UnmappedModel::Category, categoryWidth);
}

// What was typed once is proposed from then on.
void UnmappedView::followAssignments() {
    auto categories = m_known;
    for (const auto& [product, category] : m_model->assignments())
        categories << toQt(category);
    categories.removeDuplicates();
    categories.sort(Qt::CaseInsensitive);
    const auto typed = m_category->currentText();
    if (categories != m_delegate->choices()->stringList())
        m_delegate->setChoices(categories);
    m_category->setEditText(typed);
    follow();
}

QList<int> UnmappedView::selectedRows() const {
    QList<int> rows;
    for (const auto& index : m_table->selectionModel()->selectedRows())
        rows.append(m_sorted->mapToSource(index).row());
    return rows;
}

void UnmappedView::assignSelected(const QString& category) {
    m_model->assign(selectedRows(), category);
}

void UnmappedView::follow() {
    const bool isSelected = m_table->selectionModel()->hasSelection();
    const int count = m_model->assignedCount();
    m_assign->setEnabled(isSelected && !m_category->currentText().simplified().isEmpty());
    m_clear->setEnabled(isSelected && count > 0);
    m_import->setEnabled((count > 0 || m_use == Use::BeforeImport) && !m_session.jobs().isRunning());
    m_sentence->setText(
        count == 0 ? tr("Products that the category table does not name, the most money first, at most a hundred. Type "
                        "a category for each, or select several and set one for all.")
        : m_use == Use::AfterImport
            ? tr("%1 of %2 products have a category now. Nothing is changed until you import again.")
                  .arg(exactText(count), exactText(m_model->rowCount()))
            : tr("%1 of %2 products have a category.").arg(exactText(count), exactText(m_model->rowCount())));
}

} // namespace planwright::ui
