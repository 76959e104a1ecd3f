#pragma once

#include "ui/theme/theme.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace planwright::desktop {

/// The command line of the desktop.
struct Options {
    QString workspace;                    ///< --workspace DIR
    QStringList files;                    ///< --open FILE, or FILE...
    QString screenshots;                  ///< --screenshot DIR
    bool check = false;                   ///< --check
    bool demo = false;                    ///< --demo
    std::optional<QSize> size;            ///< --size WxH
    std::optional<ui::ThemeChoice> theme; ///< --theme light|dark|system
    QString suffix;                       ///< --suffix TEXT: ends the names of screenshots
    QString category;                     ///< --category NAME: what is selected
};

/// Ends the program for --help, --version and wrong usage (2).
[[nodiscard]] Options parseOptions(const QStringList& arguments);

} // namespace planwright::desktop
