#pragma once

#include <QPixmap>
#include <QString>

#include <functional>

class QWidget;

namespace planwright::ui {

/// Adds "Copy as picture" and "Save as picture…" to the menu of a chart. `name` is asked when it is saved.
void addPictureActions(QWidget& plot, std::function<QPixmap()> picture, std::function<QString()> name);

} // namespace planwright::ui
