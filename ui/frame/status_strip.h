#pragma once

#include <QWidget>

class QLabel;

namespace planwright::ui {

class AppSession;

/// Which data and which model stand behind everything on the screen, how good its bands were, and what happened last.
class StatusStrip : public QWidget {
    Q_OBJECT

public:
    explicit StatusStrip(AppSession& session, QWidget* parent = nullptr);

private:
    void follow();

    AppSession& m_session;
    QLabel* m_snapshot;
    QLabel* m_model;
    QLabel* m_record;
    QLabel* m_last;
};

} // namespace planwright::ui
