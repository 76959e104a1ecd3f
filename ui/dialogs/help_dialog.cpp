#include "ui/dialogs/help_dialog.h"

#include "ui/theme/tokens.h"

#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>
#include <QUrl>
#include <QVBoxLayout>

namespace planwright::ui {

namespace {

constexpr int halfGap = gap / 2;

// Markdown sets no distances: room above headings and between paragraphs, and tables without double lines.
void giveRoom(QTextDocument& document) {
    for (auto block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format;
        if (cursor.currentTable() == nullptr) {
            format.setTopMargin(block.blockFormat().headingLevel() > 0 ? wideGap : halfGap);
            format.setBottomMargin(halfGap);
            cursor.mergeBlockFormat(format);
            continue;
        }
        auto table = cursor.currentTable()->format();
        table.setBorderCollapse(true);
        table.setBorder(1);
        table.setCellPadding(halfGap);
        table.setTopMargin(gap);
        table.setBottomMargin(gap);
        cursor.currentTable()->setFormat(table);
    }
}

} // namespace

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
    // Through a source, so that the links between the pages are followed.
    connect(browser, &QTextBrowser::sourceChanged, this, [browser] { giveRoom(*browser->document()); });
    browser->setSource(QUrl(QStringLiteral("qrc:/help/desktop.md")), QTextDocument::MarkdownResource);
    layout->addWidget(browser);
    resize(760, 640);
}

} // namespace planwright::ui
