#pragma once

#include "ui/pages/data_page.h"
#include "ui/session/app_session.h"

#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

namespace planwright::ui::test {

/// Some sales of three categories on each day of thirty months.
inline QByteArray events(int salesADay) {
    QByteArray text("Date,Order,Qty,Price,Category\n");
    int order = 0;
    for (auto day = Date(2022, 1, 1); day <= Date(2024, 6, 30); day = day + 1) {
        for (int sale = 0; sale < salesADay; ++sale) {
            const int category = ++order % 3;
            text += QByteArray::fromStdString(day.toString()) + ",o" + QByteArray::number(order) + "," +
                    QByteArray::number(1 + (order * 7 + day.daysSinceEpoch()) % 5) + "," +
                    (category == 0   ? "12.50,Clocks"
                     : category == 1 ? "20.00,Lamps"
                                     : "3.10,Cards") +
                    "\n";
        }
    }
    return text;
}

/// What tests of the data page do: files in a folder of their own, offered to the page.
class DataPageTestBase : public QObject {
protected:
    enum View { Drop, Account, Preview };

    QTemporaryDir m_folder;

    QString write(const QString& name, const QByteArray& text) {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no temporary file");
        return file.fileName();
    }
    static QPushButton& button(const QWidget& page, const char* name) {
        return *page.findChild<QPushButton*>(QString::fromLatin1(name));
    }
    static int view(const DataPage& page) {
        return page.findChild<QStackedWidget*>(QStringLiteral("dataViews"))->currentIndex();
    }
    static QString text(const QWidget& page, const char* label) {
        return page.findChild<QLabel*>(QString::fromLatin1(label))->text();
    }
    static bool offer(DataPage& page, AppSession& session, const QStringList& files) {
        QSignalSpy looked(&session, &AppSession::previewChanged);
        page.offerFiles(files);
        return looked.wait(20'000);
    }
    static bool settled(AppSession& session) {
        return QTest::qWaitFor([&] { return !session.jobs().isRunning(); }, 120'000);
    }
};

} // namespace planwright::ui::test
