#pragma once

#include <QDialog>
#include <QKeySequence>

#include <functional>
#include <vector>

class QLineEdit;
class QTreeWidget;

namespace planwright::ui {

/// Something that can be reached by typing a part of its name.
struct Command {
    QString name;
    QString kind; ///< "Page", "Category", "Action": shown beside it
    std::function<void()> run;
    QString shortcut;
};

/// Ctrl+K: type, choose with the arrow keys, Enter.
class CommandPalette : public QDialog {
    Q_OBJECT

public:
    CommandPalette(std::vector<Command> commands, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& text);
    void choose();

    std::vector<Command> m_commands;
    QLineEdit* m_input;
    QTreeWidget* m_list;
};

} // namespace planwright::ui
