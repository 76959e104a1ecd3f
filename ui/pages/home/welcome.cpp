#include "ui/pages/home/welcome.h"

#include "ui/session/app_session.h"
#include "ui/session/recent_workspaces.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QDir>
#include <QFileInfo>
#include <QListWidget>
#include <QVBoxLayout>

namespace planwright::ui {
namespace {

constexpr int columnWidth = 620, buttonHeight = 48;

QVBoxLayout* choice(QPushButton* button, const QString& sentence) {
    button->setMinimumHeight(buttonHeight);
    auto large = button->font();
    large.setPixelSize(largeText);
    button->setFont(large);
    auto* layout = new QVBoxLayout;
    layout->setSpacing(6);
    layout->addWidget(button);
    layout->addWidget(makeSentence(sentence));
    layout->addStretch(1);
    return layout;
}

} // namespace

Welcome::Welcome(AppSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_sentence(makeSentence({}, ""))
    , m_recentTitle(makeLabel(tr("Recent workspaces"), "muted"))
    , m_demo(makeButton(tr("Open the demo"), "primary"))
    , m_import(makeButton(tr("Import your events…")))
    , m_recent(new QListWidget) {
    m_demo->setObjectName(QStringLiteral("openDemo"));
    m_import->setObjectName(QStringLiteral("importEvents"));
    m_import->setIcon(icon(QStringLiteral("import")));
    m_recent->setObjectName(QStringLiteral("recentWorkspaces"));
    m_recent->setAccessibleName(tr("Recent workspaces"));
    auto* column = new QWidget;
    column->setMaximumWidth(columnWidth);
    auto* layout = new QVBoxLayout(column);
    layout->setSpacing(wideGap);
    layout->addStretch(1);
    layout->addWidget(m_sentence);
    auto* choices = new QHBoxLayout;
    choices->setSpacing(wideGap);
    choices->addLayout(choice(m_demo, tr("Three years of an invented shop, with everything filled in. Takes a moment "
                                         "the first time.")),
                       1);
    choices->addLayout(choice(m_import, tr("A CSV file of sales, one line per order line, straight from your shop. It "
                                           "stays on this computer.")),
                       1);
    layout->addLayout(choices);
    layout->addSpacing(gap);
    layout->addWidget(m_recentTitle);
    layout->addWidget(m_recent);
    layout->addStretch(3);
    auto* centred = new QHBoxLayout(this);
    centred->addStretch(1);
    centred->addWidget(column, 4);
    centred->addStretch(1);

    connect(m_demo, &QPushButton::clicked, &session, &AppSession::openDemo);
    connect(m_import, &QPushButton::clicked, this, &Welcome::importWanted);
    const auto open = [this](const QListWidgetItem* item) {
        if (!m_session.jobs().isRunning())
            m_session.openWorkspace(item->data(Qt::UserRole).toString());
    };
    connect(m_recent, &QListWidget::itemActivated, this, open);
    connect(m_recent, &QListWidget::itemClicked, this, open);
    connect(&session.jobs(), &TaskRunner::changed, this, &Welcome::follow);
    refresh();
}

void Welcome::refresh() {
    fillRecent();
    follow();
}

void Welcome::fillRecent() {
    m_recent->clear();
    for (const auto& folder : recentWorkspaces()) {
        auto* item = new QListWidgetItem(
            icon(QStringLiteral("open")),
            tr("%1   in %2")
                .arg(QFileInfo(folder).completeBaseName(), QDir::toNativeSeparators(QFileInfo(folder).path())),
            m_recent);
        item->setData(Qt::UserRole, folder);
        item->setToolTip(folder);
        item->setSizeHint({0, rowHeight + 6});
    }
    m_recent->setVisible(m_recent->count() > 0);
    m_recentTitle->setVisible(m_recent->count() > 0);
    m_recent->setFixedHeight(m_recent->count() * (rowHeight + 6) + 6);
}

void Welcome::follow() {
    const bool isBusy = m_session.jobs().isRunning();
    m_demo->setEnabled(!isBusy);
    m_import->setEnabled(!isBusy);
    m_recent->setEnabled(!isBusy);
    m_sentence->setText(isBusy ? tr("%1 …").arg(m_session.jobs().title())
                        : m_session.workspace().isEmpty()
                            ? tr("Planwright reads what your shop has sold, says what it will likely sell "
                                 "next month and how sure that is, and proposes what to do about it.")
                            : tr("%1 holds no data yet: import your events to begin.").arg(m_session.workspaceName()));
}

} // namespace planwright::ui
