#pragma once

#include "core/service/preview_service.h"
#include "ui/pages/data/import_trial.h"

#include <QWidget>

class QLabel;

namespace planwright::ui {

class CleaningOptions;

/// The third step of an import: what is done about each rule of cleaning, with what it finds in these files.
class ImportCleaningStep : public QWidget {
    Q_OBJECT

public:
    ImportCleaningStep(AppSession& session, ImportTrial& trial, QWidget* parent = nullptr);

    /// Leaves every rule to the mapping; without changed().
    void begin();
    void showPreview(const service::ImportPreview& preview);
    /// Writes what was chosen here into the options of an import.
    void putInto(service::ImportOptions& options) const;

Q_SIGNALS:
    void changed();

private:
    void showCounts();

    ImportTrial& m_trial;
    CleaningOptions* m_rules;
    QLabel* m_sentence;
};

} // namespace planwright::ui
