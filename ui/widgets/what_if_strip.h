#pragma once

#include "ui/session/app_session.h"

#include <QElapsedTimer>
#include <QFrame>
#include <QTimer>

class QButtonGroup;
class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace planwright::ui {

class MoneyEdit;
class PercentBox;

/// Tries out another demand, budget, price or cost. Every change is asked of the session at once and can be undone.
class WhatIfStrip : public QFrame {
    Q_OBJECT

public:
    explicit WhatIfStrip(AppSession& session, QWidget* parent = nullptr);

    /// The answer to the last change is on the screen: says how long that took.
    void answerShown();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    [[nodiscard]] QWidget* makeDemand();
    [[nodiscard]] QWidget* makeMoney();
    void arrange();
    void connectSession();
    void ask(const std::function<void(service::WhatIf&)>& change);
    void showWhatIf();
    void showPlan();
    void showMark();

    AppSession& m_session;
    QBoxLayout* m_layout; ///< one row, or two where the window is narrow
    QWidget *m_first = nullptr, *m_second = nullptr;
    QLabel* m_mark;
    QButtonGroup* m_demand;
    PercentBox* m_custom;
    MoneyEdit* m_budget;
    PercentBox *m_price, *m_unitCost;
    QPushButton* m_reset;
    QLabel* m_answered;
    QElapsedTimer m_clock; ///< since the last change, while its answer is not yet shown
    QTimer m_busy;
};

} // namespace planwright::ui
