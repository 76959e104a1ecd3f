#include "ui/frame/top_bar.h"

#include "ui/session/app_session.h"
#include "ui/session/qt_convert.h"
#include "ui/session/recent_workspaces.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace planwright::ui {
namespace {

constexpr int monthsBack = 12;
constexpr int leastHistoryMonths = 12; ///< that an earlier plan needs before it

QToolButton* makeMenuButton(const QString& name) {
    auto* button = new QToolButton;
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(new QMenu(button));
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QToolButton* makeIconButton(const QString& iconName, QAction* action, const QKeySequence& shortcut) {
    action->setIcon(icon(iconName));
    action->setShortcut(shortcut);
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

TopBar::TopBar(AppSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_workspace(makeMenuButton(tr("Workspace")))
    , m_month(makeMenuButton(tr("Month to plan"))) {
    setProperty("role", QStringLiteral("bar"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(gap);
    m_workspace->setObjectName(QStringLiteral("workspace"));
    layout->addWidget(m_workspace);
    layout->addWidget(m_month);
    layout->addStretch(1);

    auto* search = new QPushButton(icon(QStringLiteral("search")), tr("Search or command      Ctrl+K"));
    search->setAccessibleName(tr("Search or command"));
    search->setMinimumWidth(230);
    layout->addWidget(search);
    connect(search, &QPushButton::clicked, this, &TopBar::searchWanted);

    auto& undo = session.undoStack();
    layout->addWidget(
        makeIconButton(QStringLiteral("undo"), undo.createUndoAction(this, tr("Undo")), QKeySequence::Undo));
    layout->addWidget(makeIconButton(QStringLiteral("redo"), undo.createRedoAction(this, tr("Redo")),
                                     QKeySequence(Qt::CTRL | Qt::Key_Y)));
    auto* more = makeMenuButton(tr("Menu"));
    more->setIcon(icon(QStringLiteral("menu")));
    m_menu = more->menu();
    layout->addWidget(more);

    connect(m_workspace->menu(), &QMenu::aboutToShow, this, &TopBar::fillWorkspaces);
    connect(m_month->menu(), &QMenu::aboutToShow, this, &TopBar::fillMonths);
    connect(&session, &AppSession::planChanged, this, &TopBar::follow);
    connect(&session, &AppSession::workspaceChanged, this, &TopBar::follow);
    follow();
}

void TopBar::follow() {
    const auto& plan = m_session.plan();
    m_workspace->setText(m_session.workspace().isEmpty() ? tr("No workspace") : m_session.workspaceName());
    m_month->setVisible(plan != nullptr);
    if (!plan)
        return;
    const auto month = monthName(plan->forecast.months.front().month);
    m_month->setText(m_session.earlierMonth() ? tr("Planning %1, as of then").arg(month)
                                              : tr("Planning %1").arg(month));
}

void TopBar::fillWorkspaces() {
    auto* menu = m_workspace->menu();
    menu->clear();
    for (const auto& folder : recentWorkspaces()) {
        auto* action = menu->addAction(QFileInfo(folder).completeBaseName());
        action->setToolTip(folder);
        action->setCheckable(true);
        action->setChecked(folder == m_session.workspace());
        connect(action, &QAction::triggered, this, [this, folder] { m_session.openWorkspace(folder); });
    }
    if (!menu->isEmpty())
        menu->addSeparator();
    connect(menu->addAction(icon(QStringLiteral("open")), tr("Open a workspace…")), &QAction::triggered, this,
            &TopBar::openWanted);
    connect(menu->addAction(icon(QStringLiteral("import")), tr("Import your events…")), &QAction::triggered, this,
            &TopBar::importWanted);
    connect(menu->addAction(tr("Open the demo")), &QAction::triggered, this, &TopBar::demoWanted);
}

void TopBar::fillMonths() {
    auto* menu = m_month->menu();
    menu->clear();
    const auto& plan = m_session.plan();
    if (!plan)
        return;
    const auto planned = plan->forecast.months.front().month;
    // The data's own next month, whatever month is shown at the moment.
    const auto& periods = plan->import.partialPeriods;
    const auto lastDayMonth = plan->import.lastDay.month();
    const bool isRunning = !periods.empty() && periods.back().month == lastDayMonth;
    const Month latest = isRunning ? lastDayMonth : lastDayMonth + 1;
    for (int back = 0; back <= monthsBack; ++back) {
        const Month month = latest - back;
        if (month - plan->history.firstMonth < leastHistoryMonths)
            break;
        auto* action =
            menu->addAction(back == 0 ? monthName(month) : tr("%1, as it looked then").arg(monthName(month)));
        action->setCheckable(true);
        action->setChecked(month == planned);
        connect(action, &QAction::triggered, this, [this, back, month] {
            m_session.planMonth(back == 0 ? std::optional<Month>() : std::optional(month));
        });
    }
}

} // namespace planwright::ui
