#include "ui/pages/data/assign_dialog.h"

#include "ui/pages/data/unmapped_view.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QVBoxLayout>

namespace planwright::ui {

AssignDialog::AssignDialog(AppSession& session, const QString& folder, const service::ImportOptions& options,
                           QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_view(new UnmappedView(session, UnmappedView::Use::BeforeImport))
    , m_waiting(makeSentence(tr("Reading the files for their products…"))) {
    setWindowTitle(tr("Categories of products"));
    setObjectName(QStringLiteral("assignDialog"));
    resize(860, 560);
    m_waiting->setObjectName(QStringLiteral("assignWaiting"));
    auto* card = new Card;
    card->body()->addWidget(m_view);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(wideGap, wideGap, wideGap, wideGap);
    layout->setSpacing(gap);
    layout->addWidget(m_waiting);
    layout->addWidget(card, 1);
    m_view->setEnabled(false);
    connect(&session, &AppSession::productsChanged, this, [this, before = options.assign] { showProducts(before); });
    connect(&session, &AppSession::failed, this, &QDialog::reject);
    connect(m_view, &UnmappedView::assigned, this, [this](const service::Assignments& assignments) {
        Q_EMIT assigned(assignments);
        accept();
    });
    connect(this, &QDialog::finished, &session, &AppSession::dropProducts);
    session.listProducts(folder, options);
}

void AssignDialog::showProducts(const service::Assignments& before) {
    const auto& products = m_session.products();
    if (!products)
        return;
    m_waiting->setText(products->empty() ? tr("Every product has a category already, or no column names products.")
                                         : tr("What is not assigned here counts as “Uncategorised” and can be assigned "
                                              "after the import."));
    m_view->setEnabled(!products->empty());
    m_view->showProducts(*products, {}, before);
}

} // namespace planwright::ui
