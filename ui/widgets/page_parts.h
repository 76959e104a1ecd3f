#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>

class QToolButton;
class QVBoxLayout;

namespace planwright::ui {

/// A label with a role of the style sheet ("title", "muted", "figure", ...), selectable by mouse where it wraps.
[[nodiscard]] QLabel* makeLabel(const QString& text, const char* role, QWidget* parent = nullptr);
/// A sentence that wraps.
[[nodiscard]] QLabel* makeSentence(const QString& text, const char* role = "muted", QWidget* parent = nullptr);
[[nodiscard]] QPushButton* makeButton(const QString& text, const char* role = "", QWidget* parent = nullptr);

/// A framed part of a page, with a heading strip where `title` is given.
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(const QString& title = {}, QWidget* parent = nullptr);
    /// Where the content goes, under the heading; no margins.
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    void setTitle(const QString& title);

private:
    QLabel* m_title;
    QVBoxLayout* m_body;
};

/// A figure with its name above and a note below.
class FigureTile : public QFrame {
    Q_OBJECT

public:
    explicit FigureTile(const QString& name, QWidget* parent = nullptr);
    /// Rich text is allowed in `value` (risk shapes in their colours).
    void setFigure(const QString& value, const QString& note);

private:
    QLabel* m_value;
    QLabel* m_note;
};

/// What a page shows while it has nothing: what will be here, and the one button that gets it there.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    EmptyState(const QString& title, const QString& sentence, const QString& button, QWidget* parent = nullptr);

Q_SIGNALS:
    void buttonClicked();
};

/// "Export" with a menu, for a page's upper right corner.
[[nodiscard]] QToolButton* makeExportButton(const QString& objectName);

} // namespace planwright::ui
