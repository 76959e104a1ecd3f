#pragma once

#include "core/base/result.h"

#include <QString>

namespace planwright::ui {

class MainWindow;

/// Draws every page, and every dialog beside them, into DIR as PNG files: `home.png`, ..., `dialog-palette.png`; where
/// files are offered, also the steps of their import as far as nothing stands in the way, `import-1.png` and on. Each
/// name ends in `suffix`.
[[nodiscard]] Status saveScreenshots(MainWindow& window, const QString& folder, const QString& suffix);

} // namespace planwright::ui
