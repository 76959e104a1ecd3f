#include "tests/ui/demo_session.h"
#include "ui/charts/bar_chart.h"
#include "ui/models/decision_model.h"
#include "ui/models/number_text.h"
#include "ui/models/table_model.h"
#include "ui/pages/decisions_page.h"
#include "ui/session/qt_convert.h"
#include "ui/widgets/money_edit.h"
#include "ui/widgets/percent_box.h"
#include "ui/widgets/save_files.h"

#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextBrowser>

using namespace planwright;
using namespace planwright::ui;

class DecisionsPageTest : public QObject {
    Q_OBJECT

private:
    AppSession m_session;
    std::unique_ptr<DecisionsPage> m_page;

    template <typename Widget>
    [[nodiscard]] Widget& find(const char* name) const {
        auto* widget = m_page->findChild<Widget*>(QString::fromLatin1(name));
        if (widget == nullptr)
            qFatal("no %s", name);
        return *widget;
    }
    [[nodiscard]] QTableView& table() const { return find<QTableView>("worklist"); }
    [[nodiscard]] QString tile(const char* name) const {
        QStringList texts;
        for (const auto* label : find<QFrame>(name).findChildren<QLabel*>())
            texts << label->text();
        return texts.join(QLatin1Char('\n'));
    }
    [[nodiscard]] QString cell(const QString& category, int field) const {
        const auto& model = *table().model();
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.index(row, 0).data(CategoryRole).toString() == category)
                return model.index(row, field).data().toString();
        return {};
    }
    [[nodiscard]] bool settled() {
        return QTest::qWaitFor([&] { return !m_session.whatIfRunner().isRunning(); }, 60'000);
    }
    [[nodiscard]] const decisions::DecisionResult& decision() const { return *m_session.decision(); }
    void expectShown() const;

private Q_SLOTS:
    void initTestCase();
    void init();
    void showsThePlan();
    void highRepaintsEverything();
    void typesABudget();
    void typesAPrice();
    void customDemand();
    void undoBringsTheStripBack();
    void resetAsksNothing();
    void refusesWhatIsNoNumber();
    void followsTheSelection();
    void keepsTheSelectionWhileTryingOut();
    void saysWhy();
    void exportsTheWorklist();
    void answersQuickly();
};

