#pragma once

#include "core/service/plan.h"

#include <QTextBrowser>

#include <functional>

namespace planwright::ui {

/// Why a category is treated as it is, rule by rule; or what the whole plan does.
class BecausePanel : public QTextBrowser {
    Q_OBJECT

public:
    explicit BecausePanel(QWidget* parent = nullptr);

    void showCategory(const service::Plan& plan, const decisions::CategoryDecision& decision);
    void showPortfolio(const service::Plan& plan, const decisions::DecisionResult& decision);

protected:
    void changeEvent(QEvent* event) override;

private:
    void setBody(const QString& body);

    QString m_body; ///< with the names of colours
};

} // namespace planwright::ui
