#include "ui/charts/picture_actions.h"

#include "ui/dialogs/error_dialog.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>

namespace planwright::ui {
namespace {

void savePicture(QWidget& plot, const std::function<QPixmap()>& picture, const QString& name) {
    auto file = QFileDialog::getSaveFileName(&plot, QObject::tr("Save the chart as a picture"),
                                             name + QStringLiteral(".png"), QObject::tr("Pictures (*.png)"));
    if (file.isEmpty())
        return;
    if (!file.endsWith(QStringLiteral(".png"), Qt::CaseInsensitive))
        file += QStringLiteral(".png");
    if (picture().save(file, "PNG"))
        return;
    const Error error(ErrorCode::Io, "The file cannot be written. Choose another folder.", {fromQt(file), 0, {}});
    auto* dialog = new ErrorDialog(errorText(QObject::tr("The picture could not be saved"), error), plot.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace

void addPictureActions(QWidget& plot, std::function<QPixmap()> picture, std::function<QString()> name) {
    plot.setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* copy = new QAction(icon(QStringLiteral("copy")), QObject::tr("Copy as picture"), &plot);
    QObject::connect(copy, &QAction::triggered, &plot, [picture] { QApplication::clipboard()->setPixmap(picture()); });
    auto* save = new QAction(QObject::tr("Save as picture…"), &plot);
    QObject::connect(save, &QAction::triggered, &plot, [&plot, picture = std::move(picture), name = std::move(name)] {
        savePicture(plot, picture, name());
    });
    plot.addActions({copy, save});
}

} // namespace planwright::ui
