#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace planwright::ui {

class AppSession;

/// What a planner sees first: the demo, the own events, and the workspaces of before.
class Welcome : public QWidget {
    Q_OBJECT

public:
    explicit Welcome(AppSession& session, QWidget* parent = nullptr);

    /// Reads the list of recent workspaces again.
    void refresh();

Q_SIGNALS:
    void importWanted();

private:
    void fillRecent();
    void follow();

    AppSession& m_session;
    QLabel *m_sentence, *m_recentTitle;
    QPushButton *m_demo, *m_import;
    QListWidget* m_recent;
};

} // namespace planwright::ui
