#include "ui/widgets/decision_tiles.h"

#include "ui/models/decision_sentences.h"
#include "ui/models/number_text.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <array>

namespace planwright::ui {
namespace {

FigureTile* makeTile(const QString& name, const QString& objectName, QHBoxLayout& layout) {
    auto* tile = new FigureTile(name);
    tile->setObjectName(objectName);
    for (auto* label : tile->findChildren<QLabel*>())
        label->setWordWrap(true); // five of them, in a narrow window too
    if (auto* rows = qobject_cast<QVBoxLayout*>(tile->layout()))
        rows->addStretch(1);
    layout.addWidget(tile, 1);
    return tile;
}

QString coloured(const QString& text, const QColor& colour) {
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(colour.name(), text);
}

QString signedText(double value) {
    return value > 0 ? QLatin1Char('+') + numberText(value) : numberText(value);
}

QString figureIn(std::optional<double> value, const service::Plan& plan) {
    return value ? numberText(value) + currencyAfter(plan) : numberText(value);
}

} // namespace

DecisionTiles::DecisionTiles(QWidget* parent)
    : QWidget(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_profit = makeTile(tr("Expected profit"), QStringLiteral("tileProfit"), *layout);
    m_atRisk = makeTile(tr("Profit at risk, 95 %"), QStringLiteral("tileAtRisk"), *layout);
    m_advertising = makeTile(tr("Advertising"), QStringLiteral("tileAdvertising"), *layout);
    m_orders = makeTile(tr("Orders, units"), QStringLiteral("tileOrders"), *layout);
    m_risk = makeTile(tr("Risk"), QStringLiteral("tileRisk"), *layout);
}

void DecisionTiles::show(const service::Plan& plan, const decisions::DecisionResult& decision) {
    showProfit(plan, decision);
    showAdvertising(plan, decision.portfolio);
    showOrders(decision);
    showRisk(decision);
}

void DecisionTiles::showProfit(const service::Plan& plan, const decisions::DecisionResult& decision) {
    const auto& p = decision.portfolio;
    if (!p.expectedProfit) {
        const auto none = numberText(std::nullopt);
        m_profit->setFigure(none, tr("no prices are known"));
        m_atRisk->setFigure(none, tr("no prices are known"));
        return;
    }
    const auto& own = plan.decision.portfolio.expectedProfit;
    const bool triedOut = &decision != &plan.decision;
    m_profit->setFigure(figureIn(p.expectedProfit, plan),
                        triedOut && own ? coloured(tr("%1 on the plan").arg(signedText(*p.expectedProfit - *own)),
                                                   tokensOf(palette()).typed)
                                        : tr("before advertising"));
    m_atRisk->setFigure(figureIn(p.par95, plan), tr("worst 5 %: %1 on average").arg(numberText(p.cvar95)));
}

void DecisionTiles::showAdvertising(const service::Plan& plan, const decisions::PortfolioDecision& p) {
    if (p.allocated <= 0 && p.budget <= 0) {
        m_advertising->setFigure(numberText(std::nullopt), tr("no advertising spend is known"));
        return;
    }
    constexpr double cent = .005;
    auto note = p.allocated > p.budget + cent ? tr("%1 placed, the least").arg(numberText(p.allocated))
                : p.unallocated > cent        ? tr("%1 not placed").arg(numberText(p.unallocated))
                                              : tr("all placed");
    if (p.shadowPrice)
        note += tr(" · last unit returns %1").arg(numberText(p.shadowPrice, 2));
    m_advertising->setFigure(figureIn(p.budget, plan), note);
}

void DecisionTiles::showOrders(const decisions::DecisionResult& decision) {
    double order = 0, target = 0, baseline = 0;
    for (const auto& category : decision.categories) {
        order += category.orderQuantity.value_or(0);
        target += category.targetStock.value_or(0);
        baseline += category.baselineStock.value_or(0);
    }
    const auto change = baseline > 0 ? std::optional(target / baseline - 1) : std::nullopt;
    m_orders->setFigure(numberText(order), tr("stock %1 on the present plan").arg(changeText(change)));
}

void DecisionTiles::showRisk(const decisions::DecisionResult& decision) {
    using decisions::RiskClass;
    std::array<int, 3> counts{};
    for (const auto& category : decision.categories)
        ++counts.at(static_cast<std::size_t>(category.riskClass));
    QStringList parts;
    for (const auto risk : {RiskClass::Low, RiskClass::Medium, RiskClass::High})
        parts << coloured(riskShape(risk) + QStringLiteral("&nbsp;") +
                              numberText(counts.at(static_cast<std::size_t>(risk))),
                          riskColour(tokensOf(palette()), risk));
    m_risk->setFigure(parts.join(QStringLiteral("&nbsp;&nbsp; ")), tr("Low · Medium · High, categories"));
}

} // namespace planwright::ui