void DecisionsPageTest::initTestCase() {
    QVERIFY(test::openDemo(m_session));
    QSettings().clear();
    m_page = std::make_unique<DecisionsPage>(m_session);
    m_page->resize(1280, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void DecisionsPageTest::init() {
    m_session.setWhatIf({});
    m_session.undoStack().clear();
    m_session.setCategory({});
    QVERIFY(settled());
}

// Tiles and every row of the table tell the session's decision.
void DecisionsPageTest::expectShown() const {
    const auto& p = decision().portfolio;
    QVERIFY(tile("tileProfit").contains(numberText(p.expectedProfit)));
    QVERIFY(tile("tileAtRisk").contains(numberText(p.par95)));
    QVERIFY(tile("tileAdvertising").contains(numberText(p.budget)));
    double order = 0;
    for (const auto& category : decision().categories) {
        order += category.orderQuantity.value_or(0);
        const auto name = toQt(category.category);
        QCOMPARE(cell(name, DecisionModel::Profit), numberText(category.expectedProfit));
        QCOMPARE(cell(name, DecisionModel::Order), numberText(category.orderQuantity));
        QCOMPARE(cell(name, DecisionModel::SpendPlan), numberText(category.spend));
    }
    QVERIFY(tile("tileOrders").contains(numberText(order)));
}

void DecisionsPageTest::showsThePlan() {
    expectShown();
    QVERIFY(find<QPushButton>("demandExpected").isChecked());
    QVERIFY(!find<PercentBox>("demandChange").isVisible());
    QVERIFY(!find<QPushButton>("whatIfReset").isVisible());
    QCOMPARE(find<MoneyEdit>("whatIfBudget").placeholderText(),
             numberText(m_session.plan()->decision.portfolio.budget));
    const auto& model = *table().model();
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.index(row, DecisionModel::Rank).data().toString(), numberText(row + 1));
}

void DecisionsPageTest::highRepaintsEverything() {
    const auto before = tile("tileProfit");
    QTest::mouseClick(&find<QPushButton>("demandHigh"), Qt::LeftButton);
    QVERIFY(m_session.whatIf().demand == service::DemandCase::High);
    QVERIFY(settled());
    expectShown();
    QVERIFY(tile("tileProfit") != before);
    const double gain = *decision().portfolio.expectedProfit - *m_session.plan()->decision.portfolio.expectedProfit;
    QVERIFY(tile("tileProfit").contains(QLatin1Char('+') + numberText(gain) + QStringLiteral(" on the plan")));
    QVERIFY(find<QPushButton>("whatIfReset").isVisible());
    auto& answered = find<QLabel>("whatIfAnswered");
    QTRY_VERIFY(answered.text().startsWith(QStringLiteral("answered in ")));
}

void DecisionsPageTest::typesABudget() {
    auto& budget = find<MoneyEdit>("whatIfBudget");
    budget.setFocus();
    QTest::keyClicks(&budget, QStringLiteral("15,000"));
    QCOMPARE(budget.text(), QStringLiteral("15,000"));
    QVERIFY(m_session.whatIf().budget == 15'000.0);
    QVERIFY(settled());
    QCOMPARE(decision().portfolio.budget, 15'000.0);
    expectShown();
    QCOMPARE(m_session.undoStack().count(), 1); // one change, however many keys
    m_session.undoStack().undo();
    QVERIFY(budget.text().isEmpty());
    expectShown();
    m_session.undoStack().redo();
    QCOMPARE(budget.text(), QStringLiteral("15,000"));
    budget.selectAll();
    QTest::keyClick(&budget, Qt::Key_Delete);
    QVERIFY(m_session.whatIf().asksNothing());
    QTest::keyClicks(&budget, QStringLiteral("12345.5"));
    QTest::keyClick(&budget, Qt::Key_Return);
    QCOMPARE(budget.text(), QStringLiteral("12,345.50"));
    QVERIFY(m_session.whatIf().budget == 12'345.5);
}

void DecisionsPageTest::typesAPrice() {
    for (const auto* name : {"whatIfPrice", "whatIfUnitCost"}) {
        auto& box = find<PercentBox>(name);
        box.setFocus();
        box.selectAll();
        QTest::keyClicks(&box, QStringLiteral("-2.5"));
        QCOMPARE(box.value(), -2.5);
        QTest::keyClick(&box, Qt::Key_Return);
        QVERIFY(box.text().startsWith(QStringLiteral("−2.5")));
    }
    QCOMPARE(m_session.whatIf().priceChange, -.025);
    QCOMPARE(m_session.whatIf().unitCostChange, -.025);
    QVERIFY(settled());
    expectShown();
}

void DecisionsPageTest::customDemand() {
    QTest::mouseClick(&find<QPushButton>("demandCustom"), Qt::LeftButton);
    auto& change = find<PercentBox>("demandChange");
    QVERIFY(change.isVisible());
    QVERIFY(settled());
    QTest::keyClicks(&change, QStringLiteral("20"));
    QVERIFY(m_session.whatIf().demand == service::DemandCase::Custom);
    QCOMPARE(m_session.whatIf().demandChange, .2);
    QVERIFY(settled());
    expectShown();
    const auto& forecast = m_session.plan()->forecast.months.front().categories.front();
    QCOMPARE(cell(toQt(forecast.category), DecisionModel::Demand), numberText(1.2 * forecast.demand.quantiles[3]));
    QTest::mouseClick(&find<QPushButton>("demandExpected"), Qt::LeftButton);
    QVERIFY(m_session.whatIf().asksNothing());
    QVERIFY(!change.isVisible());
}

void DecisionsPageTest::undoBringsTheStripBack() {
    QTest::mouseClick(&find<QPushButton>("demandLow"), Qt::LeftButton);
    auto& price = find<PercentBox>("whatIfPrice");
    price.selectAll();
    QTest::keyClicks(&price, QStringLiteral("10"));
    QVERIFY(settled());
    m_session.undoStack().undo();
    QCOMPARE(price.value(), 0.0);
    QVERIFY(find<QPushButton>("demandLow").isChecked());
    m_session.undoStack().undo();
    QVERIFY(find<QPushButton>("demandExpected").isChecked());
    QVERIFY(m_session.whatIf().asksNothing());
    expectShown();
    m_session.undoStack().redo();
    QVERIFY(find<QPushButton>("demandLow").isChecked());
    QVERIFY(settled());
    expectShown();
}

void DecisionsPageTest::resetAsksNothing() {
    QTest::mouseClick(&find<QPushButton>("demandLow"), Qt::LeftButton);
    QTest::keyClicks(&find<MoneyEdit>("whatIfBudget"), QStringLiteral("9000"));
    QVERIFY(settled());
    QTest::mouseClick(&find<QPushButton>("whatIfReset"), Qt::LeftButton);
    QVERIFY(m_session.whatIf().asksNothing());
    QVERIFY(find<QPushButton>("demandExpected").isChecked());
    QVERIFY(find<MoneyEdit>("whatIfBudget").text().isEmpty());
    QCOMPARE(&decision(), &m_session.plan()->decision);
    expectShown();
}

void DecisionsPageTest::refusesWhatIsNoNumber() {
    QSignalSpy failures(&m_session, &AppSession::failed);
    auto& budget = find<MoneyEdit>("whatIfBudget");
    QTest::keyClicks(&budget, QStringLiteral("-abc"));
    QVERIFY(budget.text().isEmpty());
    auto& price = find<PercentBox>("whatIfPrice");
    for (const auto* text : {"nan", "1e9", "5000", "-100", "-"}) {
        price.selectAll();
        QTest::keyClicks(&price, QString::fromLatin1(text));
        QVERIFY(settled());
    }
    QVERIFY(m_session.whatIf().priceChange > -1 && m_session.whatIf().priceChange <= 10);
    QCOMPARE(failures.size(), 0);
}

void DecisionsPageTest::followsTheSelection() {
    m_session.setCategory(QStringLiteral("Lighting"));
    QCOMPARE(table().currentIndex().data(CategoryRole).toString(), QStringLiteral("Lighting"));
    QVERIFY(find<QTextBrowser>("because").toPlainText().startsWith(QStringLiteral("Lighting")));
    const int row = table().model()->rowCount() / 2;
    const auto index = table().model()->index(row, DecisionModel::Category);
    table().scrollTo(index);
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, table().visualRect(index).center());
    QCOMPARE(m_session.category(), index.data().toString());
    QTest::keyClick(&table(), Qt::Key_Down);
    QCOMPARE(m_session.category(), table().model()->index(row + 1, DecisionModel::Category).data().toString());
    QTest::mouseClick(&find<QPushButton>("allCategories"), Qt::LeftButton);
    QVERIFY(m_session.category().isEmpty());
    QVERIFY(!table().selectionModel()->hasSelection());
    QVERIFY(find<QTextBrowser>("because").toPlainText().startsWith(QStringLiteral("All categories")));
}

void DecisionsPageTest::keepsTheSelectionWhileTryingOut() {
    m_session.setCategory(QStringLiteral("Books"));
    QTest::mouseClick(&find<QPushButton>("demandHigh"), Qt::LeftButton);
    QVERIFY(settled());
    QCOMPARE(m_session.category(), QStringLiteral("Books"));
    QCOMPARE(table().currentIndex().data(CategoryRole).toString(), QStringLiteral("Books"));
    QVERIFY(table().selectionModel()->isRowSelected(table().currentIndex().row()));
}

void DecisionsPageTest::saysWhy() {
    m_session.setCategory(QStringLiteral("Lighting"));
    const auto text = find<QTextBrowser>("because").toPlainText();
    const auto found = std::ranges::find(decision().categories, "Lighting", &decisions::CategoryDecision::category);
    for (const auto& entry : found->trace)
        QVERIFY2(text.contains(toQt(entry.rule), Qt::CaseInsensitive), entry.rule.c_str());
    QVERIFY(text.contains(QStringLiteral("What was assumed")));
    const auto& chart = *m_page->findChild<BarChart*>();
    QVERIFY(chart.accessibleDescription().contains(numberText(found->expectedProfit)));
}

void DecisionsPageTest::exportsTheWorklist() {
    const QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("worklist.csv"));
    writeTableAsCsv(m_session, table(), file);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const auto text = QString::fromUtf8(written.readAll());
    QVERIFY(text.contains(QStringLiteral("\"Lighting\"")));
    QVERIFY(text.contains(cell(QStringLiteral("Lighting"), DecisionModel::Order)));
    QSignalSpy failures(&m_session, &AppSession::failed);
    writeTableAsCsv(m_session, table(), folder.filePath(QStringLiteral("none/worklist.csv")));
    QCOMPARE(failures.size(), 1);
}

void DecisionsPageTest::answersQuickly() {
    auto& answered = find<QLabel>("whatIfAnswered");
    auto& budget = find<MoneyEdit>("whatIfBudget");
    budget.setFocus();
    for (const auto digit : QStringLiteral("14500")) {
        answered.clear();
        QTest::keyClick(&budget, digit.toLatin1());
        QTRY_VERIFY(answered.text().startsWith(QStringLiteral("answered in ")));
        QVERIFY(answered.text().section(QLatin1Char(' '), 2, 2).toInt() < 500); // the bench asks for 100 ms
    }
}

QTEST_MAIN(DecisionsPageTest)
#include "decisions_page_test.moc"
