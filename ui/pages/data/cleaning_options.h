#pragma once

#include "core/service/import_service.h"

#include <QWidget>

#include <map>

class QComboBox;

namespace planwright::ui {

/// What is done about each rule of cleaning, to be chosen where there is a choice.
class CleaningOptions : public QWidget {
    Q_OBJECT

public:
    explicit CleaningOptions(QWidget* parent = nullptr);

    /// Shows what a mapping does about the rules, without changed().
    void show(const data::Cleaning& cleaning);
    /// What the planner chose, since clear().
    [[nodiscard]] const std::map<data::Rule, data::RuleAction>& chosen() const { return m_chosen; }
    /// Forgets what was chosen; without changed().
    void clear() { m_chosen.clear(); }

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose(data::Rule rule, const QComboBox& box);

    std::map<data::Rule, QComboBox*> m_boxes;
    std::map<data::Rule, data::RuleAction> m_chosen;
};

} // namespace planwright::ui
