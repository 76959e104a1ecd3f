#include "ui/theme/theme.h"

#include <QApplication>
#include <QFont>
#include <QSettings>
#include <QStyleFactory>

#include <algorithm>

namespace planwright::ui {
namespace {

QPalette paletteOf(const Tokens& t) {
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const QColor& colour) { palette.setColor(role, colour); };
    set(QPalette::Window, t.background);
    set(QPalette::Base, t.background);
    set(QPalette::AlternateBase, t.panel);
    set(QPalette::Button, t.background);
    set(QPalette::WindowText, t.text);
    set(QPalette::Text, t.text);
    set(QPalette::ButtonText, t.text);
    set(QPalette::BrightText, t.text);
    set(QPalette::PlaceholderText, t.muted);
    set(QPalette::Highlight, t.selection);
    set(QPalette::HighlightedText, t.text);
    set(QPalette::Link, t.accent);
    set(QPalette::LinkVisited, t.accent);
    set(QPalette::ToolTipBase, t.panel);
    set(QPalette::ToolTipText, t.text);
    set(QPalette::Light, t.panel);
    set(QPalette::Midlight, t.line);
    set(QPalette::Mid, t.line);
    set(QPalette::Dark, t.line);
    set(QPalette::Shadow, t.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, t.muted);
    return palette;
}

// $name stands for a token. Widgets are named by the dynamic property `role` (setProperty("role", "primary")).
constexpr auto sheet = R"(
QToolTip { background: $panel; color: $text; border: 1px solid $line; padding: 4px; }
QWidget[role="bar"], QWidget[role="status"] { background: $panel; }
QWidget[role="bar"] { border-bottom: 1px solid $line; }
QWidget[role="status"] { border-top: 1px solid $line; }
QWidget[role="rail"] { background: $panel; border-right: 1px solid $line; }
QFrame[role="card"] { background: $background; border: 1px solid $line; border-radius: 6px; }
QLabel[role="title"] { font-size: 20px; font-weight: 600; }
QLabel[role="cardTitle"] { font-weight: 600; color: $muted; background: $panel; border-bottom: 1px solid $line;
  border-top-left-radius: 6px; border-top-right-radius: 6px; padding: 8px 12px; }
QLabel[role="figure"] { font-size: 20px; font-weight: 600; }
QLabel[role="accentFigure"] { font-size: 20px; font-weight: 600; color: $accent; }
QLabel[role="large"] { font-size: 15px; font-weight: 600; }
QLabel[role="muted"] { color: $muted; font-size: 12px; }
QLabel[role="problem"] { color: $riskHigh; }
QPushButton, QToolButton { background: $background; color: $text; border: 1px solid $line; border-radius: 6px;
  padding: 5px 12px; }
QToolButton { padding: 5px 8px; }
QToolButton[popupMode="2"] { padding-right: 22px; }
QToolButton[popupMode="2"]::menu-indicator { subcontrol-position: right center; right: 8px; width: 8px; }
QPushButton:hover, QToolButton:hover { background: $panel; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked { background: $selection; }
QPushButton:disabled, QToolButton:disabled { color: $muted; background: $panel; }
QPushButton:focus, QToolButton:focus, QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus
  { border: 2px solid $accent; padding: 4px 11px; }
QToolButton:focus { padding: 4px 7px; }
QToolButton[popupMode="2"]:focus { padding: 4px 21px 4px 7px; }
QPushButton[role="primary"] { background: $accent; color: $onAccent; border: 1px solid $accent; font-weight: 600; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $line; border-color: $line; color: $muted; }
QPushButton[role="link"] { border: none; color: $accent; background: transparent; padding: 2px 4px; }
QPushButton[role="link"]:focus { border: 1px solid $accent; padding: 1px 3px; }
QToolButton[role="nav"] { border: none; border-left: 3px solid transparent; border-radius: 6px; padding: 7px 10px;
  text-align: left; background: transparent; }
QToolButton[role="nav"]:hover { background: $background; }
QToolButton[role="nav"]:checked { background: $selection; border-left: 3px solid $accent; font-weight: 600; }
QToolButton[role="nav"]:focus { border: 1px solid $accent; border-left: 3px solid $accent; padding: 6px 9px 6px 10px; }
QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit { background: $background; color: $text; border: 1px solid $line;
  border-radius: 6px; padding: 4px 8px; selection-background-color: $accent; selection-color: $onAccent; }
QLineEdit:focus, QAbstractSpinBox:focus { padding: 3px 7px; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(:/icons/mark_down.svg); width: 10px; height: 10px; }
QMenu { background: $background; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px; }
QHeaderView { background: $panel; }
QHeaderView::section { background: $panel; color: $muted; border: none; border-bottom: 1px solid $line; padding: 5px 8px;
  font-weight: 600; }
QHeaderView::section:vertical { padding: 5px 8px 0 8px; }
QHeaderView::up-arrow, QHeaderView::down-arrow { subcontrol-position: top center; width: 9px; height: 9px; }
QTableView, QTreeView, QListView { background: $background; border: none; gridline-color: $line; outline: none;
  selection-background-color: $selection; selection-color: $text; }
QTableView::item, QTreeView::item { border-bottom: 1px solid $line; padding: 0 8px; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected { background: $selection; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 1px solid $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar::tab { background: transparent; color: $muted; padding: 8px 10px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; font-weight: 600; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { color: $accent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }
QScrollArea { border: none; background: transparent; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 1px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { border: none; background: $line; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QCheckBox::indicator, QRadioButton::indicator, QTableView::indicator { width: 14px; height: 14px;
  border: 1px solid $muted; background: $background; }
QCheckBox::indicator, QTableView::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QTableView::indicator:checked { background: $accent;
  border-color: $accent; image: url(:/icons/mark_$check.svg); }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
)";

QString styleSheetOf(const Tokens& t) {
    auto text = QString::fromUtf8(sheet);
    // Longer names first: $panel is no beginning of another, but $background and $line must not eat each other.
    const std::pair<const char*, const QColor*> names[] = {
        {"$background", &t.background}, {"$selection", &t.selection}, {"$onAccent", &t.onAccent},
        {"$riskHigh", &t.riskHigh},     {"$accent", &t.accent},       {"$panel", &t.panel},
        {"$muted", &t.muted},           {"$line", &t.line},           {"$text", &t.text}};
    for (const auto& [name, colour] : names)
        text.replace(QLatin1String(name), colour->name());
    // A style sheet's pictures are not tinted.
    text.replace(QLatin1String("$check"), QLatin1String(t.dark ? "check_dark" : "check_light"));
    return text;
}

const auto choiceKey = QStringLiteral("theme");

} // namespace

ThemeChoice savedTheme() {
    return static_cast<ThemeChoice>(std::clamp(QSettings().value(choiceKey, 0).toInt(), 0, 2));
}

void saveTheme(ThemeChoice choice) {
    QSettings().setValue(choiceKey, static_cast<int>(choice));
}

void applyTheme(QApplication& application, ThemeChoice choice) {
    // Asked before this program changes the palette itself.
    static const bool systemIsDark = tokensOf(QApplication::palette()).dark;
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && systemIsDark);
    const auto& tokens = dark ? darkTokens() : lightTokens();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(paletteOf(tokens));
    auto font = QApplication::font();
    font.setPixelSize(normalText);
    QApplication::setFont(font);
    application.setStyleSheet(styleSheetOf(tokens));
}

} // namespace planwright::ui
