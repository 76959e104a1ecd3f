#include "core/data/engine/s3_client.h"
#include "core/service/import_service.h"
#include "core/service/s3_files.h"
#include "core/service/snapshot_service.h"
#include "core/service/snapshot_store.h"
#include "tests/support/file_tree.h"
#include "tests/support/s3_stand_in.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace planwright;
using namespace planwright::service;
using planwright::test::bytesOf;
namespace fs = std::filesystem;

namespace {

void writeObject(const fs::path& file, const std::string& bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

std::string eventsOf(int month) {
    std::string text = "event_time,order_id,quantity,unit_price,category\n";
    for (int row = 0; row < 200; ++row)
        text += "2024-0" + std::to_string(month) + "-" + (row % 28 < 9 ? "0" : "") + std::to_string(row % 28 + 1) +
                "," + std::to_string(row) + ",1,2.50," + (row % 2 == 0 ? "Toys" : "Books") + "\n";
    return text;
}

bool isEmpty(const fs::path& folder) {
    return !fs::exists(folder) || fs::is_empty(folder);
}

} // namespace

/// Against moto, which checks every signature.
class S3Test : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_root;
    planwright::testing::S3StandIn m_standIn;

    [[nodiscard]] fs::path root() const { return m_root.path().toStdString(); }
    void set(const char* name, const std::string& value) const { qputenv(name, QByteArray::fromStdString(value)); }
    [[nodiscard]] Result<std::vector<fs::path>> copies(const std::string& url) const {
        fs::remove_all(root() / "copies");
        return withLocalCopies({url}, root() / "copies", RunContext());
    }
    /// The error's code and a part of its sentence, and that nothing is left.
    [[nodiscard]] QString refusal(const std::string& url, ErrorCode code, const char* part) const {
        const auto got = copies(url);
        if (got)
            return QStringLiteral("accepted");
        const auto said = QString::fromStdString(got.error().describe());
        bool isClean = true;
        if (fs::exists(root() / "copies"))
            for (const auto& entry : fs::recursive_directory_iterator(root() / "copies"))
                isClean = isClean && !entry.is_regular_file();
        const bool secret = said.contains(QString::fromStdString(m_standIn.at("secret")));
        return got.error().code() == code && said.contains(QString::fromUtf8(part)) && isClean && !secret ? QString()
                                                                                                          : said;
    }

    /// A month's file and the next one's, as the workspace's current snapshot.
    [[nodiscard]] Result<StoredSnapshot> imported(Workspace& workspace, int month) const {
        PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(workspace, RunContext()));
        ImportOptions options;
        for (const auto number : {month, month + 1})
            options.files.push_back(root() / "shop/sales/year=2024" / ("month=0" + std::to_string(number)) /
                                    "part ä+0.csv");
        PLANWRIGHT_ASSIGN(const auto report, importFiles(*change, options, RunContext()));
        PLANWRIGHT_TRY(change->commit());
        return findSnapshot(workspace, report.snapshotSha256);
    }
    /// The name of the snapshot that was pulled and is the current one then, or what was said instead.
    [[nodiscard]] static QString pulled(Workspace& workspace, const std::string& store, const std::string& name) {
        const auto change = *WorkspaceChange::begin(workspace, RunContext());
        const auto sha256 = pullSnapshot(*change, store, name, RunContext());
        if (!sha256)
            return QString::fromStdString(sha256.error().describe());
        const auto done = change->commit();
        return QString::fromStdString(done ? *workspace.currentSnapshot() : done.error().describe());
    }
    [[nodiscard]] static QString said(const Status& status) {
        return status ? QString() : QString::fromStdString(status.error().describe());
    }

private Q_SLOTS:
    void initTestCase();
    void init();
    void addresses();
    void copiesAPrefixAndAnObject();
    void goesOnWhereAConnectionWasCut();
    void saysWhatIsWrong();
    void findsCredentials();
    void pushesAndPullsASnapshot();
    void refusesWhatIsNoSnapshot();
    void stops();
};

