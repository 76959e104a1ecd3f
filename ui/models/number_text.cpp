#include "ui/models/number_text.h"

#include "core/service/export/figures.h"

namespace planwright::ui {

QString numberText(std::optional<double> value, int decimals) {
    return QString::fromStdString(service::figure(value, decimals));
}

QString changeText(std::optional<double> fraction) {
    return QString::fromStdString(service::changePercent(fraction));
}

QString changeWithArrow(std::optional<double> fraction) {
    const auto arrow = QString::fromStdString(service::arrow(fraction));
    return arrow.isEmpty() ? changeText(fraction) : changeText(fraction) + QLatin1Char(' ') + arrow;
}

QString shareText(std::optional<double> fraction, int decimals) {
    return QString::fromStdString(service::sharePercent(fraction, decimals));
}

QString rangeText(double low, double high, int decimals) {
    return QString::fromStdString(service::range(low, high, decimals));
}

} // namespace planwright::ui
