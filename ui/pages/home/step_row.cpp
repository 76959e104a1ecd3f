#include "ui/pages/home/step_row.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QHBoxLayout>
#include <QPainter>

namespace planwright::ui {
namespace {

constexpr int markWidth = 34, nameWidth = 112, stepHeight = 34;

QString markOf(StepState state) {
    switch (state) {
    case StepState::Done:
        return QStringLiteral("✓");
    case StepState::Current:
        return QStringLiteral("●");
    case StepState::Open:
    case StepState::Later:
        break;
    }
    return QStringLiteral("○");
}

QString wordOf(StepState state) {
    switch (state) {
    case StepState::Done:
        return StepRow::tr("done");
    case StepState::Current:
        return StepRow::tr("next to do");
    case StepState::Open:
        return StepRow::tr("open");
    case StepState::Later:
        break;
    }
    return StepRow::tr("not available yet");
}

} // namespace

StepRow::StepRow(const QString& name, const QString& button, bool isPrimary, QWidget* parent)
    : QWidget(parent)
    , m_stepName(name)
    , m_name(makeLabel(name, "step"))
    , m_figure(makeSentence({})) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(markWidth, 2, 10, 3);
    layout->setSpacing(gap);
    auto bold = m_name->font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_name->setMinimumWidth(nameWidth);
    layout->addWidget(m_name);
    layout->addWidget(m_figure, 1);
    if (!button.isEmpty()) {
        m_button = makeButton(button, isPrimary ? "primary" : "link");
        m_button->setAccessibleName(QStringLiteral("%1: %2").arg(name, button));
        layout->addWidget(m_button);
        connect(m_button, &QPushButton::clicked, this, &StepRow::pressed);
    }
    setMinimumHeight(stepHeight);
}

void StepRow::setStep(StepState state, const QString& figure) {
    m_state = state;
    m_figure->setText(figure);
    m_name->setEnabled(state != StepState::Later);
    setAccessibleName(tr("%1, %2: %3").arg(m_stepName, wordOf(state), figure));
    setToolTip(wordOf(state));
    update();
}

void StepRow::paintEvent(QPaintEvent* /*event*/) {
    const auto& tokens = tokensOf(palette());
    QPainter painter(this);
    if (m_state == StepState::Current)
        painter.fillRect(rect(), tokens.selection);
    painter.setPen(tokens.line);
    painter.drawLine(0, height() - 1, width(), height() - 1);
    painter.setPen(m_state == StepState::Done      ? tokens.riskLow
                   : m_state == StepState::Current ? tokens.accent
                                                   : tokens.muted);
    painter.drawText(QRect(0, 0, markWidth, height()), Qt::AlignCenter, markOf(m_state));
}

} // namespace planwright::ui
