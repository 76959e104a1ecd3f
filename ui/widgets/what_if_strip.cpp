#include "ui/widgets/what_if_strip.h"

#include "ui/models/decision_sentences.h"
#include "ui/models/number_text.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/money_edit.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/percent_box.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>

namespace planwright::ui {
namespace {

using service::DemandCase;

constexpr int busyAfter = 100; // ms

QHBoxLayout* makeRow(QWidget& part) {
    auto* layout = new QHBoxLayout(&part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    return layout;
}

} // namespace

WhatIfStrip::WhatIfStrip(AppSession& session, QWidget* parent)
    : QFrame(parent)
    , m_session(session)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_mark(makeLabel({}, ""))
    , m_demand(new QButtonGroup(this))
    , m_custom(new PercentBox)
    , m_budget(new MoneyEdit)
    , m_price(new PercentBox)
    , m_unitCost(new PercentBox)
    , m_reset(makeButton(tr("Reset"), "link"))
    , m_answered(makeLabel({}, "muted")) {
    setProperty("role", QStringLiteral("card"));
    setObjectName(QStringLiteral("whatIfStrip"));
    m_reset->setObjectName(QStringLiteral("whatIfReset"));
    m_reset->setToolTip(tr("Back to the plan's own decision"));
    m_answered->setObjectName(QStringLiteral("whatIfAnswered"));
    m_first = makeDemand();
    m_second = makeMoney();
    m_layout->setContentsMargins(14, gap, 14, gap);
    m_layout->setSpacing(wideGap);
    m_layout->addWidget(m_first);
    m_layout->addWidget(m_second, 1);
    m_busy.setSingleShot(true);
    m_busy.setInterval(busyAfter);
    connect(&m_busy, &QTimer::timeout, this, [this] { m_answered->setText(tr("working it out…")); });
    connectSession();
}

QWidget* WhatIfStrip::makeDemand() {
    auto* part = new QWidget;
    auto* layout = makeRow(*part);
    layout->addWidget(m_mark);
    layout->addSpacing(gap);
    layout->addWidget(makeLabel(tr("demand"), "muted"));
    auto* segments = new QHBoxLayout;
    segments->setSpacing(0);
    const struct {
        DemandCase demand;
        QString text, says, name;
    } cases[] = {
        {DemandCase::Low, tr("low"), tr("Demand low"), QStringLiteral("demandLow")},
        {DemandCase::Expected, tr("expected"), tr("Demand as expected"), QStringLiteral("demandExpected")},
        {DemandCase::High, tr("high"), tr("Demand high"), QStringLiteral("demandHigh")},
        {DemandCase::Custom, tr("custom"), tr("Demand changed by a percentage"), QStringLiteral("demandCustom")},
    };
    for (const auto& entry : cases) {
        auto* button = makeButton(entry.text);
        button->setCheckable(true);
        button->setObjectName(entry.name);
        button->setAccessibleName(entry.says);
        m_demand->addButton(button, static_cast<int>(entry.demand));
        segments->addWidget(button);
    }
    layout->addLayout(segments);
    m_custom->setObjectName(QStringLiteral("demandChange"));
    m_custom->setAccessibleName(tr("Change of demand, per cent"));
    layout->addWidget(m_custom);
    layout->addStretch(1);
    connect(m_demand, &QButtonGroup::idClicked, this, [this](int id) {
        ask([&](auto& whatIf) {
            whatIf.demand = static_cast<DemandCase>(id);
            whatIf.demandChange = whatIf.demand == DemandCase::Custom ? m_custom->fraction() : 0;
        });
        if (id == static_cast<int>(DemandCase::Custom)) {
            m_custom->setFocus();
            m_custom->selectAll();
        }
    });
    connect(m_custom, &QDoubleSpinBox::valueChanged, this, [this] {
        ask([this](auto& whatIf) {
            whatIf.demand = DemandCase::Custom;
            whatIf.demandChange = m_custom->fraction();
        });
    });
    return part;
}

QWidget* WhatIfStrip::makeMoney() {
    auto* part = new QWidget;
    auto* layout = makeRow(*part);
    const auto add = [&](const QString& text, QWidget& box, const QString& name, const QString& says) {
        layout->addWidget(makeLabel(text, "muted"));
        box.setObjectName(name);
        box.setAccessibleName(says);
        layout->addWidget(&box);
        layout->addSpacing(gap);
    };
    add(tr("budget"), *m_budget, QStringLiteral("whatIfBudget"), tr("Advertising budget; empty: as much as now"));
    add(tr("price"), *m_price, QStringLiteral("whatIfPrice"), tr("Change of all prices, per cent"));
    add(tr("unit cost"), *m_unitCost, QStringLiteral("whatIfUnitCost"), tr("Change of all unit costs, per cent"));
    layout->addWidget(m_reset);
    layout->addStretch(1);
    layout->addWidget(m_answered);
    m_answered->setMinimumWidth(fontMetrics().horizontalAdvance(tr("answered in %1 ms").arg(888)));
    m_answered->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(m_budget, &MoneyEdit::amountEdited, this,
            [this](std::optional<double> amount) { ask([&](auto& whatIf) { whatIf.budget = amount; }); });
    connect(m_price, &QDoubleSpinBox::valueChanged, this,
            [this] { ask([this](auto& whatIf) { whatIf.priceChange = m_price->fraction(); }); });
    connect(m_unitCost, &QDoubleSpinBox::valueChanged, this,
            [this] { ask([this](auto& whatIf) { whatIf.unitCostChange = m_unitCost->fraction(); }); });
    return part;
}

void WhatIfStrip::arrange() {
    const int needed = m_first->minimumSizeHint().width() + m_second->minimumSizeHint().width() + 3 * wideGap;
    m_layout->setDirection(width() < needed ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    updateGeometry();
}

QSize WhatIfStrip::minimumSizeHint() const {
    return {std::max(m_first->minimumSizeHint().width(), m_second->minimumSizeHint().width()) + 2 * wideGap,
            m_layout->minimumSize().height()};
}

void WhatIfStrip::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    arrange();
}

void WhatIfStrip::connectSession() {
    connect(m_reset, &QPushButton::clicked, this, [this] { m_session.setWhatIf({}); });
    connect(&m_session, &AppSession::whatIfChanged, this, [this] {
        m_clock.start();
        m_busy.start();
        showWhatIf();
    });
    connect(&m_session, &AppSession::decisionChanged, &m_busy, &QTimer::stop);
    connect(&m_session, &AppSession::failed, &m_busy, &QTimer::stop);
    connect(&m_session, &AppSession::planChanged, this, &WhatIfStrip::showPlan);
    showPlan();
}

void WhatIfStrip::ask(const std::function<void(service::WhatIf&)>& change) {
    auto whatIf = m_session.whatIf();
    change(whatIf);
    m_session.setWhatIf(whatIf);
}

void WhatIfStrip::showWhatIf() {
    const auto& whatIf = m_session.whatIf();
    const QSignalBlocker custom(m_custom), price(m_price), unitCost(m_unitCost);
    m_demand->button(static_cast<int>(whatIf.demand))->setChecked(true);
    m_custom->setVisible(whatIf.demand == DemandCase::Custom);
    m_custom->setFraction(whatIf.demandChange);
    m_budget->setAmount(whatIf.budget);
    m_price->setFraction(whatIf.priceChange);
    m_unitCost->setFraction(whatIf.unitCostChange);
    m_reset->setVisible(!whatIf.asksNothing());
    showMark();
    arrange();
}

void WhatIfStrip::showPlan() {
    m_clock.invalidate();
    m_busy.stop();
    m_answered->clear();
    const auto& plan = m_session.plan();
    const bool hasSpends = plan && plan->decision.portfolio.budget > 0;
    const bool hasPrices = plan && plan->decision.portfolio.expectedProfit;
    m_budget->setPlaceholderText(hasSpends ? numberText(plan->decision.portfolio.budget) : QStringLiteral("–"));
    m_budget->setEnabled(hasSpends);
    m_budget->setToolTip(hasSpends
                             ? tr("Advertising money of the month%1; empty: as much as now")
                                   .arg(plan->currency.empty() ? QString() : QLatin1Char(',') + currencyAfter(*plan))
                             : tr("The events tell no advertising spend, so there is none to move."));
    const auto noPrices = tr("The events tell no prices, so no profit can be said.");
    m_price->setEnabled(hasPrices);
    m_price->setToolTip(hasPrices ? tr("All prices; unit costs stay") : noPrices);
    m_unitCost->setEnabled(hasPrices);
    m_unitCost->setToolTip(hasPrices ? tr("All unit costs; prices stay") : noPrices);
    showWhatIf();
}

void WhatIfStrip::answerShown() {
    if (!m_clock.isValid())
        return;
    m_answered->setText(tr("answered in %1 ms").arg(numberText(static_cast<double>(m_clock.elapsed()))));
    m_clock.invalidate();
}

// In the colour of what a person typed as long as something is tried out.
void WhatIfStrip::showMark() {
    const bool active = !m_session.whatIf().asksNothing();
    const auto& tokens = tokensOf(palette());
    m_mark->setText(QStringLiteral("<b style=\"color:%1\">%2</b>")
                        .arg((active ? tokens.typed : tokens.text).name(), tr("What if")));
    m_mark->setToolTip(active ? tr("The numbers on this page are tried out; the plan is as it was.") : QString());
    update();
}

void WhatIfStrip::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showMark();
}

void WhatIfStrip::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    if (m_session.whatIf().asksNothing())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokensOf(palette()).typed, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
}

} // namespace planwright::ui
