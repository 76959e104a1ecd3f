#include "ui/widgets/save_table.h"

#include "ui/session/app_session.h"
#include "ui/session/qt_convert.h"
#include "ui/widgets/views.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>
#include <QSettings>

namespace planwright::ui {
namespace {

const auto folderKey = QStringLiteral("last_export_folder");

} // namespace

void saveTableAsCsv(AppSession& session, const QAbstractItemView& view, const QString& suggestedName, QWidget* parent) {
    const QDir folder(QSettings().value(folderKey, QDir::homePath()).toString());
    auto name = QFileDialog::getSaveFileName(parent, QObject::tr("Save the table as CSV"),
                                             folder.filePath(suggestedName + QStringLiteral(".csv")),
                                             QObject::tr("CSV (*.csv)"));
    if (name.isEmpty())
        return;
    if (QFileInfo(name).suffix().isEmpty())
        name += QStringLiteral(".csv");
    QSettings().setValue(folderKey, QFileInfo(name).absolutePath());
    QSaveFile file(name);
    if (file.open(QIODevice::WriteOnly) && file.write(csvOf(view).toUtf8()) >= 0 && file.commit()) {
        Q_EMIT session.done(QObject::tr("The table was saved as %1.").arg(name));
        return;
    }
    const Error error(ErrorCode::Io, fromQt(file.errorString()) + ".", {fromQt(name), 0, {}});
    Q_EMIT session.failed(errorText(QObject::tr("The table could not be saved"), error));
}

} // namespace planwright::ui
