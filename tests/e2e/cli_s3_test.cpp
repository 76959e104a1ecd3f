#include "tests/e2e/cli_process.h"
#include "tests/support/s3_stand_in.h"

#include <QtTest>

#include <fstream>

using namespace planwright::e2e;
namespace fs = std::filesystem;

/// planwright-cli import s3://..., and snapshots there and back, against moto, which checks every signature.
class CliS3Test : public QObject {
    Q_OBJECT

private:
    Cli m_cli;
    planwright::testing::S3StandIn m_standIn;

    [[nodiscard]] static std::string snapshotOf(const Outcome& outcome) {
        const auto at = outcome.out.find("\"snapshot_sha256\":");
        return at == std::string::npos ? "none: " + outcome.err
                                       : outcome.out.substr(outcome.out.find('"', at + 18), 66);
    }

    /// snapshots push or pull, with one variable of the environment changed.
    [[nodiscard]] Outcome snapshots(const std::string& verb, const std::string& store, const std::string& workspace,
                                    const std::pair<std::string, std::string>& variable) const {
        auto environment = m_standIn.environment();
        environment[variable.first] = variable.second;
        return m_cli.run({"snapshots", verb, store, "--workspace", workspace, "--json"}, environment);
    }

private Q_SLOTS:
    void initTestCase();
    void aPrefixIsItsFolder();
    void refusesAndChangesNothing();
    void snapshotsThereAndBack();
    void noHalfSnapshot();
};

void CliS3Test::initTestCase() {
    const std::string lines = eventLines();
    const auto middle = lines.find('\n', lines.size() / 2) + 1;
    const auto table = m_cli.folder() / "bucket/exports/sales";
    for (const auto* half : {"half=1", "half=2"}) {
        fs::create_directories(table / half);
        std::ofstream(table / half / "part-0.csv")
            << eventHeading << (half[5] == '1' ? lines.substr(0, middle) : lines.substr(middle));
    }
    fs::create_directories(m_cli.folder() / "bucket/broken");
    std::ofstream(m_cli.folder() / "bucket/broken/cut-always.csv") << eventHeading << lines;
    const auto reason = m_standIn.start(m_cli.folder() / "bucket");
    if (!reason.isEmpty())
        QSKIP(qPrintable(reason));
}

void CliS3Test::aPrefixIsItsFolder() {
    const auto local = m_cli.run({"import", "bucket/exports/sales", "--workspace", "local.planwright", "--json"});
    QCOMPARE(local.code, 0);
    const auto remote = m_cli.run({"import", "s3://shop/exports/sales", "--json"}, m_standIn.environment());
    QVERIFY2(remote.code == 0, remote.err.c_str());
    QCOMPARE(snapshotOf(remote), snapshotOf(local));
    QCOMPARE(remote.out, local.out);
    QVERIFY(fs::exists(m_cli.folder() / "sales.planwright"));
    for (const auto& [name, bytes] : treeOf(m_cli.folder() / "sales.planwright"))
        QVERIFY2(name.find("part-0") == std::string::npos && bytes.find(m_standIn.at("secret")) == std::string::npos,
                 name.c_str());
}

void CliS3Test::refusesAndChangesNothing() {
    QCOMPARE(m_cli.run({"import", "bucket/exports/sales", "--workspace", "kept.planwright"}).code, 0);
    const auto before = treeOf(m_cli.folder() / "kept.planwright");
    const auto check = [&](const std::string& url, const std::pair<std::string, std::string>& variable,
                           const std::string& part) {
        auto environment = m_standIn.environment();
        environment[variable.first] = variable.second;
        const auto outcome = m_cli.run({"import", url, "--workspace", "kept.planwright"}, environment);
        QVERIFY2(outcome.code == 3 && outcome.err.find(part) != std::string::npos, outcome.err.c_str());
        QVERIFY(outcome.err.find(m_standIn.at("secret")) == std::string::npos);
        QVERIFY(treeOf(m_cli.folder() / "kept.planwright") == before);
    };
    check("s3://shop/exports/sales", {"AWS_SECRET_ACCESS_KEY", "wrong"}, "credentials are not accepted");
    check("s3://shop/exports/sales", {"AWS_ACCESS_KEY_ID", ""}, "No AWS credentials were found");
    check("s3://nobody/sales", {"AWS_REGION", "eu-central-1"}, "There is no bucket \"nobody\"");
    check("s3://shop/nothing", {"AWS_REGION", "eu-central-1"}, "There is no such object");
    check("s3://shop/broken/cut-always.csv", {"AWS_ENDPOINT_URL", m_standIn.at("proxy")}, "cannot be reached");
}

