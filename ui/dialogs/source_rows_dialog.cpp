#include "ui/dialogs/source_rows_dialog.h"

#include "ui/models/sorted_model.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/save_files.h"
#include "ui/widgets/views.h"

#include <QHBoxLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace planwright::ui {

SourceRowsDialog::SourceRowsDialog(AppSession& session, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_model(new SourceRowsModel(this))
    , m_sentence(makeSentence({}, ""))
    , m_table(new QTableView)
    , m_save(makeButton(tr("Save all as CSV…"))) {
    setObjectName(QStringLiteral("sourceRows"));
    m_sentence->setObjectName(QStringLiteral("sourceRowsSentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_table->setModel(new SortedModel(m_model, this));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder); // as they come: the largest amounts first
    setUpTable(*m_table, QStringLiteral("sourceRowsTable"), tr("The rows behind the number"));
    auto* close = makeButton(tr("Close"), "primary");
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(wideGap, wideGap, wideGap, gap);
    layout->setSpacing(gap);
    layout->addWidget(m_sentence);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    connect(m_save, &QPushButton::clicked, this, [this] { saveSourceRowsAsCsv(m_session, m_whose, this); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(&session, &AppSession::sourceRowsChanged, this, &SourceRowsDialog::showFound);
    connect(&session, &AppSession::planChanged, this, &QDialog::reject);
    resize(980, 560);
}

void SourceRowsDialog::show(const QString& category, Month month) {
    m_whose = tr("%1, %2").arg(category.isEmpty() ? tr("All categories") : category, monthName(month));
    setWindowTitle(tr("Rows behind %1").arg(m_whose));
    m_model->show(nullptr);
    m_sentence->setText(tr("Looking up the rows…"));
    m_save->setEnabled(false);
    QDialog::show();
    raise();
    activateWindow();
    m_session.findSourceRows(category, month);
}

void SourceRowsDialog::showFound() {
    if (!isVisible())
        return;
    const auto& found = m_session.sourceRows();
    m_model->show(found);
    m_sentence->setText(found ? m_model->sentence() : tr("The rows could not be looked up."));
    m_save->setEnabled(m_model->rowCount() > 0);
    m_table->resizeColumnsToContents();
    m_table->setFocus();
}

} // namespace planwright::ui
