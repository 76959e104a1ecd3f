#include "ui/dialogs/command_palette.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace planwright::ui {
namespace {

constexpr int mostShown = 60;

// Lower is better: the name begins with the text, a word of it does, it holds the text, its letters come in order; -1
// for none of these.
int rankOf(const QString& name, const QString& text) {
    if (name.startsWith(text, Qt::CaseInsensitive))
        return 0;
    if (name.contains(QLatin1Char(' ') + text, Qt::CaseInsensitive))
        return 1;
    if (name.contains(text, Qt::CaseInsensitive))
        return 2;
    qsizetype at = 0;
    for (const auto letter : text) {
        at = name.indexOf(letter, at, Qt::CaseInsensitive);
        if (at < 0)
            return -1;
        ++at;
    }
    return 3;
}

} // namespace

CommandPalette::CommandPalette(std::vector<Command> commands, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint)
    , m_commands(std::move(commands))
    , m_input(new QLineEdit)
    , m_list(new QListWidget) {
    setAccessibleName(tr("Search or command"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    m_input->setPlaceholderText(tr("A page, a category, an action…"));
    m_input->setAccessibleName(tr("Search or command"));
    m_input->installEventFilter(this);
    layout->addWidget(m_input);
    m_list->setAccessibleName(tr("Found"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(m_list, 1);
    layout->addWidget(makeLabel(tr("↑ ↓ to choose, Enter to go, Esc to close"), "muted"));
    resize(560, 420);
    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_input, &QLineEdit::returnPressed, this, &CommandPalette::choose);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::choose);
    filter({});
}

void CommandPalette::filter(const QString& text) {
    std::vector<std::pair<int, std::size_t>> found;
    for (std::size_t i = 0; i < m_commands.size(); ++i)
        if (const int rank = rankOf(m_commands[i].name, text.trimmed()); rank >= 0)
            found.emplace_back(rank, i);
    std::ranges::stable_sort(found, {}, [](const auto& entry) { return entry.first; });
    m_list->clear();
    for (const auto& [rank, i] : found) {
        if (m_list->count() == mostShown)
            break;
        const auto& command = m_commands[i];
        auto label = command.name + QStringLiteral("   ") + command.kind;
        if (!command.shortcut.isEmpty())
            label += QStringLiteral("   ") + command.shortcut;
        auto* item = new QListWidgetItem(label, m_list);
        item->setData(Qt::UserRole, static_cast<qulonglong>(i));
        item->setSizeHint({0, rowHeight});
    }
    if (m_list->count() == 0)
        (new QListWidgetItem(tr("Nothing is called so."), m_list))->setFlags(Qt::NoItemFlags);
    m_list->setCurrentRow(0);
}

void CommandPalette::choose() {
    const auto* item = m_list->currentItem();
    if (item == nullptr || !item->data(Qt::UserRole).isValid())
        return;
    // After this dialog and its line edit are done with the key: a command may open a dialog of its own.
    QMetaObject::invokeMethod(parent(), m_commands[item->data(Qt::UserRole).toULongLong()].run, Qt::QueuedConnection);
    accept();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0 && m_list->count() > 0) {
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace planwright::ui
