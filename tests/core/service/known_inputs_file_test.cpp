#include "core/service/known_inputs_file.h"
#include "core/service/own_known_inputs.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::service;

namespace {

const KnownScope scope{{"Books", "Toys, small"}, Month(2025, 12), Month(2026, 2)};
const std::string heading = "kind,category,first_day,last_day,amount,name\n";

/// "line field: sentence" of what is refused.
std::string refusalOf(const std::string& text) {
    const auto inputs = parseKnownInputs(text, "plan.csv", scope);
    if (inputs)
        return "nothing is wrong";
    const auto where = inputs.error().where();
    return (where.file == "plan.csv" ? "" : "no file ") + std::to_string(where.line) + " " + where.field + ": " +
           inputs.error().message();
}

std::string fieldOf(const std::string& row) {
    const auto refusal = refusalOf(heading + row);
    return refusal.substr(0, refusal.find(':'));
}

} // namespace

class KnownInputsFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryKind();
    void writesWhatItReads();
    void namesLineAndField();
    void keepsToItsLimits();
    void readsAnything();
    void whatIsOverIsNoFault();
};

void KnownInputsFileTest::readsEveryKind() {
    const auto inputs = parseKnownInputs("first_day,kind,amount,category,last_day\n"
                                         "2025-12-05,promotion,0.25,Books,2025-12-12\n"
                                         "2025-11-01,price,12.5,\"Toys, small\",2026-01-31\n"
                                         "2025-12-06,special_day,,,\n"
                                         "\n"
                                         "2025-12-25,closure,,,2025-12-26\n",
                                         "plan.csv", scope);
    QVERIFY(inputs);
    QCOMPARE(inputs->size(), std::size_t{4});
    QVERIFY((*inputs)[0] ==
            (KnownInput{KnownKind::Promotion, "Books", Date(2025, 12, 5), Date(2025, 12, 12), .25, {}, {}}));
    QCOMPARE((*inputs)[1].price.raw, std::int64_t{125'000});
    QCOMPARE((*inputs)[2].amount, 1.0);
    QVERIFY((*inputs)[2].lastDay == Date(2025, 12, 6) && (*inputs)[2].category.empty());
}

void KnownInputsFileTest::writesWhatItReads() {
    QVERIFY(rc::check("a list comes back as it was", [] {
        KnownInputs inputs;
        const auto count = *rc::gen::inRange(0, 12);
        for (int i = 0; i < count; ++i) {
            KnownInput input;
            input.kind =
                *rc::gen::element(KnownKind::Promotion, KnownKind::Price, KnownKind::SpecialDay, KnownKind::Closure);
            // Names are trimmed; no two of them are alike, and prices never meet.
            input.name = std::to_string(i) + *rc::gen::element<std::string>("", "a,b", "say \"x\"", "Äpfel\nund mehr");
            input.category = input.kind == KnownKind::Price ? "c" + std::to_string(i)
                                                            : *rc::gen::element<std::string>("", "Books", "x, y");
            input.firstDay = Date(2025, 12, 1) + *rc::gen::inRange(0, 60);
            input.lastDay = input.firstDay + *rc::gen::inRange(0, 365);
            if (input.kind == KnownKind::Promotion)
                input.amount = *rc::gen::inRange(1, 1000) / 1000.0;
            if (input.kind == KnownKind::SpecialDay)
                input.amount = *rc::gen::inRange(1, 1000) / 10.0;
            if (input.kind == KnownKind::Price)
                input.price = Money::fromRaw(*rc::gen::inRange(1, 100'000'000));
            inputs.push_back(input);
        }
        const auto text = knownInputsText(inputs);
        const auto again = parseKnownInputs(text, "again");
        RC_ASSERT(again.has_value());
        RC_ASSERT(*again == inputs);
        for (const auto& input : inputs)
            RC_ASSERT(readKnownInput(textOf(input)).value() == input);
    }));
}

void KnownInputsFileTest::namesLineAndField() {
    QCOMPARE(fieldOf("gift,Books,2025-12-05,,0.2,\n"), std::string("2 kind"));
    QCOMPARE(fieldOf("promotion,Books,2025-12-05,,0.2,\npromotion,Socks,2025-12-05,,0.2,\n"),
             std::string("3 category"));
    QCOMPARE(fieldOf("promotion,Books,5.12.2025,,0.2,\n"), std::string("2 first_day"));
    QCOMPARE(fieldOf("promotion,Books,2025-12-05,2025-12-04,0.2,\n"), std::string("2 last_day"));
    QCOMPARE(fieldOf("promotion,Books,2025-12-05,,20,\n"), std::string("2 amount"));
    QCOMPARE(fieldOf("promotion,Books,2025-12-05,,,\n"), std::string("2 amount"));
    QCOMPARE(fieldOf("promotion,Books,2025-12-05,,a fifth,\n"), std::string("2 amount"));
    QCOMPARE(fieldOf("price,,2025-12-05,,12,\n"), std::string("2 category"));
    QCOMPARE(fieldOf("price,Books,2025-12-05,,0,\n"), std::string("2 amount"));
    QCOMPARE(fieldOf("price,Books,2025-12-05,,1e300,\n"), std::string("2 amount"));
    QCOMPARE(fieldOf("special_day,,2025-12-05,,101,\n"), std::string("2 amount"));
    QCOMPARE(fieldOf("closure,,2025-12-05,,1,\n"), std::string("2 amount"));
    QCOMPARE(fieldOf("closure,,2026-03-01,,,\n"), std::string("2 first_day"));
    QCOMPARE(fieldOf("closure,,2025-11-29,2025-11-30,,\n"), std::string("2 first_day"));
    QCOMPARE(fieldOf("closure,,2025-11-29,2025-12-01,,\n"), std::string("nothing is wrong"));
    QCOMPARE(fieldOf("closure,,2025-12-05,,,\n\nclosure,,2025-12-05,,,\n"), std::string("4 name"));
    QCOMPARE(fieldOf("price,Books,2025-12-05,2025-12-09,12,\nprice,Books,2025-12-09,,13,\n"),
             std::string("3 first_day"));
    QCOMPARE(refusalOf("kind\nclosure\n"), std::string("1 first_day: This column is missing."));
    QVERIFY(refusalOf("kind,first_day,color\n").starts_with("1 color: This column is not known."));
    QVERIFY(refusalOf(heading + "closure,,2026-03-01,,,\n").find("December 2025 to February 2026") !=
            std::string::npos);
}

void KnownInputsFileTest::keepsToItsLimits() {
    std::string all = heading, many = heading;
    for (int i = 0; i < 101; ++i)
        all += "closure,,2025-12-05,,," + std::to_string(i) + "\n";
    for (int i = 0; i < 2001; ++i)
        many += "closure,Books,2025-12-05,,," + std::to_string(i) + "\n";
    QVERIFY(refusalOf(all).find("At most 100") != std::string::npos);
    QVERIFY(refusalOf(many).find("At most 2000") != std::string::npos);
}

void KnownInputsFileTest::readsAnything() {
    QVERIFY(rc::check("no text is more than refused", [] {
        const auto text = *rc::gen::arbitrary<std::string>();
        const auto row = *rc::gen::container<std::string>(rc::gen::element('1', ',', '-', '"', '\n', 'e', '.', 'p'));
        (void)parseKnownInputs(text, "any");
        (void)parseKnownInputs(heading + "price,Books," + row, "any", scope);
    }));
}

void KnownInputsFileTest::whatIsOverIsNoFault() {
    const KnownInputText over{"closure", "", "2024-12-25", "2024-12-25", "", ""};
    const KnownInputText far{"closure", "", "2029-12-25", "2029-12-25", "", ""};
    const KnownInputText twice{"promotion", "Books", "2025-12-05", "2025-12-05", "0.2", ""};
    const auto faults = faultsOf(std::vector{over, twice, far, twice}, scope);
    QVERIFY(faults[0].sentence.empty() && faults[1].sentence.empty());
    QCOMPARE(faults[2].field, std::string("first_day"));
    QCOMPARE(faults[3].field, std::string("name"));
}

QTEST_APPLESS_MAIN(KnownInputsFileTest)
#include "known_inputs_file_test.moc"
