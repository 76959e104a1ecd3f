#include "ui/dialogs/error_dialog.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace planwright::ui {

ErrorDialog::ErrorDialog(const ErrorText& error, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(error.title);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(makeSentence(error.title, "large"));
    layout->addWidget(makeSentence(error.message, ""));
    if (!error.place.isEmpty())
        layout->addWidget(makeSentence(error.place, "muted"));
    auto* details = new QPlainTextEdit(error.details);
    details->setReadOnly(true);
    details->setAccessibleName(tr("Details"));
    details->setFixedHeight(110);
    details->hide();
    layout->addWidget(details);
    layout->addStretch(1);
    auto* buttons = new QHBoxLayout;
    auto* show = makeButton(tr("Details"));
    auto* copy = makeButton(tr("Copy"));
    auto* close = makeButton(tr("Close"), "primary");
    buttons->addWidget(show);
    buttons->addWidget(copy);
    buttons->addStretch(1);
    buttons->addWidget(close);
    layout->addLayout(buttons);
    connect(show, &QPushButton::clicked, this, [this, details] {
        details->setVisible(!details->isVisible());
        adjustSize();
    });
    connect(copy, &QPushButton::clicked, this, [text = error.details] { QApplication::clipboard()->setText(text); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    close->setDefault(true);
    close->setFocus();
    setMinimumWidth(480);
}

} // namespace planwright::ui
