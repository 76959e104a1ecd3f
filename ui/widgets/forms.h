#pragma once

#include <QFormLayout>
#include <QScrollArea>

namespace planwright::ui {

/// A form with the distances of a card.
[[nodiscard]] QFormLayout* makeForm();
/// The form in an area that is scrolled in a small window, not pressed together.
[[nodiscard]] QScrollArea* scrolledForm(QFormLayout* form);

} // namespace planwright::ui
