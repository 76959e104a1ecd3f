#pragma once

#include "ui/pages/page.h"

#include <QWidget>

#include <vector>

class QButtonGroup;
class QToolButton;

namespace planwright::ui {

/// The pages as a column of buttons (icons alone where the window is narrow), jobs and help below.
class NavigationRail : public QWidget {
    Q_OBJECT

public:
    explicit NavigationRail(QWidget* parent = nullptr);

    void setCurrent(PageId page);
    void setCollapsed(bool collapsed);
    /// "Jobs  1" while something runs.
    void setJobs(int count);
    [[nodiscard]] QToolButton* jobsButton() const { return m_jobs; }

Q_SIGNALS:
    void pageWanted(planwright::ui::PageId page);
    void jobsWanted();
    void helpWanted();

private:
    QToolButton* add(const QString& name, const QString& icon, const QString& shortcut);

    QButtonGroup* m_group;
    QToolButton* m_jobs;
    std::vector<QToolButton*> m_buttons;
};

} // namespace planwright::ui
