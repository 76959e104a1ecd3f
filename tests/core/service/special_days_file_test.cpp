#include "core/service/special_days_file.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <rapidcheck.h>
#include <set>

using namespace planwright;
using namespace planwright::service;
using features::CountryShare;
using features::SpecialDayCalendar;
using features::SpecialDayEdit;
namespace fs = std::filesystem;

namespace {

/// Equal but for the line in the file.
bool sameEdits(std::vector<SpecialDayEdit> a, std::vector<SpecialDayEdit> b) {
    for (auto* edits : {&a, &b})
        for (auto& edit : *edits)
            edit.line = 0;
    return a == b;
}

} // namespace

class SpecialDaysFileTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_root;

    fs::path path(const char* name) { return fs::path(m_root.path().toStdString()) / name; }
    fs::path written(const std::string& text) {
        auto file = path("days.csv");
        std::ofstream(file, std::ios::binary) << text;
        return file;
    }

private Q_SLOTS:
    void readsEveryColumn();
    void readsWhatSpreadsheetsWrite();
    void namesLineAndField_data();
    void namesLineAndField();
    void readsBackWhatItWrote();
    void survivesAnyText();
    void buildsTheCalendar();
    void namesTheFileOfAnEditAtFault();
};

void SpecialDaysFileTest::readsEveryColumn() {
    const auto edits = parseSpecialDays("action,date,name,weight,country\n"
                                        "add,2025-06-10,Summer sale,1.5,GB\n"
                                        ",2025-06-11,\"Sale, second day\",,\n"
                                        "remove,2025-10-31,Halloween,,\n",
                                        "days.csv");
    QVERIFY(edits);
    const std::vector<SpecialDayEdit> expected{{Date(2025, 6, 10), "Summer sale", "GB", 1.5, false, 2},
                                               {Date(2025, 6, 11), "Sale, second day", "", 1, false, 3},
                                               {Date(2025, 10, 31), "Halloween", "", 1, true, 4}};
    QVERIFY(*edits == expected);
}

void SpecialDaysFileTest::readsWhatSpreadsheetsWrite() {
    const auto edits = parseSpecialDays("\xEF\xBB\xBF"
                                        "date,name\r\n2025-06-10,\" Yaz \xC4\xB0ndirimi \"\r\n\r\n",
                                        "days.csv");
    QVERIFY(edits);
    QCOMPARE((*edits)[0].name, std::string("Yaz \xC4\xB0ndirimi"));
    QVERIFY(parseSpecialDays("date,name\n", "days.csv")->empty());
}

void SpecialDaysFileTest::namesLineAndField_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* name, const char* text, int line, const char* field) {
        QTest::newRow(name) << QString::fromLatin1(text) << line << QString::fromLatin1(field);
    };
    row("empty file", "", 0, "");
    row("no date column", "name\nSale\n", 1, "date");
    row("no name column", "date\n2025-01-01\n", 1, "name");
    row("unknown column", "date,name,colour\n", 1, "colour");
    row("column twice", "date,name,name\n", 1, "name");
    row("bad date", "date,name\n2025-01-01,A\n01/02/2025,B\n", 3, "date");
    row("no such day", "date,name\n2025-02-29,A\n", 2, "date");
    row("before the calendar", "date,name\n1999-12-31,A\n", 2, "date");
    row("no name", "date,name\n2025-01-01,\n", 2, "name");
    row("white name", "date,name\n2025-01-01,\"  \"\n", 2, "name");
    row("country in words", "date,name,country\n2025-01-01,A,Britain\n", 2, "country");
    row("small country", "date,name,country\n2025-01-01,A,gb\n", 2, "country");
    row("weight in words", "date,name,weight\n2025-01-01,A,much\n", 2, "weight");
    row("decimal comma", "date,name,weight\n2025-01-01,A,\"1,5\"\n", 2, "weight");
    row("weight 0", "date,name,weight\n2025-01-01,A,0\n", 2, "weight");
    row("weight too large", "date,name,weight\n2025-01-01,A,101\n", 2, "weight");
    row("unknown action", "date,name,action\n2025-01-01,A,delete\n", 2, "action");
    row("twice", "date,name\n2025-01-01,A\n2025-01-02,A\n2025-01-01,A\n", 4, "name");
    row("short line", "date,name\n2025-01-01\n", 2, "");
    row("open quote", "date,name\n2025-01-01,\"A\n", 2, "");
}

