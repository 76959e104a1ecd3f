#include "ui/pages/data/cleaning_options.h"

#include "ui/models/rule_words.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>

namespace planwright::ui {
namespace {

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
    : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(12, gap, 12, gap);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    for (std::size_t i = 0; i < data::ruleCount; ++i) {
        const auto rule = static_cast<data::Rule>(i);
        const auto actions = actionsFor(rule);
        if (actions.size() < 2)
            continue;
        auto* box = new QComboBox;
        box->setObjectName(QStringLiteral("rule%1").arg(i));
        box->setAccessibleName(ruleName(rule));
        box->setAccessibleDescription(ruleSentence(rule));
        box->setToolTip(ruleSentence(rule));
        for (const auto action : actions)
            box->addItem(actionWords(action), static_cast<int>(action));
        auto* name = makeLabel(ruleName(rule), "");
        name->setToolTip(ruleSentence(rule));
        name->setBuddy(box);
        const int row = grid->rowCount();
        grid->addWidget(name, row, 0);
        grid->addWidget(box, row, 1);
        m_boxes[rule] = box;
        box->installEventFilter(this);
        connect(box, &QComboBox::activated, this, [this, rule, box] { choose(rule, *box); });
    }
    grid->setRowStretch(grid->rowCount(), 1);
    show(data::Cleaning{});
}

void CleaningOptions::show(const data::Cleaning& cleaning) {
    for (const auto& [rule, box] : m_boxes)
        box->setCurrentIndex(box->findData(static_cast<int>(cleaning.of(rule))));
}

// Whoever scrolls past must not change a rule.
bool CleaningOptions::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::Wheel)
        return QWidget::eventFilter(watched, event);
    event->ignore();
    return true;
}

void CleaningOptions::choose(data::Rule rule, const QComboBox& box) {
    m_chosen[rule] = static_cast<data::RuleAction>(box.currentData().toInt());
    Q_EMIT changed();
}

} // namespace planwright::ui
