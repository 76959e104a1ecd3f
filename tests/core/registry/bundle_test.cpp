#include "core/base/hash.h"
#include "core/registry/bundle.h"
#include "core/registry/bundle_files.h"
#include "tests/support/file_tree.h"

#include <QTemporaryDir>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <fstream>
#include <functional>

using namespace planwright;
using namespace planwright::registry;
using planwright::test::bytesOf;
namespace fs = std::filesystem;

namespace {

const BundleFacts facts{"auto", std::string(64, 'a'), std::string(64, 'b'), "0.1.0", 42};
const std::map<std::string, std::string> files{
    {"model.json", "{}"}, {"members/ets.json", std::string("with \0 zero", 11)}, {"empty", ""}};

void write(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

} // namespace

class BundleTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_count = 0;

    fs::path freshFolder() {
        auto path = fs::path(m_folder.path().toStdString()) / ("bundles" + std::to_string(++m_count));
        fs::create_directories(path);
        return path;
    }
    /// A bundle whose manifest was rewritten and whose folder was renamed to match it: only the contents are wrong.
    fs::path forged(const std::function<void(nlohmann::json&)>& change);

private Q_SLOTS:
    void readsBackWhatWasWritten();
    void theSameContentHasTheSameName();
    void everyFactIsInTheName();
    void manifestIsCanonical();
    void namesWhatWasChanged_data();
    void namesWhatWasChanged();
    void refusesNamesThatEscape();
    void refusesAForgedManifest();
    void replacesADamagedBundle();
    void leavesNothingBehindWhereItCannotWrite();
};

fs::path BundleTest::forged(const std::function<void(nlohmann::json&)>& change) {
    const auto folder = freshFolder();
    const auto name = writeBundle(folder, facts, files);
    auto manifest = nlohmann::json::parse(bytesOf(folder / *name / "manifest.json"));
    change(manifest);
    const auto text = manifest.dump();
    write(folder / *name / "manifest.json", text);
    fs::rename(folder / *name, folder / sha256Hex(text));
    return folder / sha256Hex(text);
}

void BundleTest::readsBackWhatWasWritten() {
    const auto folder = freshFolder();
    const auto name = writeBundle(folder, facts, files);
    QVERIFY(name);
    const auto loaded = loadBundle(folder / *name);
    QVERIFY(loaded);
    const auto& bundle = *loaded;
    QCOMPARE(bundle.manifestSha256, *name);
    QVERIFY(bundle.files == files);
    QCOMPARE(bundle.facts.modelName, facts.modelName);
    QCOMPARE(bundle.facts.snapshotSha256, facts.snapshotSha256);
    QCOMPARE(bundle.facts.configSha256, facts.configSha256);
    QCOMPARE(bundle.facts.codeRevision, facts.codeRevision);
    QCOMPARE(bundle.facts.seed, facts.seed);
    QVERIFY2(loadBundle((folder / *name).string() + "/"), "a trailing slash does not matter");
}

void BundleTest::theSameContentHasTheSameName() {
    const auto folder = freshFolder();
    const auto first = writeBundle(folder, facts, files);
    const auto again = writeBundle(folder, facts, files);
    const auto elsewhere = writeBundle(freshFolder(), facts, files);
    QCOMPARE(*again, *first);
    QCOMPARE(*elsewhere, *first);
    QCOMPARE(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), std::ptrdiff_t{1});
}

void BundleTest::everyFactIsInTheName() {
    const auto folder = freshFolder();
    const auto plain = *writeBundle(folder, facts, files);
    for (int field = 0; field < 5; ++field) {
        auto other = facts;
        switch (field) {
        case 0:
            other.modelName += "x";
            break;
        case 1:
            other.snapshotSha256.back() = 'c';
            break;
        case 2:
            other.configSha256.back() = 'c';
            break;
        case 3:
            other.codeRevision += "x";
            break;
        default:
            ++other.seed;
        }
        QVERIFY(*writeBundle(folder, other, files) != plain);
    }
}

