#include "ui/pages/data/step_strip.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QButtonGroup>
#include <QHBoxLayout>

namespace planwright::ui {

StepStrip::StepStrip(const QStringList& steps, QWidget* parent)
    : QWidget(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    auto* group = new QButtonGroup(this);
    for (int step = 0; step < steps.size(); ++step) {
        if (step > 0)
            layout->addWidget(makeLabel(QStringLiteral("›"), "muted"));
        auto* button = makeButton(QStringLiteral("%1  %2").arg(step + 1).arg(steps[step]));
        button->setObjectName(QStringLiteral("step%1").arg(step + 1));
        button->setAccessibleName(tr("Step %1 of %2: %3").arg(step + 1).arg(steps.size()).arg(steps[step]));
        button->setCheckable(true);
        group->addButton(button, step);
        layout->addWidget(button);
        m_buttons.push_back(button);
    }
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(group, &QButtonGroup::idClicked, this, &StepStrip::stepWanted);
}

void StepStrip::setCurrent(int step) {
    m_buttons.at(static_cast<std::size_t>(step))->setChecked(true);
}

void StepStrip::setOpen(int step, bool open) {
    m_buttons.at(static_cast<std::size_t>(step))->setEnabled(open);
}

} // namespace planwright::ui
