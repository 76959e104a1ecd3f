#include "ui/frame/navigation_rail.h"

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QButtonGroup>
#include <QToolButton>
#include <QVBoxLayout>

namespace planwright::ui {
namespace {

constexpr int wideRail = 148, narrowRail = 48;

} // namespace

NavigationRail::NavigationRail(QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this)) {
    setProperty("role", QStringLiteral("rail"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Pages"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 10, 6, 10);
    layout->setSpacing(2);
    const std::pair<QString, QString> pages[] = {
        {tr("Home"), QStringLiteral("home")},         {tr("Data"), QStringLiteral("data")},
        {tr("Forecast"), QStringLiteral("forecast")}, {tr("Decisions"), QStringLiteral("decisions")},
        {tr("Models"), QStringLiteral("models")},     {tr("Monitoring"), QStringLiteral("monitoring")}};
    int id = 0;
    for (const auto& [name, iconName] : pages) {
        auto* button = add(name, iconName, QStringLiteral("Ctrl+%1").arg(id + 1));
        button->setCheckable(true);
        m_group->addButton(button, id++);
    }
    layout->addStretch(1);
    m_jobs = add(tr("Jobs"), QStringLiteral("jobs"), {});
    auto* help = add(tr("Help"), QStringLiteral("help"), QStringLiteral("F1"));
    connect(m_group, &QButtonGroup::idClicked, this,
            [this](int page) { Q_EMIT pageWanted(static_cast<PageId>(page)); });
    connect(m_jobs, &QToolButton::clicked, this, &NavigationRail::jobsWanted);
    connect(help, &QToolButton::clicked, this, &NavigationRail::helpWanted);
    setCollapsed(false);
}

QToolButton* NavigationRail::add(const QString& name, const QString& iconName, const QString& shortcut) {
    auto* button = new QToolButton;
    button->setProperty("role", QStringLiteral("nav"));
    button->setText(QLatin1Char(' ') + name); // the style leaves no room between icon and text
    button->setAccessibleName(name);
    button->setIcon(icon(iconName));
    button->setIconSize({18, 18});
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setToolTip(shortcut.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, shortcut));
    button->setCursor(Qt::PointingHandCursor);
    layout()->addWidget(button);
    m_buttons.push_back(button);
    return button;
}

void NavigationRail::setCurrent(PageId page) {
    m_group->button(static_cast<int>(page))->setChecked(true);
}

void NavigationRail::setCollapsed(bool collapsed) {
    setFixedWidth(collapsed ? narrowRail : wideRail);
    for (auto* button : m_buttons)
        button->setToolButtonStyle(collapsed ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

void NavigationRail::setJobs(int count) {
    m_jobs->setText(count > 0 ? tr(" Jobs  %1").arg(count) : tr(" Jobs"));
}

} // namespace planwright::ui
