#pragma once

#include <QString>

namespace planwright::ui {

/// A text of a file as one line of a table: line ends, tabs and other control characters become blanks.
[[nodiscard]] inline QString oneLine(QString text) {
    for (auto& c : text)
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = QLatin1Char(' ');
    return text;
}

/// A tool tip that shows any text as it is, and wraps it.
[[nodiscard]] inline QString plainToolTip(const QString& text) {
    return text.isEmpty() ? text : QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped());
}

} // namespace planwright::ui