void CliS3Test::snapshotsThereAndBack() {
    const auto environment = m_standIn.environment();
    const auto import = m_cli.run({"import", "bucket/exports/sales", "--workspace", "mine.planwright", "--json"});
    const auto push = m_cli.run(
        {"snapshots", "push", "s3://shop/team/kept", "--workspace", "mine.planwright", "--json"}, environment);
    QVERIFY2(push.code == 0, push.err.c_str());
    const auto pull = m_cli.run({"snapshots", "pull", "s3://shop/team/kept", "--json"}, environment);
    QVERIFY2(pull.code == 0, pull.err.c_str());
    QVERIFY(snapshotOf(import).size() == 66);
    QCOMPARE(snapshotOf(push), snapshotOf(import));
    QCOMPARE(snapshotOf(pull), snapshotOf(import));
    const auto theirs = m_cli.run({"snapshots", "list", "--workspace", "kept.planwright", "--json"});
    QCOMPARE(snapshotOf(theirs), snapshotOf(import));
    const auto before = treeOf(m_cli.folder() / "kept.planwright");
    const auto name = snapshotOf(import).substr(1, 10);
    const auto again = m_cli.run({"snapshots", "pull", "s3://shop/team/kept", name}, environment);
    QVERIFY2(again.code == 0 && again.out.find(name) != std::string::npos, again.err.c_str());
    QVERIFY(treeOf(m_cli.folder() / "kept.planwright") == before);
    for (const auto& [file, bytes] : before)
        QVERIFY2(bytes.find(m_standIn.at("secret")) == std::string::npos, file.c_str());
}

void CliS3Test::noHalfSnapshot() {
    const auto check = [&](const std::string& verb, const std::string& store,
                           const std::pair<std::string, std::string>& variable, const std::string& part) {
        const auto mine = treeOf(m_cli.folder() / "mine.planwright");
        const auto outcome = snapshots(verb, store, verb == "push" ? "mine.planwright" : "half.planwright", variable);
        QVERIFY2(outcome.code == 3 && outcome.err.find(part) != std::string::npos, outcome.err.c_str());
        QVERIFY(outcome.err.find(m_standIn.at("secret")) == std::string::npos && outcome.out.empty());
        QVERIFY(treeOf(m_cli.folder() / "mine.planwright") == mine);
        QVERIFY2(!fs::exists(m_cli.folder() / "half.planwright"), "no half workspace is left");
    };
    const std::pair<std::string, std::string> as{"AWS_REGION", "eu-central-1"};
    QCOMPARE(snapshots("push", "s3://shop/cut-always", "mine.planwright", as).code, 0);
    for (const auto* verb : {"push", "pull"}) {
        check(verb, "s3://shop/other", {"AWS_SECRET_ACCESS_KEY", "wrong"}, "credentials are not accepted");
        check(verb, "s3://shop/other", {"AWS_ACCESS_KEY_ID", ""}, "No AWS credentials were found");
        check(verb, "s3://nobody/other", as, "There is no bucket \"nobody\"");
        check(verb, "elsewhere", as, "s3://BUCKET/PREFIX");
    }
    check("pull", "s3://shop/cut-always", {"AWS_ENDPOINT_URL", m_standIn.at("proxy")}, "cannot be reached");
    check("pull", "s3://shop/other", as, "There is no snapshot here");
}

QTEST_GUILESS_MAIN(CliS3Test)
#include "cli_s3_test.moc"
