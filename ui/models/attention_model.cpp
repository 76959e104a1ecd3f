#include "ui/models/attention_model.h"

#include "core/service/export/figures.h"
#include "ui/models/decision_sentences.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"

#include <algorithm>

namespace planwright::ui {
namespace {

using decisions::CategoryDecision;
using decisions::RiskClass;

bool gaveRiskPoint(const decisions::TraceEntry& entry) {
    return entry.effect.ends_with("risk point.") && entry.effect.find("no risk point") == std::string::npos;
}

QString riskReason(const std::string& rule) {
    if (rule == "R1")
        return AttentionModel::tr("demand swings");
    if (rule == "R2")
        return AttentionModel::tr("forecasts were off");
    if (rule == "R3")
        return AttentionModel::tr("costly bad months");
    return rule == "R4" ? AttentionModel::tr("may lose money") : QString();
}

QString proposal(const CategoryDecision& decision) {
    QStringList parts;
    if (decision.spendChange && std::abs(*decision.spendChange) >= .005)
        parts << AttentionModel::tr("ad spend %1").arg(changeText(decision.spendChange));
    if (decision.stockScale && std::abs(*decision.stockScale) >= .005)
        parts << AttentionModel::tr("stock %1").arg(changeText(decision.stockScale));
    return parts.isEmpty() ? AttentionModel::tr("keep the present plan") : parts.join(QStringLiteral(", "));
}

QString withCapital(QString text) {
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

bool comesFirst(const CategoryDecision* a, const CategoryDecision* b) {
    const bool aHigh = a->riskClass == RiskClass::High, bHigh = b->riskClass == RiskClass::High;
    if (aHigh != bHigh)
        return aHigh;
    if (a->priority.value_or(0) != b->priority.value_or(0))
        return a->priority.value_or(0) > b->priority.value_or(0);
    return a->category < b->category;
}

} // namespace

QString attentionReason(const CategoryDecision& decision) {
    QStringList reasons;
    if (decision.riskClass != RiskClass::Low)
        for (const auto& entry : decision.trace)
            if (const auto reason = riskReason(entry.rule); gaveRiskPoint(entry) && !reason.isEmpty())
                reasons << reason;
    if (std::ranges::find(decision.flags, "RULES_ONLY") != decision.flags.end())
        reasons << AttentionModel::tr("no price is known");
    return withCapital(reasons.isEmpty() ? proposal(decision) : reasons.join(QStringLiteral(", ")));
}

void AttentionModel::setDecision(std::shared_ptr<const decisions::DecisionResult> decision, const QString& currency) {
    std::vector<const CategoryDecision*> found;
    if (decision)
        for (const auto& category : decision->categories)
            if (category.riskClass == RiskClass::High || category.priority.value_or(0) > 0)
                found.push_back(&category);
    std::ranges::sort(found, comesFirst);
    found.resize(std::min(found.size(), mostRows));
    std::vector<Column> columns{{tr("Risk"), false, {}},
                                {tr("Category"), false, {}},
                                {tr("Why"), false, {}},
                                {currency.isEmpty() ? tr("At stake") : tr("At stake, %1").arg(currency), true,
                                 tr("What acting is worth: profit with the proposal, less that of the present plan")}};
    reset(std::move(columns), [&] {
        m_decision = std::move(decision);
        m_rows = std::move(found);
    });
}

QString AttentionModel::text(int row, int column) const {
    const auto& decision = *m_rows[static_cast<std::size_t>(row)];
    switch (column) {
    case Risk:
        return riskText(decision.riskClass);
    case Category:
        return toQt(decision.category);
    case Why:
        return attentionReason(decision);
    default:
        return numberText(decision.priority);
    }
}

QVariant AttentionModel::value(int row, int column, int role) const {
    const auto& decision = *m_rows[static_cast<std::size_t>(row)];
    if (role == CategoryRole)
        return toQt(decision.category);
    if (role == RiskRole && column == Risk)
        return static_cast<int>(decision.riskClass);
    if (role == ToneRole)
        return static_cast<int>(column == Category ? Tone::Strong : column == Why ? Tone::Muted : Tone::Normal);
    if (role == SortRole && column == AtStake)
        return decision.priority ? QVariant(*decision.priority) : QVariant();
    return role == SortRole ? QVariant(text(row, column)) : QVariant();
}

QString AttentionModel::toolTip(int row, int column) const {
    const auto& decision = *m_rows[static_cast<std::size_t>(row)];
    if (column != Why)
        return {};
    QStringList sentences;
    for (const auto& entry : decision.trace)
        if (gaveRiskPoint(entry) || entry.rule == "CLASS" || entry.rule == "PRIORITY")
            sentences << toQt(service::typeset(entry.effect));
    return sentences.join(QLatin1Char('\n'));
}

} // namespace planwright::ui
