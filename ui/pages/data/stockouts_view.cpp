#include "ui/pages/data/stockouts_view.h"

#include "ui/models/exact_number.h"
#include "ui/models/missing_days_model.h"
#include "ui/models/sorted_model.h"
#include "ui/models/stockouts_model.h"
#include "ui/pages/data/file_picker.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/save_files.h"
#include "ui/widgets/splitter_state.h"
#include "ui/widgets/views.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <array>

namespace planwright::ui {
namespace {

using service::MissingDayMeaning;

constexpr std::array meanings{MissingDayMeaning::Zero, MissingDayMeaning::Closed, MissingDayMeaning::Unknown};
constexpr int pickerWidth = 300, widestColumn = 300;

// A sentence with what belongs to it on its right, over a table.
QWidget* under(QLabel* sentence, const QList<QWidget*>& beside, QTableView* table) {
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, gap, 12, gap);
    head->setSpacing(gap);
    sentence->setTextFormat(Qt::PlainText);
    head->addWidget(sentence, 1);
    for (auto* widget : beside)
        head->addWidget(widget);
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(table, 1);
    column->addStretch(0); // without rows the sentence stays at the top
    return part;
}

} // namespace

StockoutsView::StockoutsView(AppSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_runs(new StockoutsModel(this))
    , m_days(new MissingDaysModel(this))
    , m_sortedRuns(new SortedModel(m_runs, this))
    , m_sortedDays(new SortedModel(m_days, this))
    , m_runsTable(new QTableView)
    , m_daysTable(new QTableView)
    , m_sentence(makeSentence({}))
    , m_daysSentence(makeSentence({}))
    , m_stockTable(new FilePicker(QStringLiteral("stockTable"), tr("Stock table"), tr("No stock table"),
                                  tr("CSV (*.csv *.txt *.tsv);;All files (*)")))
    , m_meaning(new QComboBox)
    , m_save(makeButton(tr("Save lost demand…"))) {
    build();
    connect(&session, &AppSession::workspaceChanged, this, [this] {
        const QSignalBlocker blocker(m_stockTable); // a new plan follows
        m_stockTable->setFile({});
    });
    connect(&session, &AppSession::planChanged, this, &StockoutsView::followPlan);
    connect(&session, &AppSession::qualityChanged, this, &StockoutsView::showQuality);
    connect(m_stockTable, &FilePicker::fileChanged, this, &StockoutsView::check);
    connect(m_save, &QPushButton::clicked, this, [this] { saveLostDemand(m_session, this); });
    // Chosen again, the default is no default any more.
    connect(m_meaning, &QComboBox::activated, this, [this](int index) {
        if (const auto& quality = m_session.quality()) {
            auto choice = quality->missingDays;
            choice.meaning = static_cast<MissingDayMeaning>(index);
            m_session.chooseMissingDays(choice, m_stockTable->file());
        }
    });
    for (auto* table : {m_runsTable, m_daysTable})
        connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &StockoutsView::select);
    showQuality();
}

void StockoutsView::select(const QModelIndex& current) {
    m_session.setPlannedCategory(current.data(CategoryRole).toString());
}

QWidget* StockoutsView::makeRuns() {
    m_runsTable->setModel(m_sortedRuns);
    m_runsTable->setSortingEnabled(true);
    m_runsTable->sortByColumn(StockoutsModel::lostMoneyColumn, Qt::DescendingOrder);
    setUpTable(*m_runsTable, QStringLiteral("stockoutsTable"), tr("Stock-outs and what they lost"));
    m_runsTable->horizontalHeader()->setStretchLastSection(true);
    m_sentence->setObjectName(QStringLiteral("stockoutsSentence"));
    m_stockTable->setFixedWidth(pickerWidth);
    m_stockTable->setToolTip(tr("A CSV with product_id (or category), date and stock. Days with a stock of 0 count as "
                                "out of stock, whatever the sales look like; days with stock do not."));
    m_save->setObjectName(QStringLiteral("saveLostDemand"));
    m_save->setToolTip(tr("The estimate for each category and day, as CSV"));
    return under(m_sentence, {m_stockTable, m_save}, m_runsTable);
}

