#pragma once

#include <QWidget>

#include <vector>

class QPushButton;

namespace planwright::ui {

/// The headings of a wizard's steps, in order; those that are open can be pressed.
class StepStrip : public QWidget {
    Q_OBJECT

public:
    explicit StepStrip(const QStringList& steps, QWidget* parent = nullptr);

    void setCurrent(int step);
    void setOpen(int step, bool open);

Q_SIGNALS:
    void stepWanted(int step);

private:
    std::vector<QPushButton*> m_buttons;
};

} // namespace planwright::ui
