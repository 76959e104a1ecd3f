#include "ui/pages/home/record_card.h"

#include "core/service/export/band_words.h"
#include "core/service/export/figures.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"

#include <QVBoxLayout>

namespace planwright::ui {
namespace {

QString sentenceOf(std::optional<double> chosen, std::optional<double> naive) {
    if (!chosen)
        return RecordCard::tr("Not enough history yet to look back on forecasts.");
    const auto off =
        RecordCard::tr("One month ahead, forecasts were off by %1 of what was sold").arg(shareText(chosen, 1));
    if (!naive || *naive <= 0)
        return off + QLatin1Char('.');
    const double better = 1 - *chosen / *naive;
    const auto compared = RecordCard::tr("repeating the same month of the year before, by %1").arg(shareText(naive, 1));
    return RecordCard::tr("%1; %2. That is %3 error.")
        .arg(off, compared,
             better >= .005    ? RecordCard::tr("%1 less").arg(shareText(better))
             : better <= -.005 ? RecordCard::tr("%1 more").arg(shareText(-better))
                               : RecordCard::tr("the same"));
}

} // namespace

RecordCard::Figure RecordCard::makeFigure(const QString& name) {
    return {makeLabel(name, "muted"), makeLabel({}, "figure"), makeLabel({}, "muted")};
}

RecordCard::RecordCard(QWidget* parent)
    : Card(tr("How good were we?"), parent)
    , m_error(makeFigure(tr("Error (WAPE)")))
    , m_band(makeFigure(tr("80 % band held")))
    , m_bias(makeFigure(tr("Bias")))
    , m_sentence(makeSentence({})) {
    m_error.value->setObjectName(QStringLiteral("recordError"));
    m_band.value->setObjectName(QStringLiteral("recordBand"));
    auto* figures = new QHBoxLayout;
    figures->setSpacing(24);
    for (const auto& figure : {m_error, m_band, m_bias}) {
        auto* column = new QVBoxLayout;
        column->setSpacing(2);
        column->addWidget(figure.name);
        column->addWidget(figure.value);
        column->addWidget(figure.note);
        figures->addLayout(column);
    }
    figures->addStretch(1);
    auto* inside = new QVBoxLayout;
    inside->setContentsMargins(14, 12, 14, 12);
    inside->setSpacing(10);
    inside->addLayout(figures);
    inside->addWidget(m_sentence);
    body()->addLayout(inside);
}

void RecordCard::setFacts(const PlanFacts& facts) {
    const auto* chosen = facts.summary("auto");
    const auto* naive = facts.summary("seasonal_naive");
    const auto known = [](const forecasting::BacktestSummary* summary, auto member) {
        return summary == nullptr ? std::nullopt : summary->*member;
    };
    using Summary = forecasting::BacktestSummary;
    const auto wape = known(chosen, &Summary::wape), naiveWape = known(naive, &Summary::wape);
    m_error.value->setText(shareText(wape, 1));
    m_error.note->setText(tr("seasonal naive %1").arg(shareText(naiveWape, 1)));
    m_band.value->setText(shareText(known(chosen, &Summary::coverage80)));
    m_band.note->setText(tr("of %1 forecasts").arg(chosen == nullptr ? 0 : chosen->banded));
    const auto bias = known(chosen, &Summary::bias);
    m_bias.value->setText(toQt(service::changePercent(bias, true)));
    m_bias.note->setText(!bias ? QString() : *bias < 0 ? tr("too low on average") : tr("too high on average"));
    const auto& pooled = facts.plan().bandRecord.pooled;
    const auto check = pooled.empty() ? forecasting::BandCheck() : pooled.front().band80();
    m_band.value->setToolTip(toQt(service::typeset(service::bandFacts(check))));
    m_sentence->setText(sentenceOf(wape, naiveWape) + QLatin1Char(' ') +
                        toQt(service::typeset(service::bandSentence(check))) + QLatin1Char('.'));
}

} // namespace planwright::ui
