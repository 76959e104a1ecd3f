#pragma once

#include "core/base/date.h"

#include <QString>

#include <filesystem>
#include <string>
#include <string_view>

namespace planwright::ui {

[[nodiscard]] inline QString toQt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
[[nodiscard]] inline std::string fromQt(const QString& text) {
    return text.toStdString();
}
[[nodiscard]] inline QString pathToQt(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}
[[nodiscard]] inline std::filesystem::path pathFromQt(const QString& path) {
    return {path.toStdString()};
}
/// "December 2011"
[[nodiscard]] inline QString monthName(Month month) {
    return toQt(month.toWords());
}
/// "Dec 11"
[[nodiscard]] QString shortMonthName(Month month);

} // namespace planwright::ui
