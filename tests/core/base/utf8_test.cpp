#include "core/base/utf8.h"

#include <QStringDecoder>
#include <QtTest>

#include <rapidcheck.h>

using namespace planwright;

namespace {

bool isUtf8ByQt(const std::string& text) {
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    return !decoder.hasError() && decoded.toUtf8().toStdString() == text;
}

} // namespace

class Utf8Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithQt();
};

void Utf8Test::agreesWithQt() {
    for (unsigned first = 0; first < 256; ++first) {
        for (unsigned second = 0; second < 256; ++second) {
            const std::string two{'x', static_cast<char>(first), static_cast<char>(second)};
            for (const char* tail : {"", "\x80", "\xBF\x80", "\x80\x80", "z"})
                QCOMPARE(isUtf8(two + tail), isUtf8ByQt(two + tail));
        }
    }
    QVERIFY(rc::check("any bytes", [](const std::string& bytes) { RC_ASSERT(isUtf8(bytes) == isUtf8ByQt(bytes)); }));
}

QTEST_APPLESS_MAIN(Utf8Test)
#include "utf8_test.moc"