void StockoutsView::chooseForSelected(std::optional<MissingDayMeaning> meaning) {
    const auto rows = m_daysTable->selectionModel()->selectedRows();
    if (!m_session.quality() || rows.isEmpty())
        return;
    auto choice = m_session.quality()->missingDays;
    for (const auto& row : rows) {
        const auto category = fromQt(row.data(CategoryRole).toString());
        if (meaning)
            choice.categories[category] = *meaning;
        else
            choice.categories.erase(category);
    }
    m_session.chooseMissingDays(choice, m_stockTable->file());
}

void StockoutsView::addMeanings() {
    const auto add = [this](const QString& text, std::optional<MissingDayMeaning> meaning) {
        auto* action = new QAction(text, m_daysTable);
        connect(action, &QAction::triggered, this, [this, meaning] { chooseForSelected(meaning); });
        m_daysTable->addAction(action);
    };
    for (const auto meaning : meanings)
        add(tr("Here it counts as %1").arg(MissingDaysModel::meaningText(meaning)), meaning);
    add(tr("Here as in the other categories"), std::nullopt);
}

QWidget* StockoutsView::makeDays() {
    m_daysTable->setModel(m_sortedDays);
    m_daysTable->setSortingEnabled(true);
    m_daysTable->sortByColumn(-1, Qt::AscendingOrder); // by category
    setUpTable(*m_daysTable, QStringLiteral("missingDaysTable"), tr("Days without a sale"));
    m_daysSentence->setObjectName(QStringLiteral("missingDaysSentence"));
    addMeanings();
    for (const auto meaning : meanings)
        m_meaning->addItem(MissingDaysModel::meaningText(meaning));
    m_meaning->setObjectName(QStringLiteral("missingDaysMeaning"));
    m_meaning->setAccessibleName(tr("What a day without a sale counts as"));
    m_meaning->setToolTip(tr("For all categories; right-click one in the table to say it for that one alone"));
    return under(m_daysSentence, {m_meaning}, m_daysTable);
}

void StockoutsView::build() {
    auto* parts = new QSplitter(Qt::Vertical);
    parts->addWidget(makeRuns());
    parts->addWidget(makeDays());
    parts->setSizes({230, 180});
    parts->setChildrenCollapsible(false);
    rememberSplitter(*parts, QStringLiteral("dataStockouts"));
    setFocusProxy(m_runsTable);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(parts);
}

void StockoutsView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_isStale)
        check();
}

void StockoutsView::followPlan() {
    // Out of sight it waits, unless it would show what was found in other data.
    m_isStale = true;
    if (isVisible() || m_session.quality())
        check();
}

void StockoutsView::check() {
    m_isStale = false;
    m_session.checkQuality(m_stockTable->file());
}

void StockoutsView::showQuality() {
    const auto& quality = m_session.quality();
    m_runs->show(quality);
    m_days->show(quality);
    const auto count = quality ? static_cast<int>(quality->stockouts.runs.size()) : 0;
    m_runsTable->setVisible(m_runs->rowCount() > 0);
    m_daysTable->setVisible(quality != nullptr);
    m_save->setVisible(count > 0);
    m_meaning->setVisible(quality != nullptr);
    m_daysSentence->setVisible(quality != nullptr);
    Q_EMIT countChanged(count);
    if (!quality) {
        m_sentence->setText(!m_session.qualityProblem().isEmpty() ? m_session.qualityProblem()
                            : m_session.plan()                    ? tr("Looking at the days of each product…")
                                                                  : QString());
        return;
    }
    fitColumns(*m_runsTable, widestColumn);
    fitColumns(*m_daysTable, widestColumn);
    QStringList sentences{toQt(service::stockoutsSentence(*quality))};
    sentences << (count > 0 ? tr("The estimate stands beside the history, which is as it was.")
                            : tr("If you know your stock, choose a table of it: days with a stock of 0 count."));
    sentences << toQt(service::notSoldSinceSentence(*quality));
    m_sentence->setText(sentences.join(QLatin1Char(' ')).trimmed());
    const QSignalBlocker blocker(m_meaning);
    m_meaning->setCurrentIndex(static_cast<int>(quality->missingDays.meaning));
    m_daysSentence->setText(
        toQt(service::missingDaysSentence(*quality)) + QLatin1Char(' ') +
        tr("On %1 of %2 days the whole shop sold nothing.")
            .arg(exactText(quality->closedDays), exactText(quality->lastDay - quality->firstDay + 1)));
}

} // namespace planwright::ui
