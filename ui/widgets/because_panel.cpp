#include "ui/widgets/because_panel.h"

#include "ui/models/decision_sentences.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"

#include <QEvent>
#include <QScrollBar>

namespace planwright::ui {
namespace {

// Colours are put in when the page is shown, so that it can be coloured anew.
const auto muted = QStringLiteral("@muted"), line = QStringLiteral("@line");

QString paragraph(const QString& text) {
    return QStringLiteral("<p style=\"margin-top:6px; margin-bottom:6px\">%1</p>").arg(text);
}

QString quiet(const QString& text) {
    return QStringLiteral("<span style=\"color:%1; font-size:12px\">%2</span>").arg(muted, text);
}

QString paragraphs(const QStringList& sentences) {
    QString text;
    for (const auto& sentence : sentences)
        text += paragraph(sentence.toHtmlEscaped());
    return text;
}

QString assumptions(const QStringList& sentences) {
    if (sentences.isEmpty())
        return {};
    QString text = paragraph(QStringLiteral("<b>%1</b>").arg(BecausePanel::tr("What was assumed")));
    for (const auto& sentence : sentences)
        text += paragraph(quiet(QStringLiteral("◆ ") + sentence.toHtmlEscaped()));
    return text;
}

QString rulesTable(const std::vector<Reason>& reasons) {
    QString rows;
    const auto cell = QStringLiteral("<td width=\"%3\" style=\"padding:5px 3px; border-bottom:1px solid %1\">%2</td>");
    for (const auto& reason : reasons) {
        auto text = reason.sentence.toHtmlEscaped();
        if (!reason.details.isEmpty())
            text += QStringLiteral("<br/>") + quiet(reason.details.toHtmlEscaped());
        rows += QStringLiteral("<tr>") + cell.arg(line, quiet(reason.rule.toHtmlEscaped()), QStringLiteral("54")) +
                cell.arg(line, text, QStringLiteral("100%")) + QStringLiteral("</tr>");
    }
    return QStringLiteral("<table cellspacing=\"0\" width=\"100%\">%1</table>").arg(rows);
}

} // namespace

BecausePanel::BecausePanel(QWidget* parent)
    : QTextBrowser(parent) {
    setObjectName(QStringLiteral("because"));
    setAccessibleName(tr("Why"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    document()->setDocumentMargin(10);
}

void BecausePanel::showCategory(const service::Plan& plan, const decisions::CategoryDecision& decision) {
    const auto action = actionText(decision);
    setBody(paragraph(QStringLiteral("<b>%1</b> %2").arg(toQt(decision.category).toHtmlEscaped(), quiet(action))) +
            paragraphs(outlookOf(decision, plan)) + rulesTable(reasonsOf(decision)) +
            assumptions(assumptionsOf(decision)));
}

void BecausePanel::showPortfolio(const service::Plan& plan, const decisions::DecisionResult& decision) {
    setBody(paragraph(QStringLiteral("<b>%1</b>").arg(tr("All categories"))) +
            paragraphs(portfolioSentences(decision, plan)) + assumptions(assumptionsOf(decision)) +
            paragraph(quiet(tr("Select a category to see why it is treated as it is."))));
}

void BecausePanel::setBody(const QString& body) {
    const bool same = body == m_body;
    m_body = body;
    const auto& tokens = tokensOf(palette());
    auto coloured = body;
    coloured.replace(muted, tokens.muted.name()).replace(line, tokens.line.name());
    const int position = same ? verticalScrollBar()->value() : 0;
    setHtml(coloured);
    verticalScrollBar()->setValue(position);
}

void BecausePanel::changeEvent(QEvent* event) {
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setBody(m_body);
}

} // namespace planwright::ui
