#include "ui/pages/page.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QHBoxLayout>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace planwright::ui {

Page::Page(AppSession& session, const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(makeLabel(title, "title"))
    , m_actions(new QHBoxLayout)
    , m_content(new QVBoxLayout)
    , m_stack(new QStackedLayout) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(wideGap, 12, wideGap, 12);
    layout->setSpacing(12);
    auto* head = new QHBoxLayout;
    head->setSpacing(gap);
    head->addWidget(m_title, 1);
    head->addLayout(m_actions);
    layout->addLayout(head);
    layout->addLayout(m_stack, 1);
    auto* holder = new QWidget;
    holder->setLayout(m_content);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(12);
    m_stack->addWidget(holder);
    setAccessibleName(title);
}

void Page::setTitle(const QString& title) {
    m_title->setText(title);
    setAccessibleName(title);
}

void Page::setEmptyState(const QString& title, const QString& sentence) {
    auto* empty = new EmptyState(title, sentence, tr("Import your events…"));
    connect(empty, &EmptyState::buttonClicked, this, &Page::importWanted);
    m_stack->addWidget(empty);
    const auto choose = [this] {
        const bool hasPlan = m_session.plan() != nullptr;
        m_stack->setCurrentIndex(hasPlan ? 0 : 1);
        for (int i = 0; i < m_actions->count(); ++i)
            if (auto* widget = m_actions->itemAt(i)->widget())
                widget->setVisible(hasPlan);
    };
    connect(&m_session, &AppSession::planChanged, this, choose);
    choose();
}

} // namespace planwright::ui
