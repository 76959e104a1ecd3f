#pragma once

#include "ui/session/app_session.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QRadioButton;

namespace planwright::ui {

/// Where an import goes: the open workspace, whose data it replaces or adds to, or a workspace of its own.
class ImportTarget : public QWidget {
    Q_OBJECT

public:
    explicit ImportTarget(AppSession& session, QWidget* parent = nullptr);

    /// Proposes a workspace for this file: next to it, or among the documents where its folder takes no files.
    void setFile(const QString& file, bool append = false);
    /// Empty while none is named.
    [[nodiscard]] QString folder() const;
    [[nodiscard]] bool append() const;

Q_SIGNALS:
    void changed();

private:
    void followWorkspace();
    void choose();
    void enableParts();
    void sayWhetherItExists();

    AppSession& m_session;
    QRadioButton* m_open;
    QRadioButton* m_own;
    QCheckBox* m_append;
    QLineEdit* m_folder;
    QLabel* m_exists;
};

} // namespace planwright::ui
