#include "ui/session/error_text.h"

#include "ui/session/qt_convert.h"

#include <QCoreApplication>
#include <QStringList>

namespace planwright::ui {

ErrorText errorText(const QString& attempt, const Error& error) {
    const auto where = error.where();
    QStringList place;
    if (!where.file.empty())
        place << toQt(where.file);
    if (where.line > 0)
        place << QCoreApplication::translate("ErrorText", "line %1").arg(where.line);
    if (!where.field.empty())
        place << QCoreApplication::translate("ErrorText", "field %1").arg(toQt(where.field));
    ErrorText text{attempt, toQt(error.message()), place.join(QStringLiteral(", ")), {}};
    text.details =
        attempt + QLatin1Char('\n') + toQt(errorCodeName(error.code())) + QStringLiteral(": ") + toQt(error.describe());
    return text;
}

} // namespace planwright::ui
