#include "ui/models/decision_model.h"

#include "core/service/export/figures.h"
#include "core/service/export/report_sections.h"
#include "ui/models/decision_sentences.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

#include <algorithm>

namespace planwright::ui {
namespace {

using decisions::CategoryDecision;

constexpr std::size_t p10 = 1, p50 = 3, p90 = 5;

template <typename Get>
int decimalsOf(const decisions::DecisionResult& decision, Get&& get) {
    std::vector<std::optional<double>> column;
    for (const auto& category : decision.categories)
        column.push_back(get(category));
    return service::moneyDecimals(column);
}

std::optional<double> numberOf(const CategoryDecision& d, int field) {
    switch (field) {
    case DecisionModel::Rank:
        return static_cast<double>(d.priorityRank);
    case DecisionModel::DemandChange:
        return d.delta;
    case DecisionModel::SpendNow:
        return service::spendNow(d);
    case DecisionModel::SpendPlan:
        return d.spend;
    case DecisionModel::SpendChange:
        return d.spendChange;
    case DecisionModel::Stock:
        return d.stockScale;
    case DecisionModel::Order:
        return d.orderQuantity;
    case DecisionModel::Risk:
        return static_cast<double>(d.riskClass);
    case DecisionModel::Profit:
        return d.expectedProfit;
    case DecisionModel::AtRisk:
        return d.par95;
    case DecisionModel::Worth:
        return d.priority;
    default:
        return {};
    }
}

} // namespace

void DecisionModel::show(std::shared_ptr<const service::Plan> plan,
                         std::shared_ptr<const decisions::DecisionResult> decision, const service::WhatIf& whatIf) {
    const bool samePlan = plan && plan == m_plan && decision && m_decision;
    const auto swap = [&] {
        m_plan = std::move(plan);
        m_decision = std::move(decision);
        m_whatIf = whatIf;
        if (!m_decision)
            return;
        m_decimals.spend = decimalsOf(*m_decision, [](const auto& d) { return d.spend; });
        m_decimals.profit = decimalsOf(*m_decision, [](const auto& d) { return d.expectedProfit; });
        m_decimals.worth = decimalsOf(*m_decision, [](const auto& d) { return d.priority; });
    };
    if (samePlan) {
        refresh(swap);
        return;
    }
    auto columns = plan ? columnsOf(*plan) : std::vector<Column>();
    reset(std::move(columns), swap);
}

std::vector<Column> DecisionModel::columnsOf(const service::Plan& plan) {
    const auto unit = toQt(service::demandUnit(plan));
    const auto money = toQt(service::moneyMark(plan));
    const auto inMoney = [&](const QString& first, const QString& second) {
        return first + QLatin1Char('\n') + second + money;
    };
    return {
        {QStringLiteral("#"), true, tr("Place in the order of what acting is worth")},
        {tr("Category"), false, {}},
        {inMoney(tr("Acting"), tr("is worth")), true, tr("What the plan earns more than going on as now")},
        {tr("Demand,\n%1").arg(unit), true, tr("The most likely demand of the month")},
        {tr("Demand\nchange"), true, tr("Against the last complete month; hold: too small or too unsure to act on")},
        {inMoney(tr("Ads"), tr("now")), true, tr("Advertising money spent on it now")},
        {inMoney(tr("Ads"), tr("plan")), true, tr("Advertising money that the plan gives it")},
        {tr("Ads\nchange"), true, {}},
        {tr("Stock\nchange"), true, tr("The stock to aim at against the present stock plan")},
        {tr("Order,\nunits"), true, tr("To order: the stock to aim at less what is on hand or on the way")},
        {tr("Risk"), false, {}},
        {inMoney(tr("Expected"), tr("profit")), true, tr("Before advertising")},
        {inMoney(tr("Profit"), tr("at risk")), true,
         tr("Expected profit less the profit that is undercut one time in twenty")},
    };
}

bool DecisionModel::isKnown(int field) const {
    if (!m_plan)
        return false;
    const auto any = [&](auto&& has) { return std::ranges::any_of(m_plan->decision.categories, has); };
    if (field == Profit || field == AtRisk || field == Worth)
        return any([](const auto& d) { return d.expectedProfit.has_value(); });
    if (field >= SpendNow && field <= SpendChange)
        return any([](const auto& d) { return d.spend && *d.spend > 0; });
    return true;
}

int DecisionModel::rowOf(const QString& category) const {
    if (!m_decision || category.isEmpty())
        return -1;
    const auto& all = m_decision->categories;
    const auto found = std::ranges::find(all, fromQt(category), &CategoryDecision::category);
    return found == all.end() ? -1 : static_cast<int>(found - all.begin());
}

int DecisionModel::rows() const {
    return m_decision ? static_cast<int>(m_decision->categories.size()) : 0;
}

const CategoryDecision& DecisionModel::at(int row) const {
    return m_decision->categories[static_cast<std::size_t>(row)];
}

// As core/service/what_if.cpp moves the quantiles: the most likely demand becomes the forecast's own P10 or P90.
double DecisionModel::demandOf(int row, const service::WhatIf& whatIf) const {
    const auto& knots = m_plan->forecast.months.front().categories[static_cast<std::size_t>(row)].demand.quantiles;
    switch (whatIf.demand) {
    case service::DemandCase::Low:
        return knots[p10];
    case service::DemandCase::High:
        return knots[p90];
    case service::DemandCase::Custom:
        return knots[p50] * (1 + whatIf.demandChange);
    case service::DemandCase::Expected:
        break;
    }
    return knots[p50];
}

QString DecisionModel::textOf(const CategoryDecision& d, double demand, int field) const {
    const auto number = numberOf(d, field);
    switch (field) {
    case Category:
        return toQt(d.category);
    case Demand:
        return numberText(demand);
    case DemandChange:
        if (!d.hold)
            return changeWithArrow(number);
        return number ? tr("hold %1").arg(changeText(number)) : tr("hold");
    case SpendChange:
    case Stock:
        return changeText(number);
    case SpendNow:
    case SpendPlan:
        return numberText(number, m_decimals.spend);
    case Risk:
        return riskText(d.riskClass);
    case Profit:
    case AtRisk:
        return numberText(number, m_decimals.profit);
    case Worth:
        return numberText(number, m_decimals.worth);
    default:
        return numberText(number);
    }
}

QString DecisionModel::text(int row, int column) const {
    return textOf(at(row), demandOf(row, m_whatIf), column);
}

QVariant DecisionModel::value(int row, int column, int role) const {
    const auto& d = at(row);
    switch (role) {
    case CategoryRole:
        return toQt(d.category);
    case RiskRole:
        return column == Risk ? QVariant(static_cast<int>(d.riskClass)) : QVariant();
    case ToneRole:
        if (column == SpendPlan)
            return static_cast<int>(Tone::Strong);
        if (column == Rank || (column == DemandChange && d.hold))
            return static_cast<int>(Tone::Muted);
        return {};
    case SortRole:
        break;
    default:
        return {};
    }
    if (column == Category)
        return toQt(d.category);
    if (column == Demand)
        return demandOf(row, m_whatIf);
    const auto number = numberOf(d, column);
    return number ? QVariant(*number) : QVariant();
}

QString DecisionModel::toolTip(int row, int column) const {
    if (m_whatIf.asksNothing() || column == Category)
        return {};
    const auto& planned = m_plan->decision.categories[static_cast<std::size_t>(row)];
    return tr("In the plan: %1").arg(textOf(planned, demandOf(row, {}), column));
}

} // namespace planwright::ui
