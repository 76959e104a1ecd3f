#pragma once

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;

namespace planwright::ui {

class BarCanvas;

struct Bar {
    QString label;
    double value = 0;
    bool strong = false;        ///< in the accent colour where others are muted
    std::optional<double> mark; ///< a diamond beside the bar: what it is compared with
    std::optional<bool> good{}; ///< in the colour of what is good or bad; the side of the axis says the same
    bool isNamed = false;       ///< its name alone is strong
};

/// What a BarChart shows. Shares are fractions, told in per cents.
struct BarChartContent {
    std::vector<Bar> bars; ///< from the top, or from the left
    bool horizontal = false;
    bool share = false;
    bool isChange = false;           ///< shares are changes: "+1.2 %"
    QString barsName;                ///< what the bars are, with the unit
    QString goodName, badName;       ///< what the colours mean, where bars have them
    QString marksName;               ///< what the diamonds are
    std::optional<double> reference; ///< a dashed line
    QString referenceName;
    QString sentence; ///< what the chart shows; under it, and for a screen reader
};

/// Bars, with a sentence under them; the menu copies or saves the picture.
class BarChart : public QWidget {
    Q_OBJECT

public:
    explicit BarChart(const QString& name, QWidget* parent = nullptr);

    void show(BarChartContent content);
    using QWidget::show;
    [[nodiscard]] const BarChartContent& content() const { return m_content; }

private:
    BarChartContent m_content;
    BarCanvas* m_canvas;
    QLabel* m_sentence;
};

} // namespace planwright::ui
