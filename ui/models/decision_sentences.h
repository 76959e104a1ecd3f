#pragma once

#include "core/service/plan.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace planwright::ui {

/// One rule that fired, for a reader.
struct Reason {
    QString rule;     ///< "R1"
    QString sentence; ///< what it did
    QString details;  ///< what went in and the limit: "volatility 0.06 · limit 0.20"; may be empty
};

/// "○ Low"
[[nodiscard]] QString riskText(decisions::RiskClass risk);
/// " GBP", or nothing where no currency is declared.
[[nodiscard]] QString currencyAfter(const service::Plan& plan);

/// "stock +23 %, advertising +4 %"
[[nodiscard]] QString actionText(const decisions::CategoryDecision& decision);
[[nodiscard]] std::vector<Reason> reasonsOf(const decisions::CategoryDecision& decision);
/// How sure the stock is to last, and what is held; empty values are left out.
[[nodiscard]] QStringList outlookOf(const decisions::CategoryDecision& decision, const service::Plan& plan);
/// What the whole plan does and earns.
[[nodiscard]] QStringList portfolioSentences(const decisions::DecisionResult& decision, const service::Plan& plan);
/// Flags as sentences.
[[nodiscard]] QStringList assumptionsOf(const decisions::CategoryDecision& decision);
/// ... of the whole plan, each with the categories that it holds for.
[[nodiscard]] QStringList assumptionsOf(const decisions::DecisionResult& decision);

} // namespace planwright::ui
