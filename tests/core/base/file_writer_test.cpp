#include "core/base/file_writer.h"
#include "tests/support/verify_result.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <thread>

using namespace planwright;

namespace {

namespace fs = std::filesystem;

std::string contentOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Status replace(const fs::path& path, std::string_view text) {
    return replaceFile(path, "It cannot be written", [text](FileWriter& writer) { return writer.write(text); });
}

} // namespace

class FileWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replacesAWholeFileOrNothing();
    void followsALink();
    void writesToAPipeInPlace();

private:
    [[nodiscard]] fs::path folder() const { return {m_folder.path().toStdString()}; }
    QTemporaryDir m_folder;
};

void FileWriterTest::replacesAWholeFileOrNothing() {
    const auto path = folder() / "a.csv";
    VERIFY_RESULT(replace(path, "one"));
    VERIFY_RESULT(replace(path, "two"));
    QCOMPARE(contentOf(path), std::string("two"));
    const auto failed = replaceFile(path, "It cannot be written", [](FileWriter& writer) -> Status {
        if (auto begun = writer.write("half"); !begun)
            return begun;
        return Error(ErrorCode::Cancelled, "stopped");
    });
    QVERIFY(!failed);
    QCOMPARE(contentOf(path), std::string("two"));
    QCOMPARE(std::distance(fs::directory_iterator(folder()), {}), std::ptrdiff_t{1});
    QVERIFY(!replace(folder(), "text"));
    QVERIFY(!replace(folder() / "none" / "a.csv", "text"));
}

void FileWriterTest::followsALink() {
    const auto target = folder() / "target.csv";
    const auto link = folder() / "link.csv";
    VERIFY_RESULT(replace(target, "one"));
    fs::create_symlink(target, link);
    VERIFY_RESULT(replace(link, "two"));
    QVERIFY(fs::is_symlink(link));
    QCOMPARE(contentOf(target), std::string("two"));
}

void FileWriterTest::writesToAPipeInPlace() {
    const auto pipe = folder() / "pipe";
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    std::string read;
    std::thread reader([&] { read = contentOf(pipe); });
    VERIFY_RESULT(replace(pipe, "through"));
    reader.join();
    QCOMPARE(read, std::string("through"));
    QVERIFY(fs::is_fifo(pipe));
}

QTEST_APPLESS_MAIN(FileWriterTest)
#include "file_writer_test.moc"
