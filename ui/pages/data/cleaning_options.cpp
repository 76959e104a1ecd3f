#include "ui/pages/data/cleaning_options.h"

#include "ui/models/rule_counts_model.h"
#include "ui/models/rule_words.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/views.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace planwright::ui {
namespace {

constexpr int choiceHeight = 34; // of a row with a box in it
constexpr int widestColumn = 260, narrowestPlaces = 120;

std::vector<data::RuleAction> actionsFor(data::Rule rule) {
    using data::RuleAction;
    std::vector<RuleAction> allowed;
    for (const auto action : {RuleAction::Flag, RuleAction::SetAside, RuleAction::Merge, RuleAction::Off})
        if (data::isAllowed(rule, action))
            allowed.push_back(action);
    return allowed;
}

} // namespace

CleaningOptions::CleaningOptions(QWidget* parent)
    : QWidget(parent)
    , m_rules(new RuleCountsModel(this))
    , m_table(new QTableView) {
    m_table->setModel(m_rules);
    setUpTable(*m_table, QStringLiteral("ruleCounts"), tr("The rules of cleaning, and what they find in the files"));
    m_table->verticalHeader()->setDefaultSectionSize(choiceHeight);
    // The boxes stand in their rows.
    m_table->horizontalHeader()->setSectionsMovable(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    for (std::size_t i = 0; i < data::ruleCount; ++i)
        addChoice(static_cast<data::Rule>(i));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    show(data::Cleaning{});
}

void CleaningOptions::addChoice(data::Rule rule) {
    const auto actions = actionsFor(rule);
    if (actions.size() < 2)
        return;
    auto* box = new QComboBox;
    box->setObjectName(QStringLiteral("rule%1").arg(static_cast<int>(rule)));
    box->setAccessibleName(ruleName(rule));
    box->setAccessibleDescription(ruleSentence(rule));
    box->setToolTip(ruleSentence(rule));
    for (const auto action : actions)
        box->addItem(actionWords(action), static_cast<int>(action));
    m_boxes[rule] = box;
    box->installEventFilter(this);
    connect(box, &QComboBox::activated, this, [this, rule, box] { choose(rule, *box); });
    auto* cell = new QWidget;
    auto* layout = new QHBoxLayout(cell);
    layout->setContentsMargins(0, 2, gap, 2); // covers the text of the cell
    layout->addWidget(box);
    m_table->setIndexWidget(m_rules->index(RuleCountsModel::rowOf(rule), RuleCountsModel::ActionColumn), cell);
}

void CleaningOptions::show(const data::Cleaning& cleaning) {
    m_shown = cleaning;
    m_rules->showActions(cleaning);
    for (const auto& [rule, box] : m_boxes)
        box->setCurrentIndex(box->findData(static_cast<int>(cleaning.of(rule))));
    fit();
}

void CleaningOptions::showCounts(const data::ImportReport* report, bool current) {
    m_rules->showCounts(report, current);
    fit();
}

void CleaningOptions::fit() {
    fitColumns(*m_table, widestColumn);
    int widest = 0;
    for (const auto& [rule, box] : m_boxes) {
        box->ensurePolished();
        widest = std::max(widest, box->sizeHint().width());
    }
    m_table->setColumnWidth(RuleCountsModel::ActionColumn, widest + 3 * gap);
    m_table->setColumnWidth(RuleCountsModel::PlacesColumn, narrowestPlaces); // and what is left
}

// Whoever scrolls past must not change a rule.
bool CleaningOptions::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::Wheel)
        return QWidget::eventFilter(watched, event);
    event->ignore();
    return true;
}

void CleaningOptions::choose(data::Rule rule, const QComboBox& box) {
    const auto action = static_cast<data::RuleAction>(box.currentData().toInt());
    m_chosen[rule] = action;
    m_shown.actions.at(static_cast<std::size_t>(rule)) = action;
    m_rules->showActions(m_shown);
    Q_EMIT changed();
}

} // namespace planwright::ui
