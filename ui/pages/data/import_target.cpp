#include "ui/pages/data/import_target.h"

#include "core/service/event_files.h"
#include "ui/dialogs/s3_address.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace planwright::ui {
namespace {

const auto suffix = QStringLiteral(".planwright");
constexpr int indent = 24; // of what belongs to a radio button

QString proposedWorkspace(const QString& file) {
    const QFileInfo info(file);
    auto folder = info.absolutePath();
    if (isS3Address(file) || !QFileInfo(folder).isWritable())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(folder).filePath(toQt(service::eventFileStem(pathFromQt(file))) + suffix);
}

} // namespace

ImportTarget::ImportTarget(AppSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_open(new QRadioButton)
    , m_own(new QRadioButton(tr("A workspace of its own")))
    , m_append(new QCheckBox(tr("Append to the data that is there")))
    , m_folder(new QLineEdit)
    , m_exists(makeSentence(tr("There is a workspace already: its data are replaced."))) {
    m_open->setObjectName(QStringLiteral("intoOpenWorkspace"));
    m_own->setObjectName(QStringLiteral("intoOwnWorkspace"));
    m_append->setObjectName(QStringLiteral("appendData"));
    m_append->setToolTip(tr("Rows that are there already are merged, not counted twice"));
    m_folder->setObjectName(QStringLiteral("ownWorkspace"));
    m_folder->setAccessibleName(tr("Folder of the new workspace"));
    auto* choose = makeButton(tr("Choose…"));
    choose->setAccessibleName(tr("Choose where the new workspace stands"));
    choose->setObjectName(QStringLiteral("ownWorkspaceChoose"));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    const auto addIndented = [layout](std::initializer_list<QWidget*> widgets) {
        auto* row = new QHBoxLayout;
        row->setContentsMargins(indent, 0, 0, 0);
        row->setSpacing(gap);
        for (auto* widget : widgets)
            row->addWidget(widget);
        layout->addLayout(row);
    };
    layout->addWidget(m_open);
    addIndented({m_append});
    layout->addWidget(m_own);
    addIndented({m_folder, choose});
    addIndented({m_exists});

    connect(m_open, &QRadioButton::toggled, this, &ImportTarget::enableParts);
    connect(m_append, &QCheckBox::toggled, this, &ImportTarget::enableParts);
    connect(m_folder, &QLineEdit::textChanged, this, &ImportTarget::sayWhetherItExists);
    connect(m_folder, &QLineEdit::editingFinished, this, &ImportTarget::enableParts);
    connect(choose, &QPushButton::clicked, this, &ImportTarget::choose);
    connect(&session, &AppSession::workspaceChanged, this, &ImportTarget::followWorkspace);
    connect(&session, &AppSession::planChanged, this, &ImportTarget::followWorkspace);
    followWorkspace();
}

void ImportTarget::followWorkspace() {
    const bool isOpen = !m_session.workspace().isEmpty();
    m_open->setEnabled(isOpen);
    if (!isOpen) {
        m_open->setText(tr("The open workspace (none is open)"));
        m_own->setChecked(true);
    } else {
        m_open->setText(m_session.plan()
                            ? tr("The open workspace, %1: replaces its data").arg(m_session.workspaceName())
                            : tr("The open workspace, %1").arg(m_session.workspaceName()));
    }
    enableParts();
}

void ImportTarget::setFile(const QString& file, bool append) {
    m_folder->setText(proposedWorkspace(file));
    m_append->setChecked(append);
    (m_open->isEnabled() ? m_open : m_own)->setChecked(true);
}

QString ImportTarget::folder() const {
    return m_open->isChecked() ? m_session.workspace() : m_folder->text().trimmed();
}

bool ImportTarget::append() const {
    return m_open->isChecked() && m_append->isEnabled() && m_append->isChecked();
}

void ImportTarget::choose() {
    auto* dialog =
        new QFileDialog(this, tr("Where shall the new workspace stand?"), QFileInfo(m_folder->text()).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        m_own->setChecked(true);
        m_folder->setText(folder.endsWith(suffix) ? folder
                                                  : QDir(folder).filePath(QFileInfo(m_folder->text()).fileName()));
        enableParts();
    });
    dialog->open();
}

void ImportTarget::enableParts() {
    m_append->setEnabled(m_open->isChecked() && m_session.plan() != nullptr);
    m_folder->setEnabled(m_own->isChecked());
    sayWhetherItExists();
    Q_EMIT changed();
}

void ImportTarget::sayWhetherItExists() {
    m_exists->setVisible(m_own->isChecked() &&
                         QFileInfo::exists(m_folder->text().trimmed() + QStringLiteral("/workspace.sqlite")));
}

} // namespace planwright::ui
