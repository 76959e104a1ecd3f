#include "ui/pages/data/comparison_view.h"

#include "core/service/export/figures.h"
#include "ui/models/sorted_model.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/views.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace planwright::ui {

ComparisonView::ComparisonView(AppSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new DifferencesModel(this))
    , m_sentence(makeSentence({}))
    , m_by(new QComboBox)
    , m_table(new QTableView) {
    m_sentence->setObjectName(QStringLiteral("comparisonSentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_by->addItems({tr("By month"), tr("By category"), tr("By category and month")});
    m_by->setObjectName(QStringLiteral("comparisonBy"));
    m_by->setAccessibleName(tr("How the changes are put together"));
    m_table->setModel(new SortedModel(m_model, this));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder); // as they come
    setUpTable(*m_table, QStringLiteral("comparisonTable"), tr("What changed between the two snapshots"));

    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, gap, 12, gap);
    head->setSpacing(12);
    head->addWidget(m_sentence, 1);
    head->addWidget(m_by, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    layout->addStretch(0);

    connect(m_by, &QComboBox::currentIndexChanged, this, &ComparisonView::showComparison);
    connect(&session, &AppSession::comparisonChanged, this, &ComparisonView::showComparison);
    showComparison();
}

void ComparisonView::showComparison() {
    const auto& pair = m_session.comparison();
    m_model->show(pair, static_cast<DifferencesModel::By>(m_by->currentIndex()));
    m_by->setVisible(pair != nullptr);
    m_table->setVisible(m_model->rowCount() > 0);
    m_table->resizeColumnsToContents();
    if (!pair) {
        m_sentence->setText(tr("Select a snapshot to see what changed since the one before it, or two of them "
                               "(Ctrl+click) to compare these."));
        return;
    }
    m_sentence->setText(tr("From %1 to %2: %3")
                            .arg(toQt(service::snapshotName(pair->before)), toQt(service::snapshotName(pair->after)),
                                 toQt(service::typeset(service::comparisonSentence(*pair)))));
}

} // namespace planwright::ui