void BundleTest::manifestIsCanonical() {
    const auto folder = freshFolder();
    const auto name = *writeBundle(folder, facts, {{"b", "2"}, {"a", "1"}});
    QCOMPARE(bytesOf(folder / name / "manifest.json"),
             R"({"code_revision":"0.1.0","config_sha256":")" + std::string(64, 'b') +
                 R"(","files":{"a":{"bytes":1,"sha256":")" + sha256Hex("1") + R"("},"b":{"bytes":1,"sha256":")" +
                 sha256Hex("2") + R"("}},"model":"auto","schema":"planwright.bundle/1","seed":42,"snapshot_sha256":")" +
                 std::string(64, 'a') + R"("})");
}

void BundleTest::namesWhatWasChanged_data() {
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("file");
    for (const char* what : {"change", "remove", "grow"})
        QTest::newRow(what) << QString::fromLatin1(what) << QStringLiteral("members/ets.json");
    QTest::newRow("extra") << QStringLiteral("extra") << QStringLiteral("members/extra.json");
    QTest::newRow("link") << QStringLiteral("link") << QStringLiteral("model.json");
    QTest::newRow("manifest") << QStringLiteral("manifest") << QStringLiteral("manifest.json");
}

void BundleTest::namesWhatWasChanged() {
    QFETCH(const QString, what);
    QFETCH(const QString, file);
    const auto folder = freshFolder();
    const auto bundle = folder / *writeBundle(folder, facts, files);
    const auto path = bundle / file.toStdString();
    if (what == QStringLiteral("change"))
        write(path, "with \1 zero");
    else if (what == QStringLiteral("remove"))
        fs::remove(path);
    else if (what == QStringLiteral("link")) {
        write(folder / "elsewhere", "{}");
        fs::remove(path);
        fs::create_symlink(folder / "elsewhere", path);
    } else
        std::ofstream(path, std::ios::app) << ' ';
    const auto loaded = loadBundle(bundle);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code(), ErrorCode::Conflict);
    QCOMPARE(loaded.error().where().file, path.string());
}

void BundleTest::refusesNamesThatEscape() {
    for (const char* name : {"../out", "a/../../out", "/etc/passwd", "a//b", "./a", "a/", "", "manifest.json", "a\\b",
                             "a b", "..", "\xC3\xA9"}) {
        QVERIFY2(!isBundleFileName(name), name);
        QVERIFY2(!writeBundle(freshFolder(), facts, {{name, "x"}}), name);
    }
    QVERIFY(isBundleFileName("members/ets.v1-2_b.json"));
}

void BundleTest::refusesAForgedManifest() {
    const auto refused = [this](const std::function<void(nlohmann::json&)>& change) {
        const auto loaded = loadBundle(forged(change));
        return !loaded && loaded.error().code() == ErrorCode::Conflict;
    };
    QVERIFY(refused([](auto& manifest) { manifest["files"]["../model.json"] = manifest["files"]["model.json"]; }));
    QVERIFY(refused([](auto& manifest) { manifest["files"]["model.json"]["bytes"] = maxFileBytes + 1; }));
    QVERIFY(refused([](auto& manifest) { manifest["files"]["model.json"].erase("sha256"); }));
    QVERIFY(refused([](auto& manifest) { manifest["files"].erase("model.json"); }));
    QVERIFY(refused([](auto& manifest) { manifest["seed"] = "many"; }));
    QVERIFY(refused([](auto& manifest) { manifest["schema"] = "planwright.bundle/2"; }));
    QVERIFY(refused([](auto& manifest) { manifest = nlohmann::json::array(); }));
    QVERIFY(refused([](auto& manifest) { manifest["schema"] = 7; }));
}

void BundleTest::replacesADamagedBundle() {
    const auto folder = freshFolder();
    const auto name = *writeBundle(folder, facts, files);
    write(folder / name / "model.json", "[]");
    QCOMPARE(*writeBundle(folder, facts, files), name);
    QVERIFY(loadBundle(folder / name));
}

void BundleTest::leavesNothingBehindWhereItCannotWrite() {
    const auto folder = freshFolder();
    write(folder / "file", "");
    const auto written = writeBundle(folder / "file", facts, files);
    QVERIFY(!written);
    QCOMPARE(written.error().code(), ErrorCode::Io);
    QCOMPARE(loadBundle(folder / "nowhere").error().code(), ErrorCode::NotFound);
}

QTEST_APPLESS_MAIN(BundleTest)
#include "bundle_test.moc"
