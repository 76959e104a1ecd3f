#pragma once

#include <QIcon>
#include <QString>

namespace planwright::ui {

/// A line icon of resources/icons ("home"), drawn in the text colour of the palette at hand, muted where disabled.
[[nodiscard]] QIcon icon(const QString& name);

} // namespace planwright::ui
