#pragma once

#include "ui/models/account_model.h"

#include <QWidget>

class QLabel;
class QTableView;
class QTextBrowser;

namespace planwright::ui {

/// The account of an import, in one table, and the notes on it beside.
class AccountSummary : public QWidget {
    Q_OBJECT

public:
    /// The parts' object names, and what is remembered of them, begin with `name` where it is not empty.
    explicit AccountSummary(const QString& name, QWidget* parent = nullptr);

    /// `currency` may be empty.
    void showImport(const data::ImportReport& import, const QString& currency);
    /// How many rows are in sight without scrolling, at most.
    void setRowsInSight(int rows);

private:
    [[nodiscard]] QWidget* makeAccount(const QString& name);
    void showNotes(const data::ImportReport& import);
    void fitHeight();

    AccountModel* m_account;
    QTableView* m_table;
    QLabel* m_addsUp;
    QTextBrowser* m_notes;
    int m_rowsInSight;
};

/// "2022-01-01 to 2024-06-30"
[[nodiscard]] QString datesText(Date first, Date last);

} // namespace planwright::ui
