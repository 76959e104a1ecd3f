#include "core/base/hash.h"
#include "core/base/rng.h"

#include <QTest>

#include <array>
#include <cmath>
#include <cstdlib>
#include <rapidcheck.h>
#include <string>

using planwright::seedFor;
using planwright::SplitMix64;

class RngTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publishedSequence();
    void uniforms();
    void uniformsStayInside();
    void belowStaysBelow();
    void belowIsEven();
    void seedIsTheStartOfTheHash();
    void streamsDiffer();
};

// Decision spec 4, vector I.
void RngTest::publishedSequence() {
    SplitMix64 random(42);
    QCOMPARE(random.next(), 13679457532755275413ULL);
    QCOMPARE(random.next(), 2949826092126892291ULL);
    QCOMPARE(random.next(), 5139283748462763858ULL);
}

void RngTest::uniforms() {
    SplitMix64 random(42);
    // The vector is given to ten digits.
    for (const double expected : {.7415648788, .1599103929, .2786011303})
        QVERIFY(std::abs(random.uniform() - expected) < 5e-11);
}

void RngTest::uniformsStayInside() {
    QVERIFY(rc::check("0 < u < 1, whatever the seed", [](std::uint64_t seed) {
        SplitMix64 random(seed);
        for (int i = 0; i < 100; ++i) {
            const double u = random.uniform();
            RC_ASSERT(u > 0 && u < 1);
        }
    }));
}

void RngTest::belowStaysBelow() {
    QVERIFY(rc::check("0 <= below(n) < n", [](std::uint64_t seed) {
        const auto bound = *rc::gen::inRange<std::uint32_t>(1, 0xFFFFFFFFU);
        RC_ASSERT(SplitMix64(seed).below(bound) < bound);
    }));
}

void RngTest::belowIsEven() {
    SplitMix64 random(7);
    std::array<int, 6> faces{};
    for (int i = 0; i < 60'000; ++i)
        ++faces.at(random.below(6));
    // 10,000 each; the standard deviation is 91, so six of them.
    for (const int count : faces)
        QVERIFY(std::abs(count - 10'000) < 550);
}

void RngTest::seedIsTheStartOfTheHash() {
    // The first eight bytes of SHA-256("42:Bags"), by sha256sum(1).
    QCOMPARE(seedFor(42, "Bags"), 0x2fbd1e49ace97facULL);
    const auto digest = planwright::sha256Hex("42:Bags");
    QCOMPARE(seedFor(42, "Bags"), std::stoull(digest.substr(0, 16), nullptr, 16));
}

void RngTest::streamsDiffer() {
    QVERIFY(seedFor(42, "A") != seedFor(42, "B"));
    QVERIFY(seedFor(42, "A") != seedFor(43, "A"));
    QVERIFY(seedFor(4, "2:A") == seedFor(4, "2:A"));
}

QTEST_APPLESS_MAIN(RngTest)
#include "rng_test.moc"
