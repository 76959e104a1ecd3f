#include "ui/widgets/percent_box.h"

#include "ui/models/number_text.h"

#include <cmath>

namespace planwright::ui {
namespace {

constexpr double least = -99, most = 1000;

// As C writes numbers.
QString plain(QString text) {
    text.remove(QLatin1Char('%')).replace(QChar(0x2212), QLatin1Char('-')).replace(QLatin1Char(','), QLatin1Char('.'));
    return text.simplified();
}

} // namespace

PercentBox::PercentBox(QWidget* parent)
    : QDoubleSpinBox(parent) {
    setRange(least, most);
    setDecimals(1);
    setSingleStep(1);
    setSuffix(QStringLiteral("\u202F%"));
    setAlignment(Qt::AlignRight);
    setButtonSymbols(QAbstractSpinBox::NoButtons);
    setMaximumWidth(84);
}

void PercentBox::setFraction(double fraction) {
    if (std::abs(value() - fraction * 100) > 1e-6)
        setValue(fraction * 100);
}

QString PercentBox::textFromValue(double value) const {
    const bool whole = std::abs(value - std::round(value)) < 1e-9;
    const auto text = numberText(value, whole ? 0 : 1).remove(QLatin1Char(','));
    return value > 0 ? QLatin1Char('+') + text : text;
}

double PercentBox::valueFromText(const QString& text) const {
    return plain(text).toDouble();
}

QValidator::State PercentBox::validate(QString& text, int& /*position*/) const {
    const auto number = plain(text);
    if (number.isEmpty() || number == QLatin1String("-") || number == QLatin1String("+"))
        return QValidator::Intermediate;
    bool isNumber = false;
    const double value = number.toDouble(&isNumber);
    if (!isNumber || number.contains(QLatin1Char('e'), Qt::CaseInsensitive) || value > most)
        return QValidator::Invalid;
    return value < least ? QValidator::Intermediate : QValidator::Acceptable;
}

} // namespace planwright::ui