void S3Test::initTestCase() {
    const auto shop = root() / "shop";
    for (int month = 1; month <= 3; ++month)
        writeObject(shop / "sales/year=2024" / ("month=0" + std::to_string(month)) / "part ä+0.csv", eventsOf(month));
    writeObject(shop / "sales/year=2024/_SUCCESS", "");
    writeObject(shop / "sales/old/part-0.csv", "not looked into");
    writeObject(shop / "sales-not/part-0.csv", "of another prefix");
    writeObject(shop / "flaky/cut-once.csv", eventsOf(4));
    writeObject(shop / "broken/cut-always.csv", eventsOf(4));
    const auto reason = m_standIn.start(shop);
    if (!reason.isEmpty())
        QSKIP(qPrintable(reason));
}

void S3Test::init() {
    for (const auto& [name, value] : m_standIn.environment())
        set(name.c_str(), value);
}

void S3Test::addresses() {
    using data::engine::parseS3Url;
    QCOMPARE(parseS3Url("s3://b/a/c.csv")->key, std::string("a/c.csv"));
    QCOMPARE(parseS3Url("s3://b/a/c.csv")->bucket, std::string("b"));
    QCOMPARE(parseS3Url("s3://b")->key, std::string());
    QVERIFY(!parseS3Url("/s3://b") && !parseS3Url("s3:/b"));
    QCOMPARE(data::engine::urlEncoded("a b/ü+~", true), std::string("a%20b/%C3%BC%2B~"));
    QCOMPARE(data::engine::urlEncoded("a/b="), std::string("a%2Fb%3D"));
}

void S3Test::copiesAPrefixAndAnObject() {
    for (const auto* url : {"s3://shop/sales", "s3://shop/sales/"}) {
        const auto all = copies(url);
        QVERIFY2(all.has_value(), all ? "" : all.error().describe().c_str());
        QCOMPARE(all->size(), std::size_t{3});
        QVERIFY(all->at(2).string().ends_with("year=2024/month=03/part ä+0.csv"));
        QCOMPARE(bytesOf(all->at(2)), eventsOf(3));
    }
    const auto one = copies("s3://shop/sales/year=2024/month=02/part ä+0.csv");
    QVERIFY(one.has_value());
    QCOMPARE(one->size(), std::size_t{1});
    QVERIFY(one->front().string().ends_with("year=2024/month=02/part ä+0.csv"));
    const auto none = withLocalCopies({"plain.csv"}, root() / "unused", RunContext());
    QVERIFY(none.has_value() && none->front() == "plain.csv" && !fs::exists(root() / "unused"));
}

void S3Test::goesOnWhereAConnectionWasCut() {
    set("AWS_ENDPOINT_URL_S3", m_standIn.at("proxy"));
    const auto whole = copies("s3://shop/flaky");
    QVERIFY2(whole.has_value(), whole ? "" : whole.error().describe().c_str());
    QCOMPARE(bytesOf(whole->front()), eventsOf(4));
    QCOMPARE(refusal("s3://shop/broken/cut-always.csv", ErrorCode::Io, "cannot be reached"), QString());
}

