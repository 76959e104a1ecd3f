#include "ui/widgets/save_files.h"

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

// Empty where the planner thought better of it; the suffix (".csv") is added where it was not typed.
QString askForFile(QWidget* parent, const QString& title, const QString& name, const QString& suffix,
                   const QString& kinds) {
    const QDir folder(QSettings().value(folderKey, QDir::homePath()).toString());
    auto file = QFileDialog::getSaveFileName(parent, title, folder.filePath(name + suffix), kinds);
    if (file.isEmpty())
        return file;
    if (QFileInfo(file).suffix().isEmpty())
        file += suffix;
    QSettings().setValue(folderKey, QFileInfo(file).absolutePath());
    return file;
}

} // namespace

void saveTableAsCsv(AppSession& session, const QAbstractItemView& view, const QString& suggestedName, QWidget* parent) {
    const auto file = askForFile(parent, QObject::tr("Save the table as CSV"), suggestedName, QStringLiteral(".csv"),
                                 QObject::tr("CSV (*.csv)"));
    if (!file.isEmpty())
        writeTableAsCsv(session, view, file);
}

void writeTableAsCsv(AppSession& session, const QAbstractItemView& view, const QString& file) {
    QSaveFile output(file);
    const auto text = csvOf(view).toUtf8();
    if (output.open(QIODevice::WriteOnly) && output.write(text) == text.size() && output.commit()) {
        Q_EMIT session.done(QObject::tr("The table was saved as %1.").arg(file));
        return;
    }
    const Error error(ErrorCode::Io, fromQt(output.errorString()) + ".", {fromQt(file), 0, {}});
    Q_EMIT session.failed(errorText(QObject::tr("The table could not be saved"), error));
}

void saveSourceRowsAsCsv(AppSession& session, const QString& suggestedName, QWidget* parent) {
    auto name = suggestedName;
    name.replace(QLatin1Char('/'), QLatin1Char('-'));
    const auto file = askForFile(parent, QObject::tr("Save the rows as CSV"), name, QStringLiteral(".csv"),
                                 QObject::tr("CSV (*.csv)"));
    if (!file.isEmpty())
        session.saveSourceRows(file);
}

bool saveLostDemand(AppSession& session, QWidget* parent) {
    const auto file = askForFile(parent, QObject::tr("Save the lost demand by category and day"),
                                 QObject::tr("lost demand"), QStringLiteral(".csv"), QObject::tr("CSV (*.csv)"));
    return !file.isEmpty() && session.exportLostDemand(file);
}

void saveReportAsHtml(AppSession& session, QWidget* parent) {
    const auto file = askForFile(parent, QObject::tr("Save the report"), QStringLiteral("report"),
                                 QStringLiteral(".html"), QObject::tr("Web pages (*.html)"));
    if (!file.isEmpty())
        session.saveReport(file);
}

} // namespace planwright::ui
