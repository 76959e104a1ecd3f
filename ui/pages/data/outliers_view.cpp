#include "ui/pages/data/outliers_view.h"

#include "ui/models/outliers_model.h"
#include "ui/models/sorted_model.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/views.h"

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace planwright::ui {
namespace {

constexpr int widestColumn = 300;

} // namespace

OutliersView::OutliersView(AppSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new OutliersModel(this))
    , m_sorted(new SortedModel(m_model, this))
    , m_table(new QTableView)
    , m_sentence(makeSentence({}))
    , m_learnSentence(makeSentence(tr("The forecast has not learnt from the marks as they are now.")))
    , m_all(new QCheckBox(tr("Marked ones too")))
    , m_learn(makeButton(tr("Learn again")))
    , m_learnBar(new QWidget) {
    build();
    m_actions = new OutlierActions(session, *m_table, [this] { return selected(); });
    auto* rows = new QAction(tr("Show the rows of the files"), m_table);
    rows->setObjectName(QStringLiteral("outlierRows"));
    connect(rows, &QAction::triggered, this, [this] { askForRows(m_table->currentIndex()); });
    m_table->addAction(rows);
    connect(m_table, &QTableView::activated, this, &OutliersView::askForRows);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &OutliersView::select);
    connect(m_all, &QCheckBox::toggled, this, &OutliersView::showOutliers);
    connect(m_learn, &QPushButton::clicked, &session, &AppSession::learnAgain);
    connect(&session, &AppSession::planChanged, this, &OutliersView::want);
    connect(&session, &AppSession::outliersChanged, this, &OutliersView::showOutliers);
    connect(&session.jobs(), &TaskRunner::changed, this,
            [this] { m_learn->setEnabled(!m_session.jobs().isRunning()); });
    showOutliers();
}

void OutliersView::build() {
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(OutliersModel::moneyColumn, Qt::DescendingOrder);
    setUpTable(*m_table, QStringLiteral("outliersTable"), tr("Days that stand out of their category"));
    m_table->horizontalHeader()->setStretchLastSection(true);
    setFocusProxy(m_table);
    m_sentence->setObjectName(QStringLiteral("outliersSentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_all->setObjectName(QStringLiteral("allOutliers"));
    m_learn->setObjectName(QStringLiteral("learnAgain"));
    m_learn->setToolTip(tr("Train on the days as they are marked now, and plan the same month"));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, gap, 12, gap);
    head->setSpacing(12);
    head->addWidget(m_sentence, 1);
    head->addWidget(m_all);
    auto* bar = new QHBoxLayout(m_learnBar);
    bar->setContentsMargins(12, 0, 12, gap);
    bar->setSpacing(12);
    bar->addWidget(m_learnSentence, 1);
    bar->addWidget(m_learn);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_learnBar);
    layout->addWidget(m_table, 1);
    layout->addStretch(0); // without rows the sentence stays at the top
}

void OutliersView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    want();
}

void OutliersView::want() {
    if (isVisible())
        m_session.wantOutliers();
}

OutlierActions::Rows OutliersView::selected() const {
    OutlierActions::Rows rows;
    for (const auto& index : m_table->selectionModel()->selectedRows())
        rows.push_back(&m_model->at(m_sorted->mapToSource(index).row()));
    return rows;
}

void OutliersView::select() {
    m_actions->follow();
    m_session.setPlannedCategory(m_table->currentIndex().data(CategoryRole).toString());
}

void OutliersView::askForRows(const QModelIndex& index) {
    if (!index.isValid())
        return;
    const auto& row = m_model->at(m_sorted->mapToSource(index).row());
    Q_EMIT rowsWanted(toQt(row.days.category), row.days.first.month());
}

QString OutliersView::sentence() const {
    const auto& outliers = m_session.outliers();
    if (!outliers)
        return !m_session.outliersProblem().isEmpty() ? m_session.outliersProblem()
               : m_session.plan()                     ? tr("Looking at the days of each category…")
                                                      : QString();
    auto text = toQt(service::outliersSentence(*outliers));
    if (outliers->openCount() > 0)
        text += QLatin1Char(' ') + tr("Right-click one, or press the menu key, to say what it is. The history stays as "
                                      "it was.");
    return text;
}

void OutliersView::showOutliers() {
    const auto& outliers = m_session.outliers();
    m_model->show(outliers, m_all->isChecked());
    m_table->setVisible(m_model->rowCount() > 0);
    m_all->setVisible(outliers && !outliers->marks.empty());
    m_learnBar->setVisible(m_session.hasLearntOtherwise());
    m_learn->setEnabled(!m_session.jobs().isRunning());
    m_sentence->setText(sentence());
    if (m_model->rowCount() > 0)
        fitColumns(*m_table, widestColumn);
    m_actions->follow();
    Q_EMIT countChanged(outliers ? static_cast<int>(outliers->openCount()) : 0);
    want();
}

} // namespace planwright::ui
