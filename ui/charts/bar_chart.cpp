#include "ui/charts/bar_chart.h"

#include "ui/charts/bar_canvas.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QMessageBox>
#include <QVBoxLayout>

namespace planwright::ui {

BarChart::BarChart(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_canvas(new BarCanvas)
    , m_sentence(makeSentence({})) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, gap);
    layout->setSpacing(4);
    layout->addWidget(m_canvas, 1);
    layout->addWidget(m_sentence);
    m_sentence->setContentsMargins(gap, 0, gap, 0);
    m_canvas->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_canvas->setAccessibleName(name);
    setAccessibleName(name);
    m_canvas->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* copy = new QAction(tr("Copy as picture"), m_canvas);
    connect(copy, &QAction::triggered, this, &BarChart::copyPicture);
    auto* save = new QAction(tr("Save as picture…"), m_canvas);
    connect(save, &QAction::triggered, this, &BarChart::savePicture);
    m_canvas->addActions({copy, save});
}

void BarChart::show(BarChartContent content) {
    m_content = std::move(content);
    m_sentence->setText(m_content.sentence);
    m_canvas->setAccessibleDescription(m_content.sentence);
    setAccessibleDescription(m_content.sentence);
    m_canvas->show(m_content);
}

void BarChart::copyPicture() const {
    QApplication::clipboard()->setPixmap(m_canvas->grab());
}

void BarChart::savePicture() {
    const auto file = QFileDialog::getSaveFileName(this, tr("Save as picture"), QStringLiteral("chart.png"),
                                                   tr("PNG pictures (*.png)"));
    if (!file.isEmpty() && !m_canvas->grab().save(file))
        QMessageBox::warning(this, tr("Save as picture"), tr("The picture could not be saved as %1.").arg(file));
}

} // namespace planwright::ui
