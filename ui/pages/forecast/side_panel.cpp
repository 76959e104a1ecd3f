#include "ui/pages/forecast/side_panel.h"

#include "core/service/export/band_words.h"
#include "core/service/export/figures.h"
#include "core/service/export/report_words.h"
#include "ui/models/accuracy_model.h"
#include "ui/models/model_words.h"
#include "ui/models/number_text.h"
#include "ui/pages/forecast/why_panel.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/compact_table.h"
#include "ui/widgets/views.h"

#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace planwright::ui {
namespace {

constexpr int accuracyRows = 6;

QLabel* padded(QLabel* label) {
    label->setContentsMargins(12, 10, 12, 10);
    return label;
}

// One sentence that says whether to trust: the category's error against the plainest rule over all.
QString verdictOf(const PlanFacts& facts, const CategoryFacts& category) {
    const auto& error = category.months.front()->error;
    if (error.origins == 0 || !error.mase)
        return SidePanel::tr("Not enough history to say how good the forecasts are.");
    const auto* naive = facts.summary("seasonal_naive");
    const auto* chosen = facts.summary("auto");
    QString text = *error.mase < 1 ? SidePanel::tr("Better than repeating the past.")
                                   : SidePanel::tr("No better than repeating the past: read it with care.");
    if (naive != nullptr && chosen != nullptr && naive->wape && chosen->wape && *naive->wape > 0)
        text += QLatin1Char(' ') + SidePanel::tr("Over all categories the error is %1 against %2 of seasonal naive.")
                                       .arg(shareText(chosen->wape, 1), shareText(naive->wape, 1));
    return text;
}

// Which model did best in the category itself, beside the automatic choice. The total has that in its reason.
QString bestHere(const PlanFacts& facts, const CategoryFacts& category) {
    const auto& comparison = facts.plan().backtest.comparison;
    const auto place = std::ranges::find(comparison.categories, fromQt(category.name));
    const auto* chosen = comparison.find("auto");
    if (place == comparison.categories.end() || chosen == nullptr)
        return {};
    const auto c = static_cast<std::size_t>(place - comparison.categories.begin());
    const forecasting::ComparedModel* best = nullptr;
    for (const auto& model : comparison.models) {
        const auto& own = model.categories[c].wape;
        if (model.model != "auto" && model.months == chosen->months && own &&
            (best == nullptr || *own < *best->categories[c].wape))
            best = &model;
    }
    const auto& automatic = chosen->categories[c].wape;
    if (best == nullptr || !automatic)
        return {};
    const auto text = SidePanel::tr("In %1 the automatic choice missed %2 over the last %3 months")
                          .arg(category.name, shareText(automatic, 1))
                          .arg(chosen->months);
    return *best->categories[c].wape < *automatic
               ? SidePanel::tr("%1; least was missed by %2: %3.")
                     .arg(text, toQt(service::modelWords(best->model)), shareText(best->categories[c].wape, 1))
               : SidePanel::tr("%1; no single model did better.").arg(text);
}

QString bullets(const QStringList& sentences) {
    QString html;
    for (const auto& sentence : sentences)
        html += QStringLiteral("<p style=\"margin:0 0 6px 0\">• %1</p>").arg(sentence.toHtmlEscaped());
    return html;
}

void showList(QLabel* title, QLabel* list, const QStringList& sentences) {
    title->setVisible(!sentences.isEmpty());
    list->setVisible(!sentences.isEmpty());
    list->setText(bullets(sentences));
}

} // namespace

SidePanel::SidePanel(QWidget* parent)
    : Card({}, parent)
    , m_why(new WhyPanel)
    , m_accuracy(new AccuracyModel(this))
    , m_past(new PastForecastsModel(this))
    , m_accuracyView(new QTableView)
    , m_pastView(new QTableView)
    , m_verdict(makeSentence({}))
    , m_scope(makeSentence({}))
    , m_noPast(makeSentence(tr("No month of the past was forecast yet.")))
    , m_modelName(makeSentence({}, "large"))
    , m_modelText(makeSentence({}, ""))
    , m_notUsed(makeSentence({}))
    , m_flags(makeSentence({}))
    , m_notUsedTitle(makeLabel(tr("Not used"), "strong"))
    , m_flagsTitle(makeLabel(tr("To know when reading it"), "strong"))
    , m_like(makeButton(tr("Forecast like another…"))) {
    auto* tabs = new QTabWidget;
    tabs->setObjectName(QStringLiteral("forecastTabs"));
    tabs->setDocumentMode(true);
    tabs->tabBar()->setDrawBase(false);
    tabs->addTab(m_why, tr("Why"));
    tabs->addTab(makeAccuracyTab(), tr("Accuracy"));
    tabs->addTab(makeModelTab(), tr("Model"));
    body()->addWidget(tabs, 1);
}

