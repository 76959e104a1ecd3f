#include "ui/pages/data/drop_zone.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/dropped_files.h"
#include "ui/widgets/page_parts.h"

#include <QDragEnterEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace planwright::ui {
DropZone::DropZone(QWidget* parent)
    : QWidget(parent) {
    setAcceptDrops(true);
    setAccessibleName(tr("Drop an export here"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(gap);
    layout->addStretch(2);
    const auto centred = [&](QLabel* label) {
        label->setAlignment(Qt::AlignHCenter);
        layout->addWidget(label, 0, Qt::AlignHCenter);
    };
    centred(makeLabel(tr("Drop an export here, or choose a file"), "large"));
    // Lines of its own: a label that wraps does not tell a centring layout its height.
    auto* needed = makeLabel(
        tr("A CSV or Parquet file with one row for each sale: date, quantity, price, and category or product.\n"
           "More columns (order, customer, campaign, …) do no harm; gzip, zstd or a whole folder will do.\n"
           "Nothing is imported before you have seen how the file would be read."),
        "muted");
    centred(needed);
    layout->addSpacing(gap);
    auto* choose = makeButton(tr("Import your events…"), "primary");
    choose->setObjectName(QStringLiteral("chooseFile"));
    layout->addWidget(choose, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(choose, &QPushButton::clicked, this, &DropZone::chooseWanted);
}

void DropZone::paintEvent(QPaintEvent* /*event*/) {
    const auto& tokens = tokensOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_isHovered ? tokens.accent : tokens.muted, m_isHovered ? 2.0 : 1.2, Qt::DashLine));
    painter.setBrush(m_isHovered ? tokens.selection : tokens.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), radius, radius);
}

void DropZone::setHovered(bool hovered) {
    m_isHovered = hovered;
    update();
}

void DropZone::dragEnterEvent(QDragEnterEvent* event) {
    if (droppedFiles(*event->mimeData()).isEmpty())
        return;
    setHovered(true);
    event->acceptProposedAction();
}

void DropZone::dragLeaveEvent(QDragLeaveEvent* /*event*/) {
    setHovered(false);
}

void DropZone::dropEvent(QDropEvent* event) {
    setHovered(false);
    event->acceptProposedAction();
    Q_EMIT filesDropped(droppedFiles(*event->mimeData()));
}

} // namespace planwright::ui
