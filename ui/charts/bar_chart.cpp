#include "ui/charts/bar_chart.h"

#include "ui/charts/bar_canvas.h"
#include "ui/charts/picture_actions.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QVBoxLayout>

namespace planwright::ui {

BarChart::BarChart(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_canvas(new BarCanvas)
    , m_sentence(makeSentence({}))
    , m_copy(new QAction(tr("Copy the numbers"), this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, gap);
    layout->setSpacing(4);
    layout->addWidget(m_canvas, 1);
    layout->addWidget(m_sentence);
    m_sentence->setContentsMargins(gap, 0, gap, 0);
    m_canvas->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_canvas->setAccessibleName(name);
    setAccessibleName(name);
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    connect(m_copy, &QAction::triggered, this, [this] { QApplication::clipboard()->setText(m_content.table); });
    m_canvas->addAction(m_copy);
    addPictureActions(
        *m_canvas, [this] { return m_canvas->grab(); }, [this] { return accessibleName(); });
}

void BarChart::show(BarChartContent content) {
    m_content = std::move(content);
    m_sentence->setText(m_content.sentence);
    m_canvas->setAccessibleDescription(m_content.sentence);
    setAccessibleDescription(m_content.sentence);
    m_copy->setVisible(!m_content.table.isEmpty());
    m_copy->setEnabled(m_copy->isVisible());
    m_canvas->show(m_content);
}

} // namespace planwright::ui
