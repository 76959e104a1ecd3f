#pragma once

#include "core/service/export/band_words.h"

#include <QWidget>

class QLabel;

namespace planwright::ui {

/// How often a band held what it promised: a line from 0 to 100 % with the limits as a bar, what was held as a dot and
/// what was promised as a mark across, and the same in words. The tool tip says what the verdict rests on.
class BandGauge : public QWidget {
    Q_OBJECT

public:
    explicit BandGauge(QWidget* parent = nullptr);

    /// `whose`: "Lighting", "All categories". Gives way where the width is short; the tool tip has all of it.
    void show(const QString& whose, const forecasting::BandCheck& check);
    using QWidget::show;

private:
    class Line;
    Line* m_line;
    QLabel *m_whose, *m_held;
};

} // namespace planwright::ui
