#pragma once

#include "core/base/result.h"

#include <QString>

namespace planwright::ui {

/// A failure as the interface tells it: what was tried, what happened and what to do, and the details to copy.
struct ErrorText {
    QString title;   ///< "The import did not work"
    QString message; ///< a sentence or two
    QString place;   ///< "events.csv, line 12, field quantity", or empty
    QString details; ///< everything, for a report
};

/// `attempt` is the title.
[[nodiscard]] ErrorText errorText(const QString& attempt, const Error& error);

} // namespace planwright::ui
