#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace planwright::ui {

/// One optional file: its name, a button that chooses it and one that clears it.
class FilePicker : public QWidget {
    Q_OBJECT

public:
    /// `name` names the file for a screen reader, `placeholder` says what holds without one, `filter` is a file
    /// dialog's. The parts' object names begin with `objectName`.
    FilePicker(const QString& objectName, const QString& name, const QString& placeholder, const QString& filter,
               QWidget* parent = nullptr);

    /// The chosen file with its folders, or empty.
    [[nodiscard]] const QString& file() const { return m_file; }
    void setFile(const QString& file);
    /// Asks for a file to write to, not for one that is there; `suffix` (".csv") is added where none is typed.
    void setSaves(const QString& suffix);
    /// Where the dialog begins.
    void setFolder(const QString& folder) { m_folder = folder; }

Q_SIGNALS:
    void fileChanged();

private:
    void choose(const QString& filter);

    QString m_name, m_file, m_folder, m_savedSuffix;
    QLineEdit* m_text;
    QToolButton* m_clear;
};

} // namespace planwright::ui
