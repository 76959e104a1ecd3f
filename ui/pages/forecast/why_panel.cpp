#include "ui/pages/forecast/why_panel.h"

#include "ui/charts/forecast_waterfall.h"
#include "ui/pages/forecast/behind_view.h"
#include "ui/session/plan_explanations.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QComboBox>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace planwright::ui {
namespace {

constexpr int unnoticedMilliseconds = 100;

/// The category's (or, where it is empty, the total's) part of what is known of each; null where there is none.
template <typename Months>
auto partOf(const Months& months, std::size_t month, const PlanFacts& facts, const QString& category)
    -> decltype(&months[month].total) {
    if (month >= months.size())
        return nullptr;
    if (category.isEmpty())
        return &months[month].total;
    const auto& categories = facts.categories();
    const auto place = std::ranges::find(categories, category, &CategoryFacts::name) - categories.begin();
    const auto& explained = months[month].categories;
    return place < std::ssize(explained) ? &explained[static_cast<std::size_t>(place)] : nullptr;
}

QString busyText() {
    return WhyPanel::tr("Finding out where the forecast comes from…");
}

} // namespace

WhyPanel::WhyPanel(QWidget* parent)
    : QWidget(parent)
    , m_explanations(new PlanExplanations(this))
    , m_month(new QComboBox)
    , m_chart(new BarChart(tr("Why: from the last complete month to the forecast")))
    , m_behind(new BehindView)
    , m_scroll(new QScrollArea)
    , m_state(makeSentence({}))
    , m_busySoon(new QTimer(this)) {
    m_month->setObjectName(QStringLiteral("whyMonth"));
    m_month->setAccessibleName(tr("The month that is explained"));
    m_state->setObjectName(QStringLiteral("whyState"));
    m_state->setContentsMargins(12, gap, 12, gap);
    m_busySoon->setSingleShot(true);
    m_busySoon->setInterval(unnoticedMilliseconds);
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_chart);
    column->addWidget(m_behind);
    column->addStretch(1);
    m_scroll->setWidget(inside);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(12, gap, 12, 0);
    top->addWidget(m_month, 0, Qt::AlignLeft);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_state);
    layout->addWidget(m_scroll, 1);
    layout->addStretch(0);
    connect(m_explanations, &PlanExplanations::changed, this, &WhyPanel::follow);
    connect(m_month, &QComboBox::currentIndexChanged, this, &WhyPanel::follow);
    connect(m_busySoon, &QTimer::timeout, this, [this] {
        if (m_explanations->isBusy())
            say(busyText());
    });
    follow();
}

void WhyPanel::setFacts(std::shared_ptr<const PlanFacts> facts, const QString& category) {
    const bool isOther = facts != m_facts;
    m_facts = std::move(facts);
    m_category = category;
    if (isOther) {
        listMonths();
        m_explanations->setPlan(m_facts ? m_facts->planShared() : nullptr);
    }
    follow();
}

void WhyPanel::listMonths() {
    const QSignalBlocker blocked(m_month);
    m_month->clear();
    if (m_facts)
        for (const auto& month : m_facts->plan().forecast.months)
            m_month->addItem(monthName(month.month));
}

bool WhyPanel::isBusy() const {
    return m_explanations->isBusy();
}

void WhyPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    follow();
}

void WhyPanel::say(const QString& sentence) {
    m_state->setText(sentence);
    m_state->setVisible(!sentence.isEmpty());
    m_scroll->setVisible(sentence.isEmpty());
    m_month->setVisible(m_facts != nullptr);
}

// Another plan's picture is not to be seen meanwhile.
void WhyPanel::waitForThem() {
    if (m_explanations->isBusy() && m_state->text() == busyText())
        return;
    say({});
    m_scroll->hide();
    if (m_explanations->isBusy() && !m_busySoon->isActive())
        m_busySoon->start();
}

void WhyPanel::follow() {
    if (!m_facts) {
        say(tr("Once there is a forecast, you will see here where it comes from, step by step."));
        return;
    }
    if (isVisible())
        m_explanations->want();
    if (!m_explanations->problem().isEmpty()) {
        say(tr("Where this forecast comes from cannot be said. %1 The forecast itself stands; plan the month again to "
               "try once more.")
                .arg(m_explanations->problem()));
        return;
    }
    if (!m_explanations->months()) {
        waitForThem();
        return;
    }
    const auto& category = m_facts->find(m_category);
    const auto month = static_cast<std::size_t>(std::max(0, m_month->currentIndex()));
    const auto& known = *m_explanations->months();
    const auto* explanation = partOf(known.parts, month, *m_facts, category.name);
    const auto* behind = partOf(known.behind, month, *m_facts, category.name);
    if (explanation == nullptr || behind == nullptr || month >= category.months.size() || explanation->parts.empty()) {
        say(tr("There is nothing to explain here: this month is not forecast."));
        return;
    }
    const auto& set = m_facts->plan().forecast;
    const double likely = category.months[month]->demand.quantiles[3];
    m_chart->show(forecastWaterfall(
        *explanation, {monthName(set.lastCompleteMonth), monthName(set.months[month].month), likely, likely}));
    m_behind->show(*behind, monthName(set.months[month].month));
    say({});
}

} // namespace planwright::ui
