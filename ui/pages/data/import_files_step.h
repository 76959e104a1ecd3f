#pragma once

#include <QStringList>
#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace planwright::ui {

/// The first step of an import: which files, all together, and in short how they are read and where they go.
class ImportFilesStep : public QWidget {
    Q_OBJECT

public:
    explicit ImportFilesStep(QWidget* parent = nullptr);

    [[nodiscard]] const QStringList& files() const { return m_files; }
    /// Without changed().
    void setFiles(const QStringList& files);
    /// Those that are not there yet.
    void addFiles(const QStringList& files);
    /// Of the Excel files; empty: told by its heading.
    [[nodiscard]] QString sheet() const;
    /// What is known of them, a paragraph a line.
    void setSummary(const QString& text);

Q_SIGNALS:
    void changed();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    [[nodiscard]] QWidget* makeList();
    void choose();
    void changeFiles(const QStringList& files);
    void removeSelected();
    void followList();

    QStringList m_files;
    QListWidget* m_list;
    QPushButton* m_remove;
    QFormLayout* m_form;
    QLineEdit* m_sheet;
    QLabel* m_summary;
};

} // namespace planwright::ui
