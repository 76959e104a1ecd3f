#pragma once

#include "tests/ui/data_page_test_base.h"
#include "ui/models/rule_counts_model.h"
#include "ui/pages/data/import_wizard.h"

#include <QComboBox>
#include <QTableView>

namespace planwright::ui::test {

/// What tests of the four steps of an import do.
class ImportWizardTestBase : public DataPageTestBase {
protected:
    static constexpr int freeRow = static_cast<int>(data::Rule::NonPositivePrice);

    // A free row, a refund and a row without category.
    static QByteArray mixedEvents(int salesADay = 1) {
        return events(salesADay) + "2024-06-30,f1,1,0.00,Lamps\n2024-06-30,f2,-1,2.00,Lamps\n"
                                   "2024-06-30,f3,1,2.00,\n2024-06-30,f4,x,2.00,Lamps\n";
    }
    static ImportWizard& wizard(const QWidget& page) { return *page.findChild<ImportWizard*>(); }
    static void press(const QWidget& page, const char* name) { QTest::mouseClick(&button(page, name), Qt::LeftButton); }
    static const QAbstractItemModel& counts(const QWidget& page) {
        return *page.findChild<QTableView*>(QStringLiteral("ruleCounts"))->model();
    }
    static QString count(const QWidget& page, data::Rule rule, RuleCountsModel::Column column) {
        return counts(page).index(RuleCountsModel::rowOf(rule), column).data().toString();
    }
    static bool isGrey(const QWidget& page, data::Rule rule) {
        const auto cell = counts(page).index(RuleCountsModel::rowOf(rule), RuleCountsModel::RowsColumn);
        return cell.data(ToneRole).toInt() == static_cast<int>(Tone::Muted);
    }
    static void choose(const QWidget& page, int rule, data::RuleAction action) {
        auto* box = page.findChild<QComboBox*>(QStringLiteral("rule%1").arg(rule));
        box->setCurrentIndex(box->findData(static_cast<int>(action)));
        Q_EMIT box->activated(box->currentIndex());
    }
    static bool counted(AppSession& session) {
        return QTest::qWaitFor([&] { return session.trial() && !session.trialRunner().isRunning(); }, 60'000);
    }
};

} // namespace planwright::ui::test
