#include "ui/pages/data/import_cleaning_step.h"

#include "ui/pages/data/cleaning_options.h"
#include "ui/pages/data/trial_bar.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QVBoxLayout>

namespace planwright::ui {

ImportCleaningStep::ImportCleaningStep(AppSession& session, ImportTrial& trial, QWidget* parent)
    : QWidget(parent)
    , m_trial(trial)
    , m_rules(new CleaningOptions)
    , m_sentence(makeSentence({})) {
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setContentsMargins(12, gap, 12, gap);
    auto* card = new Card(tr("What is done about rows that are not plain sales"));
    card->body()->addWidget(new TrialBar(session, trial));
    card->body()->addWidget(m_rules, 1);
    card->body()->addWidget(m_sentence);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);
    setFocusProxy(m_rules);
    connect(m_rules, &CleaningOptions::changed, this, &ImportCleaningStep::changed);
    connect(&trial, &ImportTrial::changed, this, &ImportCleaningStep::showCounts);
    showCounts();
}

void ImportCleaningStep::begin() {
    m_rules->clear();
    m_rules->show(data::Cleaning{});
}

void ImportCleaningStep::showPreview(const service::ImportPreview& preview) {
    if (preview.mapping)
        m_rules->show(preview.mapping->cleaning);
}

void ImportCleaningStep::putInto(service::ImportOptions& options) const {
    options.overrides.cleaning = m_rules->chosen();
}

void ImportCleaningStep::showCounts() {
    const auto& report = m_trial.report();
    m_rules->showCounts(report.get(), m_trial.isCurrent());
    const auto currency = report ? toQt(report->mapping.currency) : QString();
    const auto money =
        currency.isEmpty() ? tr("Money is in no declared currency.") : tr("Money is in %1.").arg(currency);
    m_sentence->setText(
        tr("Rows that are counted and kept belong to demand; rows that are set aside or merged stay in the account, "
           "never in a forecast.") +
        (report ? QLatin1Char(' ') + money : QString()));
}

} // namespace planwright::ui
