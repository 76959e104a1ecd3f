#pragma once

#include "ui/models/mapping_model.h"
#include "ui/models/preview_model.h"
#include "ui/session/app_session.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace planwright::ui {

class Card;
class CleaningOptions;
class FilePicker;
class ImportTarget;
class ProblemPanel;
class ReadingOptions;

/// How files would be read, what is in the way, and where they would go: everything that is settled before an import.
class ImportView : public QWidget {
    Q_OBJECT

public:
    explicit ImportView(AppSession& session, QWidget* parent = nullptr);

    /// `append`: proposes to add them to the open workspace's data.
    void offerFiles(const QStringList& files, bool append = false);
    /// Forgets the files.
    void clear();
    [[nodiscard]] QString folder() const;
    [[nodiscard]] service::ImportOptions options() const;
    /// The first file was looked at, and nothing stands in the way, or a mapping was chosen that may clear it.
    [[nodiscard]] bool canImport() const;
    /// Why the files that were looked at are not read as those of the import that the plan stands on: other columns
    /// feed the fields, or the category table is missing. Empty where they are.
    [[nodiscard]] QString whyNotAsBefore() const;
    /// In place, until the options change; the title alone where nothing else is known.
    void showFailure(const ErrorText& error);

Q_SIGNALS:
    /// canImport() may answer differently.
    void readinessChanged();

private:
    void build();
    [[nodiscard]] QWidget* makeReading();
    [[nodiscard]] QWidget* makeOptions();
    [[nodiscard]] data::MappingOverrides overrides() const;
    void look();
    void showPreview();
    void showProblem(const ErrorText& error, const QString& advice);
    void takeAnswer(const data::MappingOverrides& answer);
    void changeReading();
    void describeFiles();
    void changeTarget();
    void askForCategories();
    void setAssignments(const service::Assignments& assignments);

    AppSession& m_session;
    QStringList m_files;
    QString m_lookedAtFolder;
    bool m_lookedAtAppend = false;
    data::MappingOverrides m_lookedAtReading;
    QString m_lookedAtSheet;
    service::Assignments m_assign;                           ///< of products to categories, before any table
    std::shared_ptr<const service::ImportPreview> m_preview; ///< null while the file is being looked at
    PreviewModel* m_rows;
    MappingModel* m_mappingModel;
    QTableView* m_rowTable;
    QTableView* m_mappingTable;
    QLabel* m_name;
    QLabel* m_facts;
    QLabel* m_notes;
    ProblemPanel* m_problem;
    Card* m_rowCard = nullptr;
    FilePicker* m_mapping;
    FilePicker* m_categories;
    FilePicker* m_rates;
    FilePicker* m_rejected;
    QPushButton* m_assignHere;
    QLineEdit* m_sheet;
    QFormLayout* m_form = nullptr;
    ReadingOptions* m_reading;
    CleaningOptions* m_cleaning;
    ImportTarget* m_target;
};

} // namespace planwright::ui
