#include "ui/widgets/money_edit.h"

#include "ui/models/number_text.h"

#include <QRegularExpressionValidator>

#include <cmath>

namespace planwright::ui {
namespace {

QString marked(std::optional<double> amount) {
    if (!amount)
        return {};
    const bool whole = *amount == std::round(*amount);
    return numberText(amount, whole ? 0 : 2);
}

} // namespace

MoneyEdit::MoneyEdit(QWidget* parent)
    : QLineEdit(parent) {
    setAlignment(Qt::AlignRight);
    setMaximumWidth(110);
    // Up to a billion, and cents.
    const QRegularExpression amounts(QStringLiteral("\\d{0,1}([ ,\u202F]?\\d){0,9}(\\.\\d{0,2})?"));
    setValidator(new QRegularExpressionValidator(amounts, this));
    connect(this, &QLineEdit::textEdited, this, [this] { Q_EMIT amountEdited(amount()); });
    connect(this, &QLineEdit::editingFinished, this, [this] { setText(marked(amount())); });
}

std::optional<double> MoneyEdit::amount() const {
    auto digits = text();
    digits.remove(QLatin1Char(',')).remove(QLatin1Char(' ')).remove(QChar(0x202F));
    bool isNumber = false;
    const double value = digits.toDouble(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

void MoneyEdit::setAmount(std::optional<double> amount) {
    if (amount != this->amount())
        setText(marked(amount));
}

} // namespace planwright::ui
