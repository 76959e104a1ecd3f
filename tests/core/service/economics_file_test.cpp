#include "core/service/csv_table.h"
#include "core/service/economics_file.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::service;
namespace fs = std::filesystem;

class EconomicsFileTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_root;

    Result<std::map<std::string, serving::CategoryEconomics>> read(const std::string& text) {
        const auto file = fs::path(m_root.path().toStdString()) / "economics.csv";
        std::ofstream(file, std::ios::binary) << text;
        return readEconomics(file, {"Books", "Toys, Games", "Çay"});
    }

private Q_SLOTS:
    void readsEveryColumn();
    void readsWhatSpreadsheetsWrite();
    void namesLineAndField_data();
    void namesLineAndField();
    void csvReadsBackAnyText();
};

void EconomicsFileTest::readsEveryColumn() {
    const auto read = this->read("category,price,unit_cost,salvage,goodwill,holding,on_hand,inbound,baseline_stock,"
                                 "spend,elasticity\nBooks,1,2,3,4,5,6,7,8,9,.1\n");
    QVERIFY(read);
    const auto& books = (*read).at("Books");
    QCOMPARE(*books.economics.price, 1.0);
    QCOMPARE(*books.economics.unitCost, 2.0);
    QCOMPARE(*books.economics.salvage, 3.0);
    QCOMPARE(*books.economics.goodwill, 4.0);
    QCOMPARE(*books.economics.holding, 5.0);
    QCOMPARE(*books.economics.onHand, 6.0);
    QCOMPARE(*books.economics.inbound, 7.0);
    QCOMPARE(*books.economics.baselineStock, 8.0);
    QCOMPARE(*books.spend, 9.0);
    QCOMPARE(*books.elasticity, .1);
}

void EconomicsFileTest::readsWhatSpreadsheetsWrite() {
    const auto read = this->read("\xEF\xBB\xBFspend,category\r\n 5.5 ,\"Toys, Games\"\r\n,Çay\r\n\r\n");
    QVERIFY(read);
    QCOMPARE((*read).size(), std::size_t{2});
    QCOMPARE(*(*read).at("Toys, Games").spend, 5.5);
    QVERIFY(!(*read).at("Çay").spend);
    QVERIFY(!(*read).at("Çay").economics.price);
}

void EconomicsFileTest::namesLineAndField_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char* name, const char* text, int line, const char* field) {
        QTest::newRow(name) << QByteArray(text) << line << QByteArray(field);
    };
    row("empty", "", 0, "");
    row("no category", "price\n1\n", 1, "category");
    row("unknown column", "category,prise\nBooks,1\n", 1, "prise");
    row("column twice", "category,price,price\nBooks,1,2\n", 1, "price");
    row("unknown category", "category,price\nBooks,1\nBoks,2\n", 3, "category");
    row("category twice", "category,price\nBooks,1\n\nBooks,2\n", 4, "category");
    row("no number", "category,price\nBooks,1\n\"Toys, Games\",abc\n", 3, "price");
    row("not a number", "category,price\nBooks,nan\n", 2, "price");
    row("infinite", "category,price\nBooks,1e400\n", 2, "price");
    row("decimal comma", "category,price\nBooks,\"1,5\"\n", 2, "price");
    row("currency", "category,price\nBooks,$5\n", 2, "price");
    row("too wide", "category,price\nBooks,1,2\n", 2, "");
    row("too narrow", "category,price,spend\nBooks,1\n", 2, "");
    row("unclosed quote", "category,price\nBooks,1\n\"Toys,2\nÇay,3\n", 3, "");
    row("text after a quote", "category,price\n\"Books\"x,1\n", 2, "");
}

void EconomicsFileTest::namesLineAndField() {
    QFETCH(const QByteArray, text);
    QFETCH(const int, line);
    QFETCH(const QByteArray, field);
    const auto read = this->read(text.toStdString());
    QVERIFY(!read);
    QCOMPARE(read.error().code(), ErrorCode::InvalidArgument);
    QCOMPARE(read.error().where().line, std::int64_t{line});
    QCOMPARE(read.error().where().field, field.toStdString());
}

void EconomicsFileTest::csvReadsBackAnyText() {
    QVERIFY(rc::check("a quoted cell holds any text", [] {
        const auto cells = *rc::gen::nonEmpty<std::vector<std::string>>();
        std::string heading = "h0";
        for (std::size_t i = 1; i < cells.size(); ++i)
            heading += ",h" + std::to_string(i);
        std::string row;
        for (const auto& cell : cells) {
            row += row.empty() ? "\"" : ",\"";
            for (const char c : cell)
                row += c == '"' ? std::string("\"\"") : std::string(1, c);
            row += '"';
        }
        const auto table = parseCsv(heading + "\n" + row + "\n", "test");
        RC_ASSERT(table.has_value());
        const bool isEmptyLine = cells.size() == 1 && cells.front().empty();
        const bool asWritten = isEmptyLine ? table->rows.empty() : table->rows.at(0).values == cells;
        RC_ASSERT(asWritten);
    }));
}

QTEST_APPLESS_MAIN(EconomicsFileTest)
#include "economics_file_test.moc"