void S3Test::saysWhatIsWrong() {
    QCOMPARE(refusal("s3://shop/none", ErrorCode::NotFound, "There is no such object"), QString());
    QCOMPARE(refusal("s3://shop/sales/year=2024/none.csv", ErrorCode::NotFound, "There is no such object"), QString());
    QCOMPARE(refusal("s3://nobody", ErrorCode::NotFound, "There is no bucket \"nobody\""), QString());
    QCOMPARE(refusal("s3://", ErrorCode::InvalidArgument, "s3://BUCKET/PREFIX"), QString());
    set("AWS_SECRET_ACCESS_KEY", "wrong");
    QCOMPARE(refusal("s3://shop/sales", ErrorCode::Io, "not accepted (SignatureDoesNotMatch)"), QString());
    set("AWS_ACCESS_KEY_ID", "AKIANOBODY");
    QCOMPARE(refusal("s3://shop/sales", ErrorCode::Io, "not accepted (InvalidAccessKeyId)"), QString());
    set("AWS_ACCESS_KEY_ID", "");
    QCOMPARE(refusal("s3://shop/sales", ErrorCode::InvalidArgument, "No AWS credentials were found"), QString());
    set("AWS_PROFILE", "nobody");
    QCOMPARE(refusal("s3://shop/sales", ErrorCode::InvalidArgument, "no AWS profile \"nobody\""), QString());
    init();
    set("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
    QCOMPARE(refusal("s3://shop/sales", ErrorCode::Io, "http://127.0.0.1:1 cannot be reached"), QString());
    set("AWS_ENDPOINT_URL", "127.0.0.1");
    QCOMPARE(refusal("s3://shop/sales", ErrorCode::InvalidArgument, "must begin with http"), QString());
}

void S3Test::findsCredentials() {
    const auto accepted = [this] { return copies("s3://shop/sales").has_value(); };
    const auto keys =
        "aws_access_key_id = " + m_standIn.at("key") + "\naws_secret_access_key=" + m_standIn.at("secret");
    set("AWS_ACCESS_KEY_ID", "");
    set("AWS_REGION", "");
    set("AWS_DEFAULT_REGION", "");
    QVERIFY(!accepted());

    writeObject(root() / "keys", "# of the shop\n[default]\naws_access_key_id = x\n[shop]\n" + keys + "\n");
    writeObject(root() / "settings",
                "[profile shop]\nregion = eu-central-1\ns3 =\n  region = none\nendpoint_url = " + m_standIn.at("s3") +
                    "/\n[profile asks]\nregion = eu-central-1\n" + "credential_process = cat '" +
                    (root() / "answer").string() + "'\n[profile sso]\nsso_session = s\n");
    writeObject(root() / "answer", R"({"Version": 1, "AccessKeyId": ")" + m_standIn.at("key") +
                                       R"(", "SecretAccessKey": ")" + m_standIn.at("secret") + "\"}");
    set("AWS_SHARED_CREDENTIALS_FILE", (root() / "keys").string());
    set("AWS_CONFIG_FILE", (root() / "settings").string());
    set("AWS_PROFILE", "shop");
    set("AWS_ENDPOINT_URL", "");
    QVERIFY(accepted());
    set("AWS_ENDPOINT_URL", m_standIn.at("s3"));
    set("AWS_PROFILE", "asks");
    QVERIFY(accepted());
    set("AWS_PROFILE", "sso");
    QCOMPARE(refusal("s3://shop/sales", ErrorCode::InvalidArgument, "credential_process = aws configure"), QString());

    init();
    set("AWS_ACCESS_KEY_ID", "");
    set("AWS_CONTAINER_CREDENTIALS_FULL_URI", m_standIn.at("container"));
    QCOMPARE(refusal("s3://shop/sales", ErrorCode::InvalidArgument, "container's service gives no"), QString());
    set("AWS_CONTAINER_AUTHORIZATION_TOKEN", m_standIn.at("token"));
    QVERIFY(accepted());
    set("AWS_CONTAINER_CREDENTIALS_FULL_URI", "");
    set("AWS_EC2_METADATA_DISABLED", "false");
    set("AWS_EC2_METADATA_SERVICE_ENDPOINT", m_standIn.at("instance"));
    QVERIFY(accepted());
}

void S3Test::pushesAndPullsASnapshot() {
    const auto mine = *Workspace::openOrCreate(root() / "mine.planwright");
    const auto pushed = imported(*mine, 1);
    QVERIFY2(pushed.has_value(), pushed ? "" : pushed.error().describe().c_str());
    for (const auto* store : {"s3://shop/snapshots", "s3://shop/snapshots/"}) // the second time it is there
        QCOMPARE(said(pushSnapshot(*mine, *pushed, store, RunContext())), QString());
    const auto theirs = *Workspace::openOrCreate(root() / "theirs.planwright");
    const auto place = theirs->snapshotsDirectory() / pushed->sha256;
    for (const auto& name : {std::string(), pushed->sha256.substr(0, 8), pushed->sha256}) {
        QCOMPARE(pulled(*theirs, "s3://shop/snapshots", name), QString::fromStdString(pushed->sha256));
        for (const auto* file : {"events.parquet", "manifest.json"})
            QCOMPARE(bytesOf(place / file), bytesOf(mine->snapshotsDirectory() / pushed->sha256 / file));
        QVERIFY(!fs::exists(place / "customers.parquet"));
        fs::remove(place / (name.empty() ? "manifest.json" : "events.parquet")); // the next one mends it
    }
    QCOMPARE(*theirs->importDocument(pushed->sha256), *mine->importDocument(pushed->sha256));

    const auto second = imported(*mine, 2);
    QVERIFY(second.has_value());
    QCOMPARE(said(pushSnapshot(*mine, *second, "s3://shop/snapshots", RunContext())), QString());
    QVERIFY(pulled(*theirs, "s3://shop/snapshots", "").contains(QStringLiteral("There are 2 snapshots here")));
    QCOMPARE(pulled(*theirs, "s3://shop/snapshots", second->sha256), QString::fromStdString(second->sha256));
}

