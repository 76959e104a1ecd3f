#pragma once

#include <QWidget>

class QMenu;
class QPushButton;
class QToolButton;

namespace planwright::ui {

class AppSession;

/// Workspace and month on the left; search, undo, redo and the program's menu on the right.
class TopBar : public QWidget {
    Q_OBJECT

public:
    explicit TopBar(AppSession& session, QWidget* parent = nullptr);

    /// The program's menu, for the main window to fill.
    [[nodiscard]] QMenu* menu() const { return m_menu; }

Q_SIGNALS:
    void searchWanted();
    void openWanted();
    void demoWanted();
    void importWanted();

private:
    void follow();
    void fillWorkspaces();
    void fillMonths();

    AppSession& m_session;
    QToolButton* m_workspace;
    QToolButton* m_month;
    QMenu* m_menu;
};

} // namespace planwright::ui
