#pragma once

#include "core/service/import_service.h"

#include <QWidget>

#include <map>

class QComboBox;
class QTableView;

namespace planwright::ui {

class RuleCountsModel;

/// Every rule of cleaning as a table: what is done about it, to be chosen where there is a choice, and what it finds.
class CleaningOptions : public QWidget {
    Q_OBJECT

public:
    explicit CleaningOptions(QWidget* parent = nullptr);

    /// Shows what a mapping does about the rules, without changed().
    void show(const data::Cleaning& cleaning);
    /// What the rules find; null: that is not known. Greyed unless `current`.
    void showCounts(const data::ImportReport* report, bool current);
    /// What the planner chose, since clear().
    [[nodiscard]] const std::map<data::Rule, data::RuleAction>& chosen() const { return m_chosen; }
    /// Forgets what was chosen; without changed().
    void clear() { m_chosen.clear(); }

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addChoice(data::Rule rule);
    void choose(data::Rule rule, const QComboBox& box);
    void fit();

    RuleCountsModel* m_rules;
    QTableView* m_table;
    data::Cleaning m_shown;
    std::map<data::Rule, QComboBox*> m_boxes;
    std::map<data::Rule, data::RuleAction> m_chosen;
};

} // namespace planwright::ui
