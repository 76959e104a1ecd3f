#include "ui/frame/status_strip.h"

#include "core/service/export/past_forecasts.h"
#include "core/service/export/report_words.h"
#include "ui/models/number_text.h"
#include "ui/session/app_session.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QHBoxLayout>

namespace planwright::ui {

StatusStrip::StatusStrip(AppSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_snapshot(makeLabel({}, "muted"))
    , m_model(makeLabel({}, "muted"))
    , m_record(makeLabel({}, "muted"))
    , m_last(makeLabel({}, "muted")) {
    setProperty("role", QStringLiteral("status"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(wideGap, 4, wideGap, 4);
    layout->setSpacing(24);
    for (auto* label : {m_snapshot, m_model, m_record})
        layout->addWidget(label);
    layout->addStretch(1);
    layout->addWidget(m_last);
    connect(&session, &AppSession::planChanged, this, &StatusStrip::follow);
    connect(&session, &AppSession::done, m_last, &QLabel::setText);
    follow();
}

void StatusStrip::follow() {
    const auto& plan = m_session.plan();
    if (!plan) {
        m_snapshot->setText(tr("No data yet"));
        m_model->clear();
        m_record->clear();
        return;
    }
    const auto& accepted = plan->import.account.accepted;
    m_snapshot->setText(
        tr("snapshot %1 · %2 rows")
            .arg(toQt(plan->import.snapshotSha256).left(7), numberText(static_cast<double>(accepted.rows))));
    m_snapshot->setToolTip(toQt(plan->import.snapshotSha256));
    m_model->setText(tr("model %1 · %2")
                         .arg(toQt(service::modelWords(plan->modelName)),
                              plan->modelApproved ? tr("approved") : tr("draft, not approved")));
    m_model->setToolTip(toQt(plan->modelSha256));
    m_record->clear();
    const auto* chosen = service::summaryOf(plan->backtest, "auto");
    if (chosen != nullptr && chosen->coverage80)
        m_record->setText(
            tr("80 % band covered %1 of %2 past forecasts").arg(shareText(chosen->coverage80)).arg(chosen->banded));
}

} // namespace planwright::ui
