#pragma once

#include <QString>

class QSplitter;

namespace planwright::ui {

/// Puts a splitter as it was left under this name, and keeps it from now on.
void rememberSplitter(QSplitter& splitter, const QString& name);
/// Whether a person has moved it.
[[nodiscard]] bool isRemembered(const QSplitter& splitter);

} // namespace planwright::ui