void S3Test::refusesWhatIsNoSnapshot() {
    const auto mine = *Workspace::openOrCreate(root() / "honest.planwright");
    const auto snapshot = imported(*mine, 1);
    QVERIFY(snapshot.has_value());
    QVERIFY(said(pushSnapshot(*mine, *snapshot, "s3://nobody/x", RunContext())).contains(QStringLiteral("no bucket")));
    QVERIFY(said(pushSnapshot(*mine, *snapshot, "folder", RunContext())).contains(QStringLiteral("s3://BUCKET")));
    const auto theirs = *Workspace::openOrCreate(root() / "careful.planwright");
    for (const auto* name : {"aaaa", "../../etc", "../honest.planwright/snapshots"})
        QVERIFY(pulled(*theirs, "s3://shop", name).contains(QStringLiteral("There is no snapshot")));

    // Another one's events, another one's name, and parts of one.
    const auto other = imported(*mine, 2);
    QVERIFY(other.has_value());
    const auto folder = mine->snapshotsDirectory() / snapshot->sha256;
    const auto others = mine->snapshotsDirectory() / other->sha256;
    std::ofstream(root() / "import.json") << *mine->importDocument(snapshot->sha256);
    const auto put = [](const fs::path& file, const std::string& key) {
        auto settings = data::engine::findAwsSettings(RunContext());
        return said(data::engine::S3Client(*settings).upload(file, "shop", key, RunContext()));
    };
    QCOMPARE(put(others / "events.parquet", "events/" + snapshot->sha256 + "/events.parquet"), QString());
    QCOMPARE(put(root() / "import.json", "events/" + snapshot->sha256 + "/import.json"), QString());
    QCOMPARE(put(folder / "manifest.json", "events/" + snapshot->sha256 + "/manifest.json"), QString());
    QVERIFY(pulled(*theirs, "s3://shop/events", "").contains(QStringLiteral("damaged")));
    QCOMPARE(put(others / "manifest.json", "events/" + snapshot->sha256 + "/manifest.json"), QString());
    QVERIFY(pulled(*theirs, "s3://shop/events", "").contains(QStringLiteral("another snapshot")));
    QCOMPARE(put(folder / "manifest.json", "part/" + snapshot->sha256 + "/manifest.json"), QString());
    QVERIFY(pulled(*theirs, "s3://shop/part", "").contains(QStringLiteral("not whole")));
    QVERIFY(theirs->snapshots()->empty());
    QVERIFY(isEmpty(theirs->snapshotsDirectory()));

    // What is damaged here does not leave.
    fs::copy_file(others / "events.parquet", folder / "events.parquet", fs::copy_options::overwrite_existing);
    QVERIFY(said(pushSnapshot(*mine, *snapshot, "s3://shop/none", RunContext())).contains(QStringLiteral("damaged")));
    QVERIFY(pulled(*theirs, "s3://shop/none", "").contains(QStringLiteral("There is no snapshot here")));
}

void S3Test::stops() {
    std::stop_source source;
    RunContext context;
    context.stop = source.get_token();
    context.progress = [&source](std::string_view, double) { source.request_stop(); };
    const auto stopped = withLocalCopies({"s3://shop/sales"}, root() / "stopped", context);
    QVERIFY(!stopped && stopped.error().code() == ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(S3Test)
#include "s3_test.moc"
