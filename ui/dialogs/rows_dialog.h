#pragma once

#include "ui/models/typed_table_model.h"
#include "ui/session/app_session.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableView;

namespace planwright::ui {

/// The words, names and sizes of a dialog whose rows are typed.
struct RowsDialogLook {
    QString name;      ///< object name: "specialDays", of table and sentence with "Table" and "Sentence" after it
    QString one, many; ///< "SpecialDay", "SpecialDays": the end of the buttons' object names, such as "addSpecialDay"
    QString title;
    QString about;   ///< what the rows are for
    QString save;    ///< the button
    QString unsaved; ///< said while something differs from what is kept
    QString empty;   ///< said while there is no row
    QString discard; ///< asked before changes are lost
    QString importTitle, exportTitle;
    QString exportFile; ///< the name that is proposed
    QString exported;   ///< %1: the file
    int width = 0;      ///< px
    std::vector<int> columnWidths;
};

/// The base of a dialog around a table to type into: add, change, delete, undo, import and export as CSV. What is wrong
/// is said in place. Nothing is kept before Save; closing with changes asks.
class RowsDialog : public QDialog {
    Q_OBJECT

public:
    /// The model becomes a child of the dialog.
    RowsDialog(AppSession& session, TypedTableModel* model, RowsDialogLook look, QWidget* parent);
    ~RowsDialog() override;
    Q_DISABLE_COPY_MOVE(RowsDialog)

    /// Adds the rows of a CSV file; what is wrong with it is said in place.
    void importFile(const QString& file);
    void exportFile(const QString& file);
    void reject() override;

protected:
    /// Adds a row and makes it the current one.
    virtual void addRow() = 0;
    [[nodiscard]] virtual Status readRows(const QString& file) = 0;
    [[nodiscard]] virtual Status writeRows(const QString& file) const = 0;
    /// Called where something has changed and nothing is wrong.
    virtual void saveRows() = 0;

    [[nodiscard]] AppSession& session() const { return m_session; }
    [[nodiscard]] QTableView& table() const { return *m_table; }
    void proposeChoices(int column, const QStringList& choices);
    void save();
    void follow();

private:
    void build();
    void setUpTable();
    [[nodiscard]] QWidget* makeTools();
    void removeRows();
    void askForImport();
    void askForExport();

    AppSession& m_session;
    TypedTableModel* m_model;
    RowsDialogLook m_look;
    QTableView* m_table;
    QLabel* m_sentence;
    QPushButton* m_add;
    QPushButton* m_remove;
    QPushButton* m_undo;
    QPushButton* m_redo;
    QPushButton* m_import;
    QPushButton* m_export;
    QPushButton* m_save;
    QString m_problem; ///< of the last import or export, until something changes
};

} // namespace planwright::ui
