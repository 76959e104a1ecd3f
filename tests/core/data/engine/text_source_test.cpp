// What a file comes out as when it was packed or written in another encoding; packed and encoded by zlib, libzstd and
// Qt.
#include "core/data/engine/text_source.h"

#include <QStringEncoder>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <rapidcheck.h>
#include <zlib.h>
#include <zstd.h>

using namespace planwright;
using namespace planwright::data::engine;

namespace {

std::string gzip(std::string_view text, int flushEvery = 0) {
    z_stream stream = {};
    constexpr int gzipFormat = 16 + MAX_WBITS;
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, gzipFormat, 8, Z_DEFAULT_STRATEGY);
    std::string packed(text.size() * 2 + 4096, '\0');
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    std::string rest(text);
    stream.next_in = reinterpret_cast<Bytef*>(rest.data());
    if (flushEvery > 0)
        for (std::size_t at = 0; at + static_cast<std::size_t>(flushEvery) < text.size();
             at += static_cast<std::size_t>(flushEvery)) {
            stream.avail_in = static_cast<uInt>(flushEvery);
            deflate(&stream, Z_SYNC_FLUSH);
        }
    stream.avail_in = static_cast<uInt>(rest.data() + rest.size() - reinterpret_cast<char*>(stream.next_in));
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        qFatal("not packed");
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

std::string zstd(std::string_view text) {
    std::string packed(ZSTD_compressBound(text.size()), '\0');
    packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 3));
    return packed;
}

std::string utf16(std::string_view text, bool littleEndian, bool withMark) {
    QStringEncoder encode(littleEndian ? QStringConverter::Utf16LE : QStringConverter::Utf16BE,
                          withMark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    const QByteArray bytes = encode(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    return bytes.toStdString();
}

struct Outcome {
    std::string text, error;
    std::vector<std::string> steps;
};

class Files {
public:
    Outcome read(const std::string& content, const std::string& encoding = "utf-8") const {
        const auto path = m_folder.filePath(QStringLiteral("events.csv")).toStdString();
        std::ofstream(path, std::ios::binary) << content;
        auto source = TextSource::open(path, encoding);
        if (!source)
            return {{}, source.error().message(), {}};
        Outcome outcome;
        for (;;) {
            const auto piece = source->next();
            if (!piece)
                return {{}, piece.error().message(), {}};
            if (piece->empty())
                break;
            outcome.text += *piece;
        }
        outcome.steps = source->steps();
        return outcome;
    }

private:
    QTemporaryDir m_folder;
};

std::string csvText() {
    const auto line = rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab,;\n1299")));
    auto text = *line;
    text += "h\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\n"; // two, three and four bytes a character
    const auto repeats = *rc::gen::element(1, 3, 20'000);
    std::string all = "event_time,quantity\n";
    for (int i = 0; i < repeats; ++i)
        all += text;
    return all;
}

} // namespace

class TextSourceTest : public QObject {
    Q_OBJECT

private:
    Files m_files;

private Q_SLOTS:
    void packedTextComesOutAsItWas();
    void utf16ComesOutAsUtf8();
    void cutOffFilesAreRefused();
    void damagedFilesNeverCrash();
    void aSmallFileOfMuchTextStaysBounded();
};

void TextSourceTest::packedTextComesOutAsItWas() {
    QVERIFY(rc::check("gzip, in crumbs or whole, and zstd, once or twice in a row", [this] {
        const auto text = csvText();
        const auto flushEvery = text.size() > 10'000 ? 0 : *rc::gen::element(0, 1, 7);
        const auto packed = gzip(text, flushEvery);
        const auto one = m_files.read(packed);
        RC_ASSERT(one.text == text);
        RC_ASSERT(one.steps == std::vector<std::string>{"unpacked from gzip"});
        RC_ASSERT(m_files.read(packed + packed).text == text + text);
        const auto other = m_files.read(zstd(text) + zstd(text));
        RC_ASSERT(other.text == text + text);
        RC_ASSERT(other.steps == std::vector<std::string>{"unpacked from zstd"});
    }));
    QCOMPARE(m_files.read(gzip("")).error, std::string("The file is empty: export the events again."));
    QCOMPARE(m_files.read(gzip("a,\x80\n"), "cp1252").text, std::string("a,\xE2\x82\xAC\n"));
}

void TextSourceTest::utf16ComesOutAsUtf8() {
    QVERIFY(rc::check("either order of bytes, with and without a mark, packed or not", [this] {
        const auto text = csvText();
        const auto encoded = utf16(text, *rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>());
        const auto read = m_files.read(encoded, *rc::gen::element<std::string>("utf-8", "cp1252"));
        RC_ASSERT(read.text == text);
        RC_ASSERT(read.steps == std::vector<std::string>{"converted from UTF-16"});
        RC_ASSERT(m_files.read(gzip(encoded)).text == text);
        RC_ASSERT(m_files.read(encoded + "x").error.find("middle of a character") != std::string::npos);
    }));
    // Half a surrogate pair is no character.
    QCOMPARE(m_files
                 .read(std::string("\xFF\xFE\x3D\xD8"
                                   "a\0",
                                   6))
                 .text,
             std::string("\xEF\xBF\xBD"
                         "a"));
}

void TextSourceTest::cutOffFilesAreRefused() {
    QVERIFY(rc::check("a packed file that lost its end", [this] {
        const auto text = csvText();
        const auto packed = *rc::gen::arbitrary<bool>() ? gzip(text) : zstd(text);
        const auto kept = *rc::gen::inRange<std::size_t>(4, packed.size());
        RC_ASSERT(!m_files.read(packed.substr(0, kept)).error.empty());
    }));
}

void TextSourceTest::damagedFilesNeverCrash() {
    QVERIFY(rc::check("a packed file with a byte changed", [this] {
        const auto text = csvText();
        auto packed = gzip(text);
        packed[*rc::gen::inRange<std::size_t>(2, packed.size())] ^= static_cast<char>(*rc::gen::inRange(1, 255));
        const auto read = m_files.read(packed);
        RC_ASSERT(read.text == text || !read.error.empty()); // the heading's time or name may change
    }));
}

// 64 MiB of one letter are 64 KiB packed; they must come piece by piece.
void TextSourceTest::aSmallFileOfMuchTextStaysBounded() {
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("bomb.gz")).toStdString();
    for (const auto& packed : {gzip(std::string(64 << 20, 'x')), zstd(std::string(64 << 20, 'x'))}) {
        std::ofstream(path, std::ios::binary) << packed;
        auto source = TextSource::open(path, "utf-8");
        QVERIFY(source.has_value());
        std::size_t longest = 0;
        std::size_t sum = 0;
        for (auto piece = source->next(); piece && !piece->empty(); piece = source->next()) {
            longest = std::max(longest, piece->size());
            sum += piece->size();
        }
        QCOMPARE(sum, std::size_t{64 << 20});
        QVERIFY(longest <= std::size_t{512} * 1024);
    }
}

QTEST_APPLESS_MAIN(TextSourceTest)
#include "text_source_test.moc"
