#include "ui/pages/data/trial_lists.h"

#include "ui/models/exact_number.h"
#include "ui/models/import_tallies.h"
#include "ui/session/qt_convert.h"
#include "ui/widgets/views.h"

#include <QHeaderView>
#include <QTableView>

namespace planwright::ui {
namespace {

constexpr int widestColumn = 400;

void showUnmapped(TallyModel& model, const data::ImportReport& import, const QString& currency) {
    std::vector<TallyModel::Line> lines;
    for (const auto& product : import.unmappedProducts)
        lines.push_back({{toQt(product.product)}, product.found, {}});
    model.show({{{TallyModel::tr("Product"), false, {}}}, {}, currency}, std::move(lines));
}

} // namespace

TrialLists::TrialLists(QWidget* parent)
    : QTabWidget(parent)
    , m_rejected(new RejectedRowsModel(this))
    , m_blocks(new MergedBlocksModel(this))
    , m_files(new TallyModel(this))
    , m_unmapped(new TallyModel(this))
    , m_restated(new TallyModel(this)) {
    setObjectName(QStringLiteral("trialTabs"));
    addList(m_rejected, QStringLiteral("trialRejected"), tr("Rows that would be rejected"));
    addList(m_files, QStringLiteral("trialFiles"), tr("What would become of each file's rows"));
    addList(m_blocks, QStringLiteral("trialBlocks"), tr("Blocks that would be merged"));
    addList(m_unmapped, QStringLiteral("trialUnmapped"), tr("Products that would be without a category"));
    addList(m_restated, QStringLiteral("trialRestated"), tr("Months that would be restated"));
}

void TrialLists::addList(QAbstractItemModel* model, const QString& name, const QString& accessibleName) {
    auto* table = new QTableView;
    table->setModel(model);
    setUpTable(*table, name, accessibleName);
    addTab(table, accessibleName);
    m_tables.push_back(table);
}

void TrialLists::fill(List list, const QString& title, std::int64_t count) {
    fitColumns(*m_tables.at(list), widestColumn);
    setTabText(list, QStringLiteral("%1 (%2)").arg(title, exactText(count)));
    setTabVisible(list, count > 0);
}

void TrialLists::showImport(const data::ImportReport& import, const QString& currency) {
    const auto size = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
    m_rejected->show(import.rejected);
    fill(Rejected, tr("Rejected rows"), import.account.rejected.rows);
    setTabToolTip(Rejected, import.account.rejected.rows > size(import.rejected)
                                ? tr("The first %1 of them").arg(exactText(size(import.rejected)))
                                : QString());
    showFiles(*m_files, import, currency);
    fill(Files, tr("Files"), size(import.filesAccount));
    m_blocks->show(import.mergedBlocks);
    fill(Blocks, tr("Merged blocks"), size(import.mergedBlocks));
    showUnmapped(*m_unmapped, import, currency);
    fill(Unmapped, tr("Without a category"), size(import.unmappedProducts));
    showRestated(*m_restated, import, currency);
    fill(Restated, tr("Restated"), size(import.restated));
}

} // namespace planwright::ui
