#include "ui/widgets/page_parts.h"

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace planwright::ui {

QLabel* makeLabel(const QString& text, const char* role, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QString::fromLatin1(role));
    return label;
}

QLabel* makeSentence(const QString& text, const char* role, QWidget* parent) {
    auto* label = makeLabel(text, role, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QPushButton* makeButton(const QString& text, const char* role, QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    button->setProperty("role", QString::fromLatin1(role));
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

QToolButton* makeExportButton(const QString& objectName) {
    auto* button = new QToolButton;
    button->setObjectName(objectName);
    button->setText(QObject::tr("Export"));
    button->setIcon(icon(QStringLiteral("export")));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setMenu(new QMenu(button));
    return button;
}

Card::Card(const QString& title, QWidget* parent)
    : QFrame(parent)
    , m_title(makeLabel(title, "cardTitle"))
    , m_body(new QVBoxLayout) {
    setProperty("role", QStringLiteral("card"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    m_title->setVisible(!title.isEmpty());
    m_body->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(m_body, 1);
}

void Card::setTitle(const QString& title) {
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
}

FigureTile::FigureTile(const QString& name, QWidget* parent)
    : QFrame(parent)
    , m_value(makeLabel({}, "figure"))
    , m_note(makeLabel({}, "muted")) {
    setProperty("role", QStringLiteral("card"));
    setAccessibleName(name);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->setSpacing(2);
    layout->addWidget(makeLabel(name, "muted"));
    layout->addWidget(m_value);
    layout->addWidget(m_note);
}

void FigureTile::setFigure(const QString& value, const QString& note) {
    m_value->setText(value);
    m_note->setText(note);
}

EmptyState::EmptyState(const QString& title, const QString& sentence, const QString& button, QWidget* parent)
    : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    auto* heading = makeLabel(title, "large");
    heading->setAlignment(Qt::AlignHCenter);
    layout->addWidget(heading);
    auto* text = makeSentence(sentence);
    text->setAlignment(Qt::AlignHCenter);
    // In a row of its own: under an alignment, a text that wraps would get the height of one line.
    text->setFixedWidth(520);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(text);
    row->addStretch(1);
    layout->addLayout(row);
    if (!button.isEmpty()) {
        layout->addSpacing(gap);
        auto* action = makeButton(button, "primary");
        layout->addWidget(action, 0, Qt::AlignHCenter);
        connect(action, &QPushButton::clicked, this, &EmptyState::buttonClicked);
    }
    layout->addStretch(3);
}

} // namespace planwright::ui
