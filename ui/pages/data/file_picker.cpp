#include "ui/pages/data/file_picker.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace planwright::ui {

FilePicker::FilePicker(const QString& objectName, const QString& name, const QString& placeholder,
                       const QString& filter, QWidget* parent)
    : QWidget(parent)
    , m_name(name)
    , m_text(new QLineEdit)
    , m_clear(new QToolButton) {
    setObjectName(objectName);
    m_text->setReadOnly(true);
    m_text->setPlaceholderText(placeholder);
    m_text->setAccessibleName(name);
    auto* button = makeButton(tr("Choose…"));
    button->setObjectName(objectName + QStringLiteral("Choose"));
    button->setAccessibleName(tr("Choose: %1").arg(name));
    m_clear->setText(tr("Clear"));
    m_clear->setObjectName(objectName + QStringLiteral("Clear"));
    m_clear->setAccessibleName(tr("Clear: %1").arg(name));
    m_clear->setEnabled(false);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addWidget(m_text, 1);
    layout->addWidget(button);
    layout->addWidget(m_clear);
    connect(button, &QPushButton::clicked, this, [this, filter] { choose(filter); });
    connect(m_clear, &QToolButton::clicked, this, [this] { setFile({}); });
}

void FilePicker::setFile(const QString& file) {
    if (file == m_file)
        return;
    m_file = file;
    m_text->setText(QFileInfo(file).fileName());
    m_text->setToolTip(file);
    m_clear->setEnabled(!file.isEmpty());
    Q_EMIT fileChanged();
}

void FilePicker::setSaves(const QString& suffix) {
    m_savedSuffix = suffix;
}

void FilePicker::choose(const QString& filter) {
    auto* dialog =
        new QFileDialog(this, m_name, m_file.isEmpty() ? m_folder : QFileInfo(m_file).absolutePath(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(m_savedSuffix.isEmpty() ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    if (!m_savedSuffix.isEmpty()) {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(m_savedSuffix);
    }
    connect(dialog, &QFileDialog::fileSelected, this, &FilePicker::setFile);
    dialog->open();
}

} // namespace planwright::ui
