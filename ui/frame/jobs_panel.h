#pragma once

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace planwright::ui {

class TaskRunner;

/// What runs, how far it is, and the button that stops it: a strip over the status bar, seen only while something has
/// been running for a moment.
class JobsPanel : public QFrame {
    Q_OBJECT

public:
    explicit JobsPanel(TaskRunner& jobs, QWidget* parent = nullptr);

private:
    void follow();

    TaskRunner& m_jobs;
    QLabel* m_title;
    QLabel* m_stage;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
};

} // namespace planwright::ui
