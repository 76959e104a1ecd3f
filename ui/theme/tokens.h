#pragma once

#include "core/decisions/decision.h"

#include <QColor>
#include <QPalette>
#include <QString>

namespace planwright::ui {

/// The colours of a theme; contrast on both backgrounds is at least 4.9 : 1.
struct Tokens {
    bool dark = false;
    QColor background, panel, line, text, muted, accent, onAccent, selection;
    QColor riskLow, riskMedium, riskHigh;
    QColor typed; ///< anything a person typed
};

[[nodiscard]] const Tokens& lightTokens();
[[nodiscard]] const Tokens& darkTokens();
/// The theme that a palette was made from: what a widget paints itself asks by its own palette, and repaints on
/// QEvent::PaletteChange.
[[nodiscard]] const Tokens& tokensOf(const QPalette& palette);

[[nodiscard]] const QColor& riskColour(const Tokens& tokens, decisions::RiskClass risk);
/// ○ ◆ ▲: a shape stands beside every risk colour.
[[nodiscard]] QString riskShape(decisions::RiskClass risk);

// Distances and sizes, px.
inline constexpr int gap = 8, wideGap = 16, rowHeight = 26, radius = 6;
inline constexpr int smallText = 12, normalText = 13, largeText = 15, titleText = 20;

} // namespace planwright::ui
