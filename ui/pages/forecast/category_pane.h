#pragma once

#include "ui/models/plan_facts.h"
#include "ui/widgets/page_parts.h"

class QLineEdit;
class QTreeView;

namespace planwright::ui {

class AppSession;
class CategoryFilterModel;
class CategoryTreeModel;

/// The tree of categories with its filter. What is selected in it is the session's category, both ways.
class CategoryPane : public Card {
    Q_OBJECT

public:
    explicit CategoryPane(AppSession& session, QWidget* parent = nullptr);

    void setFacts(std::shared_ptr<const PlanFacts> facts);
    [[nodiscard]] QTreeView& tree() const { return *m_tree; }

Q_SIGNALS:
    void analogueWanted(); ///< for the session's category

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setUpView();
    void addAnalogueAction();
    void filter(const QString& text);
    void follow();

    AppSession& m_session;
    CategoryTreeModel* m_model;
    CategoryFilterModel* m_shown;
    QLineEdit* m_filter;
    QTreeView* m_tree;
    bool m_isFollowing = false;
};

} // namespace planwright::ui
