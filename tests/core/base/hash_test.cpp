#include "core/base/hash.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <rapidcheck.h>

using planwright::ErrorCode;
using planwright::Sha256;

class HashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void vectors_data();
    void vectors();
    void millionLetters();
    void piecesDoNotMatter();
    void fileEqualsItsBytes();
    void missingFileIsNamed();
};

void HashTest::vectors_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("digest");
    // FIPS 180-4, the examples NIST publishes with it.
    QTest::newRow("empty") << QStringLiteral("")
                           << QStringLiteral("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("abc") << QStringLiteral("abc")
                         << QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QTest::newRow("448 bits") << QStringLiteral("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                              << QStringLiteral("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    QTest::newRow("896 bits")
        << QStringLiteral("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmno"
                          "pqrsmnopqrstnopqrstu")
        << QStringLiteral("cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
}

void HashTest::vectors() {
    QFETCH(QString, text);
    QFETCH(QString, digest);
    QCOMPARE(QString::fromStdString(planwright::sha256Hex(text.toStdString())), digest);
}

void HashTest::millionLetters() {
    QCOMPARE(QString::fromStdString(planwright::sha256Hex(std::string(1'000'000, 'a'))),
             QStringLiteral("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
}

void HashTest::piecesDoNotMatter() {
    QVERIFY(rc::check("the digest of pieces is the digest of the whole", [](const std::vector<std::string>& pieces) {
        Sha256 stream;
        std::string whole;
        for (const auto& piece : pieces) {
            stream.update(piece);
            whole += piece;
        }
        RC_ASSERT(stream.finish() == planwright::sha256(whole));
    }));
}

void HashTest::fileEqualsItsBytes() {
    const QTemporaryDir folder;
    const auto path = std::filesystem::path(folder.path().toStdString()) / "a file";
    // Longer than one read, and not a multiple of it.
    const std::string bytes((3U << 20U) + 17, '\xff');
    std::ofstream(path, std::ios::binary) << bytes;
    const auto hash = planwright::sha256HexOfFile(path);
    QVERIFY(hash);
    QCOMPARE(*hash, planwright::sha256Hex(bytes));
}

void HashTest::missingFileIsNamed() {
    const QTemporaryDir folder;
    const auto path = std::filesystem::path(folder.path().toStdString()) / "missing";
    const auto hash = planwright::sha256HexOfFile(path);
    QVERIFY(!hash);
    QCOMPARE(hash.error().code(), ErrorCode::Io);
    QCOMPARE(hash.error().where().file, path.string());
    // A folder opens on Linux, and fails at the first read.
    QVERIFY(!planwright::sha256HexOfFile(path.parent_path()));
}

QTEST_APPLESS_MAIN(HashTest)
#include "hash_test.moc"
