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
    explicit UnmappedView(AppSession& session, QWidget* parent = nullptr);

    /// `currency` may be empty.
    void showImport(const data::ImportReport& import, const QString& currency);

private:
    void build();
    [[nodiscard]] QWidget* makeActions();
    [[nodiscard]] QList<int> selectedRows() const;
    void assignSelected(const QString& category);
    void follow();

    AppSession& m_session;
    UnmappedModel* m_model;
    SortedModel* m_sorted;
    QTableView* m_table;
    ChoiceDelegate* m_delegate;
    QLabel* m_sentence;
    QComboBox* m_category;
    QPushButton* m_assign;
    QPushButton* m_clear;
    QPushButton* m_import;
};

} // namespace planwright::ui