QWidget* SidePanel::makeAccuracyTab() {
    auto* tab = new QWidget;
    auto* layout = new QVBoxLayout(tab);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_accuracyView->setModel(m_accuracy);
    setUpTable(*m_accuracyView, QStringLiteral("accuracy"), tr("How far past forecasts were off"));
    makeCompact(*m_accuracyView, 3);
    m_accuracyView->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_accuracyView->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_pastView->setModel(m_past);
    setUpTable(*m_pastView, QStringLiteral("pastForecasts"), tr("Past forecasts, one month ahead, units"));
    makeCompact(*m_pastView, 3);
    m_pastView->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_verdict->setObjectName(QStringLiteral("verdict"));
    layout->addWidget(padded(m_verdict));
    layout->addWidget(m_accuracyView);
    layout->addWidget(padded(m_scope));
    layout->addWidget(makeLabel(tr("One month ahead, units"), "cardTitle"));
    layout->addWidget(padded(m_noPast));
    layout->addWidget(m_pastView, 1);
    return tab;
}

QWidget* SidePanel::makeModelTab() {
    auto* scroll = new QScrollArea;
    auto* tab = new QWidget;
    auto* layout = new QVBoxLayout(tab);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(gap);
    m_modelName->setObjectName(QStringLiteral("modelName"));
    m_modelText->setObjectName(QStringLiteral("modelText"));
    for (auto* label : {m_modelName, m_modelText, m_notUsedTitle, m_notUsed, m_flagsTitle, m_flags})
        layout->addWidget(label);
    auto* compare = makeButton(tr("Compare the models"));
    compare->setObjectName(QStringLiteral("compareModels"));
    connect(compare, &QPushButton::clicked, this, &SidePanel::comparisonWanted);
    m_like->setObjectName(QStringLiteral("forecastLikeButton"));
    connect(m_like, &QPushButton::clicked, this, &SidePanel::analogueWanted);
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(gap);
    buttons->addWidget(compare, 0, Qt::AlignLeft);
    buttons->addWidget(m_like, 0, Qt::AlignLeft);
    layout->insertLayout(2, buttons);
    for (auto* label : {m_notUsedTitle, m_flagsTitle}) {
        auto bold = label->font();
        bold.setBold(true);
        label->setFont(bold);
    }
    layout->addStretch(1);
    scroll->setWidget(tab);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("The model and why it was chosen"));
    return scroll;
}

void SidePanel::setFacts(std::shared_ptr<const PlanFacts> facts, const QString& category) {
    if (facts) {
        const auto& found = facts->find(category);
        showAccuracy(*facts, found);
        describeModel(*facts, found);
    }
    m_why->setFacts(std::move(facts), category);
}

void SidePanel::showAccuracy(const PlanFacts& facts, const CategoryFacts& category) {
    m_verdict->setText(verdictOf(facts, category));
    m_accuracy->setFacts(facts, category);
    m_past->setFacts(category);
    auto scope = tr("Here: %1. All: the %2 by the automatic choice. Naive: the same, had last year been repeated.")
                     .arg(category.name.isEmpty() ? tr("the total") : category.name,
                          toQt(service::counted(facts.categories().size(), "category", "categories")));
    const auto& check = facts.plan().forecast.confidenceCheck;
    if (check && !service::isConfidenceInformative(check))
        scope += QLatin1Char(' ') + toQt(service::typeset(service::confidenceSentence(check)));
    m_scope->setText(scope);
    m_noPast->setVisible(category.past.empty());
    m_pastView->setVisible(!category.past.empty());
    for (auto* view : {m_accuracyView, m_pastView}) { // again each time: the modes belong to the columns
        view->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
        view->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    }
    m_accuracyView->setFixedHeight(m_accuracyView->horizontalHeader()->sizeHint().height() + accuracyRows * rowHeight +
                                   2);
}

void SidePanel::describeModel(const PlanFacts& facts, const CategoryFacts& category) {
    const auto& forecast = *category.months.front();
    auto name = toQt(service::modelWords(forecast.model));
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    m_modelName->setText(name);
    m_like->setVisible(!category.name.isEmpty());
    QStringList parts;
    if (category.name.isEmpty())
        parts << tr("The total is the sum of its categories.");
    if (const auto explained = modelExplained(forecast.model); !explained.isEmpty())
        parts << explained;
    if (!forecast.knownNote.empty())
        parts << withModelWords(forecast.knownNote);
    parts << withModelWords(forecast.reason);
    if (const auto best = bestHere(facts, category); !best.isEmpty())
        parts << best;
    m_modelText->setText(parts.join(QStringLiteral("\n\n")));
    QStringList failed;
    for (const auto& attempt : forecast.failed)
        failed << withModelWords(attempt.model + ": " + attempt.reason);
    showList(m_notUsedTitle, m_notUsed, failed);
    QStringList flags;
    for (const auto* month : category.months)
        for (const auto& flag : month->flags)
            if (const auto sentence = toQt(service::flagSentence(flag)); !flags.contains(sentence))
                flags << sentence;
    if (!facts.plan().modelApproved)
        flags << tr("The model is a draft: nobody has approved it yet.");
    showList(m_flagsTitle, m_flags, flags);
}

} // namespace planwright::ui
