#include "ui/pages/forecast/behind_view.h"

#include "ui/charts/forecast_waterfall.h"
#include "ui/models/similar_months_model.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/compact_table.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/views.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace planwright::ui {
namespace {

QWidget* padded(QLabel* label) {
    label->setContentsMargins(12, gap, 12, gap);
    return label;
}

} // namespace

BehindView::BehindView(QWidget* parent)
    : QWidget(parent)
    , m_changes(new BarChart(tr("What changed: from the earlier forecast to today's")))
    , m_noChanges(makeSentence({}))
    , m_similarHeading(makeLabel(tr("Similar months, units"), "cardTitle"))
    , m_similar(makeSentence({}))
    , m_model(new SimilarMonthsModel(this))
    , m_months(new QTableView) {
    m_changes->setObjectName(QStringLiteral("whatChanged"));
    m_noChanges->setObjectName(QStringLiteral("noChanges"));
    m_similar->setObjectName(QStringLiteral("similarSentence"));
    m_months->setModel(m_model);
    setUpTable(*m_months, QStringLiteral("similarMonths"), tr("The most similar past months, units"));
    makeCompact(*m_months, 3);
    m_months->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_months->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_months->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeLabel(tr("Since last month's forecast"), "cardTitle"));
    layout->addWidget(padded(m_noChanges));
    layout->addWidget(m_changes);
    layout->addWidget(m_similarHeading);
    layout->addWidget(padded(m_similar));
    layout->addWidget(m_months);
}

void BehindView::show(const forecasting::Background& behind, const QString& month) {
    const bool isKnown = behind.changed.before.has_value();
    m_changes->setVisible(isKnown);
    m_noChanges->setVisible(!isKnown);
    m_noChanges->setText(toQt(behind.changed.reason));
    if (isKnown)
        m_changes->show(changeWaterfall(behind.changed, month));

    const auto& similar = behind.similar;
    const bool hasMonths = !similar.months.empty();
    m_model->show(similar);
    m_similar->setText(toQt(hasMonths ? similar.sentence : similar.reason));
    m_similar->setVisible(!m_similar->text().isEmpty());
    m_similarHeading->setVisible(m_similar->isVisibleTo(this)); // the total has none
    m_months->setVisible(hasMonths);
    if (!hasMonths)
        return;
    auto& header = *m_months->horizontalHeader();
    for (int column = 0; column < m_model->columnCount(); ++column)
        header.setSectionResizeMode(column, column == SimilarMonthsModel::Category ? QHeaderView::Stretch
                                                                                   : QHeaderView::ResizeToContents);
    m_months->setFixedHeight(header.sizeHint().height() + static_cast<int>(similar.months.size()) * rowHeight + 4);
}

} // namespace planwright::ui
