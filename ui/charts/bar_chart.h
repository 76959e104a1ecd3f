#pragma once

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

class QAction;
class QLabel;

namespace planwright::ui {

class BarCanvas;

/// What the colour of a waterfall's bar says.
enum class BarTint { Plain, Total, More, Less, Typed };

struct Bar {
    QString label;
    double value = 0;
    bool strong = false;          ///< in the accent colour where others are muted
    std::optional<double> mark;   ///< a diamond beside the bar: what it is compared with
    std::optional<bool> good{};   ///< in the colour of what is good or bad; the side of the axis says the same
    bool isNamed = false;         ///< its name alone is strong
    std::optional<double> from{}; ///< where a waterfall's step begins; its bar ends at `value`
    BarTint tint = BarTint::Plain;
    QString amount{};  ///< printed instead of `value`
    QString toolTip{}; ///< instead of name and value
};

/// What a BarChart shows. Shares are fractions, told in per cents.
struct BarChartContent {
    std::vector<Bar> bars; ///< from the top, or from the left
    bool horizontal = false;
    bool share = false;
    bool isChange = false;     ///< shares are changes: "+1.2 %"
    QString barsName;          ///< what the bars are, with the unit
    QString goodName, badName; ///< what the colours mean, where bars have them
    bool isWaterfall = false;  ///< horizontal; steps hang on each other, and long names take several lines
    QString typedName;         ///< what the colour of what a person typed means
    QString table;             ///< the numbers as tab-separated lines, for Ctrl+C; empty: only the picture is copied
    QString marksName;         ///< what the diamonds are
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
    QAction* m_copy;
};

} // namespace planwright::ui
