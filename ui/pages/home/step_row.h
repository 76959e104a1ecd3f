#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace planwright::ui {

enum class StepState : std::uint8_t { Done, Current, Open, Later };

/// One step of the month: a mark for its state, its name, what came of it, and the button that leads to it.
class StepRow : public QWidget {
    Q_OBJECT

public:
    /// `button` may be empty: nothing to press.
    StepRow(const QString& name, const QString& button, bool isPrimary, QWidget* parent = nullptr);

    void setStep(StepState state, const QString& figure);
    [[nodiscard]] StepState state() const { return m_state; }

Q_SIGNALS:
    void pressed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    StepState m_state = StepState::Open;
    QString m_stepName;
    QLabel *m_name, *m_figure;
    QPushButton* m_button = nullptr;
};

} // namespace planwright::ui
