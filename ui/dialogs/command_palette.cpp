#include "ui/dialogs/command_palette.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTreeWidget>
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
    , m_list(new QTreeWidget) {
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
    m_list->setRootIsDecorated(false);
    m_list->setHeaderHidden(true);
    m_list->setColumnCount(3); // name, kind, shortcut
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    layout->addWidget(m_list, 1);
    layout->addWidget(makeLabel(tr("↑ ↓ to choose, Enter to go, Esc to close"), "muted"));
    resize(560, 420);
    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_input, &QLineEdit::returnPressed, this, &CommandPalette::choose);
    connect(m_list, &QTreeWidget::itemClicked, this, &CommandPalette::choose);
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
        if (m_list->topLevelItemCount() == mostShown)
            break;
        const auto& command = m_commands[i];
        auto* item = new QTreeWidgetItem(m_list, {command.name, command.kind, command.shortcut});
        item->setData(0, Qt::UserRole, static_cast<qulonglong>(i));
        item->setSizeHint(0, {0, rowHeight});
        for (const int column : {1, 2})
            item->setForeground(column, tokensOf(palette()).muted);
    }
    if (m_list->topLevelItemCount() == 0)
        (new QTreeWidgetItem(m_list, {tr("Nothing is called so.")}))->setFlags(Qt::NoItemFlags);
    m_list->setCurrentItem(m_list->topLevelItem(0));
}

void CommandPalette::choose() {
    const auto* item = m_list->currentItem();
    if (item == nullptr || !item->data(0, Qt::UserRole).isValid())
        return;
    // After this dialog and its line edit are done with the key: a command may open a dialog of its own.
    QMetaObject::invokeMethod(parent(), m_commands[item->data(0, Qt::UserRole).toULongLong()].run,
                              Qt::QueuedConnection);
    accept();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0) {
            const int row = m_list->indexOfTopLevelItem(m_list->currentItem()) + step;
            m_list->setCurrentItem(m_list->topLevelItem(std::clamp(row, 0, m_list->topLevelItemCount() - 1)));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace planwright::ui
