#include "core/service/import_again.h"
#include "core/service/product_list.h"
#include "core/service/rejected_texts.h"
#include "core/service/run_service.h"
#include "ui/session/app_session.h"
#include "ui/session/qt_convert.h"
#include "ui/session/workspace_work.h"

namespace planwright::ui {
namespace {

using service::Workspace;

} // namespace

void AppSession::importAgain(const service::Assignments& assign) {
    if (m_workspace.isEmpty())
        return;
    startJob(
        tr("Importing again"), tr("The files could not be imported again, and nothing was changed"), {m_workspace},
        [path = pathFromQt(m_workspace), assign](const RunContext& context) -> PlanResult {
            PLANWRIGHT_ASSIGN(const auto workspace, Workspace::open(path));
            PLANWRIGHT_ASSIGN(auto options, service::importAgainOptions(*workspace));
            options.assign = assign;
            PLANWRIGHT_ASSIGN(auto run, service::run(*workspace, options, {}, context));
            return std::move(run.plan);
        },
        assign.size() == 1 ? tr("Imported again: 1 product got its category.")
                           : tr("Imported again: %1 products got their categories.").arg(assign.size()));
}

void AppSession::listProducts(const QString& folder, const service::ImportOptions& options) {
    m_productsRunner.run<Products>(
        tr("Listing products"),
        [path = pathFromQt(folder), options](const RunContext& context) -> Result<Products> {
            Products products;
            PLANWRIGHT_TRY(beforeImport(path, [&](auto* workspace, const auto& temporary) -> Status {
                PLANWRIGHT_ASSIGN(products, service::productsWithoutCategory(workspace, options, temporary, context));
                return {};
            }));
            return products;
        },
        [this](Result<Products> products) {
            if (!products && products.error().code() != ErrorCode::Cancelled)
                Q_EMIT failed(errorText(tr("The products could not be listed"), products.error()));
            m_products = products ? std::make_shared<const Products>(std::move(*products)) : nullptr;
            Q_EMIT productsChanged();
        });
}

void AppSession::dropProducts() {
    m_productsRunner.drop();
    m_products.reset();
}

void AppSession::forgetRejected() {
    if (m_workspace.isEmpty())
        return;
    startJob(
        tr("Deleting the texts of rejected rows"), tr("The texts of rejected rows could not be deleted for good"),
        {m_workspace, m_earlierMonth},
        [path = pathFromQt(m_workspace), month = m_earlierMonth](const RunContext& context) -> PlanResult {
            {
                PLANWRIGHT_ASSIGN(const auto workspace, Workspace::open(path));
                PLANWRIGHT_ASSIGN(const auto snapshots, workspace->snapshots());
                PLANWRIGHT_TRY(service::forgetRejectedTexts(*workspace, snapshots, context));
            }
            return loadFrom(path, month, context);
        },
        tr("The texts of rejected rows were deleted for good."));
}

void AppSession::loadSpecialDays() {
    runSpecialDays(tr("The special days could not be read"), {},
                   [](Workspace& workspace, const RunContext&) { return service::ownSpecialDays(workspace); });
}

void AppSession::saveSpecialDays(const SpecialDays& days) {
    runSpecialDays(tr("The special days could not be saved"), tr("The special days were saved."),
                   [days](Workspace& workspace, const RunContext& context) -> Result<SpecialDays> {
                       PLANWRIGHT_TRY(service::saveSpecialDays(workspace, days, context));
                       return service::ownSpecialDays(workspace);
                   });
}

void AppSession::runSpecialDays(const QString& attempt, const QString& sentence,
                                std::function<Result<SpecialDays>(Workspace&, const RunContext&)> work) {
    if (m_workspace.isEmpty())
        return;
    m_specialDaysRunner.run<SpecialDays>(
        tr("Special days"),
        [path = pathFromQt(m_workspace), work = std::move(work)](const RunContext& context) -> Result<SpecialDays> {
            PLANWRIGHT_ASSIGN(const auto workspace, Workspace::open(path));
            return work(*workspace, context);
        },
        [this, attempt, sentence](Result<SpecialDays> days) {
            if (!days) {
                if (days.error().code() != ErrorCode::Cancelled)
                    Q_EMIT failed(errorText(attempt, days.error()));
                return;
            }
            m_specialDays = std::make_shared<const SpecialDays>(std::move(*days));
            if (!sentence.isEmpty())
                Q_EMIT done(sentence);
            Q_EMIT specialDaysChanged();
        });
}

} // namespace planwright::ui