void SpecialDaysFileTest::namesLineAndField() {
    QFETCH(const QString, text);
    QFETCH(const int, line);
    QFETCH(const QString, field);
    const auto edits = parseSpecialDays(text.toStdString(), "days.csv");
    QVERIFY(!edits);
    const auto error = edits.error();
    QCOMPARE(error.code(), ErrorCode::InvalidArgument);
    QCOMPARE(error.where().file, std::string("days.csv"));
    QCOMPARE(error.where().line, std::int64_t{line});
    QCOMPARE(QString::fromStdString(error.where().field), field);
}

void SpecialDaysFileTest::readsBackWhatItWrote() {
    const auto letters =
        rc::gen::element<std::string>("a", "B", ",", "\"", "\n", "\r", " ", ";", "\xC4\xB0", "\xE2\x82\xAC");
    QVERIFY(rc::check("what is written reads back", [&] {
        std::vector<SpecialDayEdit> edits;
        std::set<std::pair<Date, std::string>> seen;
        for (auto count = *rc::gen::inRange(0, 12); count > 0; --count) {
            SpecialDayEdit edit;
            edit.date = Date(*rc::gen::inRange(SpecialDayCalendar::firstDay.daysSinceEpoch(),
                                               SpecialDayCalendar::lastDay.daysSinceEpoch() + 1));
            edit.name = "n";
            for (const auto& letter : *rc::gen::container<std::vector<std::string>>(letters))
                edit.name += letter;
            edit.name += "n"; // names come trimmed
            edit.country = *rc::gen::element<std::string>("", "GB", "DE");
            edit.remove = *rc::gen::arbitrary<bool>();
            if (!edit.remove)
                edit.weight = *rc::gen::inRange(1, 100'000'000) / 1e6;
            if (seen.emplace(edit.date, edit.name).second)
                edits.push_back(edit);
        }
        const auto file = path("round trip \xC3\xA7.csv");
        RC_ASSERT(writeSpecialDays(file, edits).has_value());
        const auto read = readSpecialDays(file);
        RC_ASSERT(read.has_value());
        RC_ASSERT(sameEdits(*read, edits));
        RC_ASSERT(specialDaysText(*read) == specialDaysText(edits));
    }));
}

void SpecialDaysFileTest::survivesAnyText() {
    QVERIFY(rc::check("any text is edits or an error with the file's name", [] {
        const auto body = *rc::gen::container<std::string>(
            rc::gen::element('2', '0', '5', '-', '1', ',', '"', '\n', '\r', 'a', ' ', '\0', '\xFF'));
        const auto edits = parseSpecialDays("date,name,weight\n" + body, "days.csv");
        RC_ASSERT(edits.has_value() || edits.error().where().file == "days.csv");
    }));
}

void SpecialDaysFileTest::buildsTheCalendar() {
    const std::vector<CountryShare> countries{{"GB", 1}};
    const auto plain = readCalendar(countries, {});
    QVERIFY(plain);
    const auto calendar = readCalendar(countries, written("date,name,weight\n2025-06-10,Summer sale,2\n"));
    QVERIFY(calendar);
    QCOMPARE((*calendar).days().size(), (*plain).days().size() + 1);
    const auto june = (*calendar).count(Month(2025, 6));
    QCOMPARE((*june).days[*(*calendar).indexOf("Summer sale")], 2.0);
}

void SpecialDaysFileTest::namesTheFileOfAnEditAtFault() {
    const std::vector<CountryShare> countries{{"GB", 1}};
    const auto file = written("date,name,action\n2025-10-31,Halloween,remove\n2025-10-30,Halloween,remove\n");
    const auto error = readCalendar(countries, file).error();
    QCOMPARE(error.describe(), file.string() + ":3: name: There is no \"Halloween\" on 2025-10-30 to remove.");
    const auto missing = readCalendar(countries, path("missing.csv"));
    QCOMPARE(missing.error().code(), ErrorCode::NotFound);
    // A fault of the countries is none of the file's.
    const std::vector<CountryShare> unknown{{"XX", 1}};
    QVERIFY(readCalendar(unknown, file).error().where().file.empty());
}

QTEST_APPLESS_MAIN(SpecialDaysFileTest)
#include "special_days_file_test.moc"
