#pragma once

#include "ui/models/mapping_model.h"
#include "ui/models/preview_model.h"
#include "ui/session/app_session.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace planwright::ui {

class Card;
class FilePicker;
class ReadingOptions;

/// The second step of an import: which column feeds which field, how texts are read, the tables that come with it, and
/// the first rows.
class ImportColumnsStep : public QWidget {
    Q_OBJECT

public:
    explicit ImportColumnsStep(QWidget* parent = nullptr);

    /// Leaves everything to files in this folder; without changed().
    void begin(const QString& folder);
    void showPreview(const std::shared_ptr<const service::ImportPreview>& preview);
    void takeAnswer(const data::MappingOverrides& answer);
    /// Without changed().
    void setAssignments(const service::Assignments& assignments);
    void focusCurrency();

    /// Writes what was chosen here into the options of an import.
    void putInto(service::ImportOptions& options) const;
    [[nodiscard]] bool hasMapping() const;

Q_SIGNALS:
    void changed();
    void assignWanted();

private:
    [[nodiscard]] QWidget* makeReading();
    [[nodiscard]] QWidget* makeTables();
    [[nodiscard]] QWidget* makeRows();
    void fitTables();

    PreviewModel* m_rows;
    MappingModel* m_mappingModel;
    QTableView* m_rowTable;
    QTableView* m_mappingTable;
    QLabel* m_notes;
    Card* m_rowCard;
    FilePicker* m_mapping;
    FilePicker* m_categories;
    FilePicker* m_rates;
    QPushButton* m_assignHere;
    ReadingOptions* m_reading;
    service::Assignments m_assign; ///< of products to categories, before any table
};

} // namespace planwright::ui
