#include "ui/pages/data/import_files_step.h"

#include "ui/dialogs/s3_address.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/dropped_files.h"
#include "ui/widgets/page_parts.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace planwright::ui {
namespace {

QString describe(const QString& file) {
    if (isS3Address(file))
        return file;
    const QFileInfo info(file);
    const auto size = info.isDir() ? ImportFilesStep::tr("folder")
                                   : QLocale::c().formattedDataSize(info.size(), 1, QLocale::DataSizeSIFormat);
    return ImportFilesStep::tr("%1  (%2, in %3)").arg(info.fileName(), size, QDir::toNativeSeparators(info.path()));
}

} // namespace

ImportFilesStep::ImportFilesStep(QWidget* parent)
    : QWidget(parent)
    , m_list(new QListWidget)
    , m_remove(makeButton(tr("Remove")))
    , m_form(new QFormLayout)
    , m_sheet(new QLineEdit)
    , m_summary(makeSentence({}, "")) {
    setAcceptDrops(true);
    m_summary->setObjectName(QStringLiteral("filesSummary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setContentsMargins(12, 12, 12, 12);
    m_summary->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* card = new Card(tr("In short"));
    card->body()->addWidget(m_summary);
    card->body()->addStretch(1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addWidget(makeList(), 1);
    layout->addWidget(card, 1);
}

QWidget* ImportFilesStep::makeList() {
    auto* card = new Card(tr("Files, imported together"));
    m_list->setObjectName(QStringLiteral("importFiles"));
    m_list->setAccessibleName(tr("The files to be imported"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSpacing(gap / 2);
    m_list->setTextElideMode(Qt::ElideMiddle);
    setFocusProxy(m_list);
    m_sheet->setObjectName(QStringLiteral("sheet"));
    m_sheet->setPlaceholderText(tr("The one whose heading names events"));
    m_sheet->setAccessibleName(tr("Sheet of the Excel files"));
    auto* add = makeButton(tr("Add files…"));
    add->setObjectName(QStringLiteral("addFiles"));
    m_remove->setObjectName(QStringLiteral("removeFiles"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, gap, 12, gap);
    row->setSpacing(gap);
    row->addWidget(add);
    row->addWidget(m_remove);
    row->addWidget(makeSentence(tr("Or drop more files here.")), 1);
    m_form->setContentsMargins(12, 0, 12, 12);
    m_form->addRow(tr("Excel sheet"), m_sheet);
    card->body()->addWidget(m_list, 1);
    card->body()->addLayout(row);
    card->body()->addLayout(m_form);
    connect(add, &QPushButton::clicked, this, &ImportFilesStep::choose);
    connect(m_remove, &QPushButton::clicked, this, &ImportFilesStep::removeSelected);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &ImportFilesStep::followList);
    connect(m_sheet, &QLineEdit::editingFinished, this, &ImportFilesStep::changed);
    return card;
}

void ImportFilesStep::setFiles(const QStringList& files) {
    m_files = files;
    m_sheet->clear();
    m_list->clear();
    for (const auto& file : m_files) {
        auto* item = new QListWidgetItem(describe(file), m_list);
        item->setToolTip(isS3Address(file) ? file : QDir::toNativeSeparators(file));
    }
    followList();
}

void ImportFilesStep::addFiles(const QStringList& files) {
    auto all = m_files;
    for (const auto& file : files)
        if (!all.contains(file))
            all << file;
    if (all.size() != m_files.size())
        changeFiles(all);
}

// The sheet that was named stays.
void ImportFilesStep::changeFiles(const QStringList& files) {
    const auto sheet = m_sheet->text();
    setFiles(files);
    m_sheet->setText(sheet);
    Q_EMIT changed();
}

QString ImportFilesStep::sheet() const {
    return m_sheet->text().trimmed();
}

void ImportFilesStep::setSummary(const QString& text) {
    m_summary->setText(text);
}

void ImportFilesStep::choose() {
    auto* dialog = new QFileDialog(this, tr("Add files to the import"),
                                   m_files.isEmpty() ? QString() : QFileInfo(m_files.back()).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &ImportFilesStep::addFiles);
    dialog->open();
}

void ImportFilesStep::removeSelected() {
    QStringList left;
    for (int row = 0; row < m_list->count(); ++row)
        if (!m_list->item(row)->isSelected())
            left << m_files[row];
    changeFiles(left);
}

// The last file stays: without one there is no import.
void ImportFilesStep::followList() {
    const auto selected = m_list->selectedItems().size();
    m_remove->setEnabled(selected > 0 && selected < m_files.size());
    m_form->setRowVisible(m_sheet, std::ranges::any_of(m_files, [](const QString& file) {
                              return file.endsWith(QStringLiteral(".xlsx"), Qt::CaseInsensitive);
                          }));
}

void ImportFilesStep::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportFilesStep::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    addFiles(droppedFiles(*event->mimeData()));
}

} // namespace planwright::ui
