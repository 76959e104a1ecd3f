#pragma once

#include "ui/models/unmapped_model.h"
#include "ui/session/app_session.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace planwright::ui {

class ChoiceDelegate;
class SortedModel;

/// Products without a category, by what they sold, to be given one each or several at once; importing again makes it
/// so. Until then nothing is changed.
class UnmappedView : public QWidget {
    Q_OBJECT

public:
    enum class Use { AfterImport, BeforeImport };

    explicit UnmappedView(AppSession& session, Use use, QWidget* parent = nullptr);

    /// `currency` may be empty, `before` is what was assigned already.
    void showProducts(const std::vector<data::UnmappedProduct>& products, const QString& currency,
                      const service::Assignments& before = {});

Q_SIGNALS:
    /// The button was pressed that makes it so.
    void assigned(const planwright::service::Assignments& assignments);

private:
    void build();
    [[nodiscard]] QWidget* makeActions();
    [[nodiscard]] QList<int> selectedRows() const;
    void assignSelected(const QString& category);
    void followAssignments();
    void follow();

    AppSession& m_session;
    Use m_use;
    UnmappedModel* m_model;
    SortedModel* m_sorted;
    QTableView* m_table;
    ChoiceDelegate* m_delegate;
    QLabel* m_sentence;
    QComboBox* m_category;
    QPushButton* m_assign;
    QPushButton* m_clear;
    QPushButton* m_import;
    QStringList m_known; ///< categories of the plan
};

} // namespace planwright::ui
