#pragma once

#include "ui/theme/tokens.h"

class QApplication;

namespace planwright::ui {

enum class ThemeChoice : std::uint8_t { System, Light, Dark };

/// What the planner chose last.
[[nodiscard]] ThemeChoice savedTheme();
void saveTheme(ThemeChoice choice);

/// Gives the application its style, palette, fonts and style sheet. ThemeChoice::System follows the desktop's own
/// palette as it was when the program started.
void applyTheme(QApplication& application, ThemeChoice choice);

} // namespace planwright::ui
