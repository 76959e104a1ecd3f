#include "ui/theme/tokens.h"

namespace planwright::ui {

const Tokens& lightTokens() {
    static const Tokens tokens{false,
                               QColor(0xFFFFFF),
                               QColor(0xF6F7F9),
                               QColor(0xD9DDE3),
                               QColor(0x1B2430),
                               QColor(0x566072),
                               QColor(0x0B5FA5),
                               QColor(0xFFFFFF),
                               QColor(0xE3EEF8),
                               QColor(0x007A5A),
                               QColor(0x9A5B00),
                               QColor(0xB3380E),
                               QColor(0x8E3A73)};
    return tokens;
}

const Tokens& darkTokens() {
    static const Tokens tokens{true,
                               QColor(0x14181F),
                               QColor(0x1C222B),
                               QColor(0x333C49),
                               QColor(0xE8ECF1),
                               QColor(0xA3AEBD),
                               QColor(0x6CB6F2),
                               QColor(0x0E1A26),
                               QColor(0x22384B),
                               QColor(0x4FC9A0),
                               QColor(0xF0B84A),
                               QColor(0xFF8A5C),
                               QColor(0xE39AC8)};
    return tokens;
}

const Tokens& tokensOf(const QPalette& palette) {
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128 ? darkTokens() : lightTokens();
}

const QColor& riskColour(const Tokens& tokens, decisions::RiskClass risk) {
    switch (risk) {
    case decisions::RiskClass::Low:
        return tokens.riskLow;
    case decisions::RiskClass::Medium:
        return tokens.riskMedium;
    case decisions::RiskClass::High:
        break;
    }
    return tokens.riskHigh;
}

QString riskShape(decisions::RiskClass risk) {
    switch (risk) {
    case decisions::RiskClass::Low:
        return QStringLiteral("○");
    case decisions::RiskClass::Medium:
        return QStringLiteral("◆");
    case decisions::RiskClass::High:
        break;
    }
    return QStringLiteral("▲");
}

} // namespace planwright::ui
