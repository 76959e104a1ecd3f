#include "ui/dialogs/s3_address.h"

#include <QInputDialog>
#include <QLineEdit>

namespace planwright::ui {

void askForS3Address(QWidget* parent, std::function<void(const QString&)> take) {
    auto* dialog = new QInputDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("s3Dialog"));
    dialog->setWindowTitle(QInputDialog::tr("Import from S3"));
    dialog->setLabelText(QInputDialog::tr("Address of the event files, s3://BUCKET/PREFIX.\n"
                                          "Keys are those of the AWS command line; the files are copied to this\n"
                                          "computer each time they are looked at, counted or imported."));
    dialog->setTextValue(QStringLiteral("s3://"));
    QObject::connect(dialog, &QInputDialog::textValueSelected, parent, [take = std::move(take)](const QString& text) {
        if (const auto address = text.trimmed(); isS3Address(address) && address.size() > 5)
            take(address);
    });
    dialog->open();
}

} // namespace planwright::ui
