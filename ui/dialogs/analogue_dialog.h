#pragma once

#include "ui/models/plan_facts.h"

#include <QDialog>

#include <memory>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace planwright::ui {

class AnaloguePreviewModel;
class AppSession;

/// Asks which other category a new or short one is to be forecast like, and how much of it; shows both beforehand.
class AnalogueDialog : public QDialog {
    Q_OBJECT

public:
    /// `category` is one of the plan's.
    AnalogueDialog(AppSession& session, std::shared_ptr<const PlanFacts> facts, const QString& category,
                   QWidget* parent = nullptr);

private:
    void build();
    void chooseFirst();
    void suggestFactor();
    void follow();
    void save();

    AppSession& m_session;
    std::shared_ptr<const PlanFacts> m_facts;
    const CategoryFacts& m_category;
    AnaloguePreviewModel* m_preview;
    QComboBox* m_like;
    QDoubleSpinBox* m_factor;
    QLabel *m_share, *m_problem;
    QPushButton *m_remove, *m_save;
};

} // namespace planwright::ui
