#include "ui/dialogs/help_dialog.h"

#include "ui/theme/tokens.h"

#include <QFile>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace planwright::ui {

HelpDialog::HelpDialog(QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("Planwright: user guide"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* browser = new QTextBrowser;
    browser->setAccessibleName(tr("User guide"));
    browser->setFrameShape(QFrame::NoFrame);
    browser->setOpenExternalLinks(false);
    browser->document()->setDocumentMargin(wideGap);
    QFile guide(QStringLiteral(":/help/desktop.md"));
    if (guide.open(QIODevice::ReadOnly))
        browser->setMarkdown(QString::fromUtf8(guide.readAll()));
    layout->addWidget(browser);
    resize(760, 640);
}

} // namespace planwright::ui
