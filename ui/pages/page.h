#pragma once

#include "ui/session/app_session.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QStackedLayout;
class QVBoxLayout;

namespace planwright::ui {

enum class PageId : int { Home, Data, Forecast, Decisions, Models, Monitoring };

/// The frame of a page: the question it answers as its title, its actions top right (at most one of them primary), and
/// either its content or, while there is no plan, its empty state.
class Page : public QWidget {
    Q_OBJECT

public:
    Page(AppSession& session, const QString& title, QWidget* parent = nullptr);

Q_SIGNALS:
    void pageWanted(planwright::ui::PageId page);
    /// Ask for files and import them.
    void importWanted();

protected:
    [[nodiscard]] AppSession& session() const { return m_session; }
    void setTitle(const QString& title);
    /// Where buttons go, right of the title.
    [[nodiscard]] QHBoxLayout& actions() { return *m_actions; }
    [[nodiscard]] QVBoxLayout& content() { return *m_content; }
    /// What stands in the content's place as long as the session has no plan. Pages without one always show their
    /// content.
    void setEmptyState(const QString& title, const QString& sentence);

private:
    AppSession& m_session;
    QLabel* m_title;
    QHBoxLayout* m_actions;
    QVBoxLayout* m_content;
    QStackedLayout* m_stack;
};

} // namespace planwright::ui
