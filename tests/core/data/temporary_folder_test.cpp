#include "core/base/file_writer.h"
#include "core/data/temporary_folder.h"
#include "tests/core/data/fixture.h"

#include <sys/wait.h>

#include <csignal>
#include <unistd.h>

using namespace planwright;
using namespace planwright::data;
using namespace planwright::data::testing;

/// Folders of temporary files, and how others tell whether somebody still needs one.
class TemporaryFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isGoneWithItsOwner();
    void anotherOneKeepsItsHandsOff();
    void whatAKilledProgramHeldIsFree();
    void aPublishedOneStays();
};

void TemporaryFolderTest::isGoneWithItsOwner() {
    const Fixture fixture;
    fs::path path;
    {
        const auto folder = TemporaryFolder::make(fixture.folder() / "deep" / "er", ".spill-");
        VERIFY_RESULT(folder);
        path = folder->path();
        QVERIFY(writeFile(path / "block", "x"));
        QVERIFY(path.filename().string().starts_with(".spill-"));
    }
    QVERIFY(!fs::exists(path));
}

void TemporaryFolderTest::anotherOneKeepsItsHandsOff() {
    const Fixture fixture;
    auto folder = TemporaryFolder::make(fixture.folder(), "a-");
    VERIFY_RESULT(folder);
    QVERIFY(TemporaryFolder::isHeld(folder->path()));
    TemporaryFolder::removeUnlessHeld(folder->path());
    QVERIFY(fs::exists(folder->path()));
    const TemporaryFolder moved(std::move(*folder));
    QVERIFY(TemporaryFolder::isHeld(moved.path()));
    QVERIFY2(TemporaryFolder::isHeld(fixture.folder() / "none"), "what cannot be told counts as held");

    fs::create_directories(fixture.folder() / "left" / "over");
    QVERIFY(!TemporaryFolder::isHeld(fixture.folder() / "left"));
    TemporaryFolder::removeUnlessHeld(fixture.folder() / "left");
    QVERIFY(!fs::exists(fixture.folder() / "left"));
}

void TemporaryFolderTest::whatAKilledProgramHeldIsFree() {
    const Fixture fixture;
    const auto parent = fixture.folder() / "shared";
    const pid_t child = ::fork();
    if (child == 0) {
        const auto folder = TemporaryFolder::make(parent, "child-");
        while (folder)
            ::pause();
        ::_exit(1);
    }
    const auto isThere = [&] { return fs::exists(parent) && !fs::is_empty(parent); };
    QVERIFY(QTest::qWaitFor(isThere, 10'000));
    const auto path = fs::directory_iterator(parent)->path();
    QVERIFY(QTest::qWaitFor([&] { return TemporaryFolder::isHeld(path); }, 10'000));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    QVERIFY(fs::exists(path));
    QVERIFY(!TemporaryFolder::isHeld(path));
    TemporaryFolder::removeUnlessHeld(path);
    QVERIFY(!fs::exists(path));
}

void TemporaryFolderTest::aPublishedOneStays() {
    const Fixture fixture;
    {
        auto folder = TemporaryFolder::make(fixture.folder(), "b-");
        VERIFY_RESULT(folder);
        QVERIFY(writeFile(folder->path() / "block", "x"));
        QVERIFY(folder->publish("named"));
    }
    QVERIFY(fs::exists(fixture.folder() / "named" / "block"));
}

QTEST_APPLESS_MAIN(TemporaryFolderTest)
#include "temporary_folder_test.moc"
