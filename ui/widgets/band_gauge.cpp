#include "ui/widgets/band_gauge.h"

#include "core/service/export/figures.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/page_parts.h"

#include <QHBoxLayout>
#include <QPainter>

namespace planwright::ui {

class BandGauge::Line : public QWidget {
public:
    Line() { setFixedSize(lineWidth, lineHeight); }
    void show(const forecasting::BandCheck& check) {
        m_check = check;
        setVisible(check.coverage.has_value());
        update();
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        if (!m_check.coverage || !m_check.limits)
            return;
        const auto& tokens = tokensOf(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const double middle = height() / 2.0;
        painter.setPen(QPen(tokens.line, 1));
        painter.drawLine(QPointF(at(0), middle), QPointF(at(1), middle));
        auto bar = tokens.accent;
        bar.setAlpha(90);
        const auto& limits = *m_check.limits;
        painter.fillRect(QRectF(at(limits.low), middle - 3, at(limits.high) - at(limits.low), 6), bar);
        painter.setPen(QPen(tokens.text, 1.6));
        painter.drawLine(QPointF(at(m_check.nominal), 1), QPointF(at(m_check.nominal), height() - 1));
        painter.setPen(QPen(tokens.background, 1));
        painter.setBrush(tokens.accent);
        painter.drawEllipse(QPointF(at(*m_check.coverage), middle), 4, 4);
    }

private:
    static constexpr int lineWidth = 72, lineHeight = 16, margin = 5;

    [[nodiscard]] double at(double share) const { return margin + share * (width() - 2.0 * margin); }

    forecasting::BandCheck m_check;
};

BandGauge::BandGauge(QWidget* parent)
    : QWidget(parent)
    , m_line(new Line)
    , m_whose(new ElidedLabel)
    , m_held(makeLabel({}, "muted")) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addWidget(m_line);
    layout->addWidget(m_whose, 1);
    layout->addWidget(m_held);
}

void BandGauge::show(const QString& whose, const forecasting::BandCheck& check) {
    const auto words = [](const std::string& text) { return toQt(service::typeset(text)); };
    m_line->show(check);
    m_whose->setText(whose);
    m_held->setText(words(service::bandHeld(check)));
    setAccessibleName(tr("%1 · %2").arg(whose, words(service::bandSentence(check))));
    setAccessibleDescription(words(service::bandFacts(check)));
    setToolTip(accessibleName() + QLatin1Char('\n') + accessibleDescription());
}

} // namespace planwright::ui
