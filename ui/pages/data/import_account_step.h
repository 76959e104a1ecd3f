#pragma once

#include "ui/pages/data/import_trial.h"

#include <QWidget>

namespace planwright::ui {

class AccountSummary;
class Card;
class FilePicker;
class ImportTarget;
class TrialLists;

/// The last step of an import: the account of every row as it would be, and where the data go.
class ImportAccountStep : public QWidget {
    Q_OBJECT

public:
    ImportAccountStep(AppSession& session, ImportTrial& trial, QWidget* parent = nullptr);

    /// Proposes where this file goes; without changed().
    void begin(const QString& file, bool append);
    [[nodiscard]] QString folder() const;
    /// Where the data go, as a sentence.
    [[nodiscard]] QString targetText() const;
    /// Writes what was chosen here into the options of an import.
    void putInto(service::ImportOptions& options) const;

Q_SIGNALS:
    void changed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QWidget* makeTarget();
    void showTrial();

    AppSession& m_session;
    ImportTrial& m_trial;
    AccountSummary* m_summary;
    Card* m_listCard;
    TrialLists* m_lists;
    ImportTarget* m_target;
    FilePicker* m_rejected;
};

} // namespace planwright::ui
