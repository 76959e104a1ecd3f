#include "core/features/time_split.h"

#include <QTest>

#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::features;

class TimeSplitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDocumentedFormula();
    void partsWithoutOriginsAskForNoEmbargo();
    void refusesWhatCannotBe();
    void nothingLearnedFromReachesIntoALaterPart();
};

void TimeSplitTest::theDocumentedFormula() {
    const auto split = timeSplit(Month(2008, 1), Month(2011, 11), {6, 12, 3}).value();
    QCOMPARE(split.test.last.toString(), std::string("2011-08"));
    QCOMPARE(split.test.first.toString(), std::string("2010-09"));
    QCOMPARE(split.validation.last.toString(), std::string("2010-06"));
    QCOMPARE(split.validation.first.toString(), std::string("2010-01"));
    QCOMPARE(split.train.last.toString(), std::string("2009-10"));
    QCOMPARE(split.train.first.toString(), std::string("2008-01"));
    QVERIFY(splitPart(split, Month(2009, 10)) == SplitPart::Train);
    QVERIFY(splitPart(split, Month(2009, 11)) == SplitPart::None);
    QVERIFY(splitPart(split, Month(2010, 6)) == SplitPart::Validation);
    QVERIFY(splitPart(split, Month(2010, 7)) == SplitPart::None);
    QVERIFY(splitPart(split, Month(2011, 8)) == SplitPart::Test);
    QVERIFY(splitPart(split, Month(2011, 9)) == SplitPart::None);
}

void TimeSplitTest::partsWithoutOriginsAskForNoEmbargo() {
    const auto split = timeSplit(Month(2010, 1), Month(2011, 11), {0, 0, 2}).value();
    QCOMPARE(split.validation.count() + split.test.count(), 0);
    QCOMPARE(split.train.last.toString(), std::string("2011-09"));
}

void TimeSplitTest::refusesWhatCannotBe() {
    QVERIFY(timeSplit(Month(2011, 1), Month(2011, 11), {6, 12, 1}).error().code() == ErrorCode::InsufficientData);
    QCOMPARE(timeSplit(Month(2001, 1), Month(2011, 11), {6, 12, 0}).error().where().field, std::string("horizon"));
    QCOMPARE(timeSplit(Month(2001, 1), Month(2011, 11), {-1, 12, 1}).error().where().field, std::string("validation"));
    QCOMPARE(timeSplit(Month(2001, 1), Month(2011, 11), {6, 121, 1}).error().where().field, std::string("test"));
}

void TimeSplitTest::nothingLearnedFromReachesIntoALaterPart() {
    QVERIFY(rc::check("parts are in order, an embargo apart, and as large as was asked", [] {
        const SplitPlan plan{*rc::gen::inRange(0, 20), *rc::gen::inRange(0, 20), *rc::gen::inRange(1, 13)};
        const Month last(2015, 6);
        const auto split = timeSplit(last - *rc::gen::inRange(0, 90), last, plan);
        if (!split)
            return;
        RC_ASSERT(split->validation.count() == plan.validationOrigins);
        RC_ASSERT(split->test.count() == plan.testOrigins);
        const auto knownAt = [&plan](Month learned, Month origin) { return learned + plan.horizonMonths <= origin; };
        RC_ASSERT(knownAt(split->train.last, last));
        if (plan.validationOrigins > 0)
            RC_ASSERT(knownAt(split->train.last, split->validation.first));
        if (plan.testOrigins > 0) {
            RC_ASSERT(knownAt(split->train.last, split->test.first));
            RC_ASSERT(knownAt(split->test.last, last));
        }
        if (plan.validationOrigins > 0 && plan.testOrigins > 0)
            RC_ASSERT(knownAt(split->validation.last, split->test.first));
    }));
}

QTEST_APPLESS_MAIN(TimeSplitTest)
#include "time_split_test.moc"
