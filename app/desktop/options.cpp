#include "app/desktop/options.h"

#include <QCommandLineParser>

#include <cstdlib>

namespace planwright::desktop {
namespace {

[[noreturn]] void wrongUsage(const QString& sentence) {
    static_cast<void>(std::fprintf(stderr, "planwright: %s Try --help.\n", qPrintable(sentence)));
    std::exit(2);
}

QSize parseSize(const QString& text) {
    const auto parts = text.split(QLatin1Char('x'));
    const QSize size = parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
    if (size.width() < 640 || size.height() < 480 || size.width() > 8000 || size.height() > 8000)
        wrongUsage(QStringLiteral("--size takes WIDTHxHEIGHT, from 640x480 on."));
    return size;
}

ui::ThemeChoice parseTheme(const QString& text) {
    if (text == QStringLiteral("light"))
        return ui::ThemeChoice::Light;
    if (text == QStringLiteral("dark"))
        return ui::ThemeChoice::Dark;
    if (text == QStringLiteral("system"))
        return ui::ThemeChoice::System;
    wrongUsage(QStringLiteral("--theme takes light, dark or system."));
}

} // namespace

Options parseOptions(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Next month's demand per category, with honest bands, and the decisions that follow."));
    const QCommandLineOption workspace(QStringLiteral("workspace"), QStringLiteral("Open this workspace."),
                                       QStringLiteral("DIR"));
    const QCommandLineOption open(QStringLiteral("open"), QStringLiteral("Import this event file (repeatable)."),
                                  QStringLiteral("FILE"));
    const QCommandLineOption demo(QStringLiteral("demo"), QStringLiteral("Open the demo."));
    const QCommandLineOption screenshot(QStringLiteral("screenshot"),
                                        QStringLiteral("Save a picture of every page and dialog, and end."),
                                        QStringLiteral("DIR"));
    const QCommandLineOption check(QStringLiteral("check"),
                                   QStringLiteral("Start, open the demo, end: 0 if all went well."));
    const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("Size of the window."), QStringLiteral("WxH"));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light, dark or system."),
                                   QStringLiteral("NAME"));
    const QCommandLineOption suffix(QStringLiteral("suffix"), QStringLiteral("Ends the names of screenshots."),
                                    QStringLiteral("TEXT"));
    const QCommandLineOption category(QStringLiteral("category"), QStringLiteral("Select this category."),
                                      QStringLiteral("NAME"));
    parser.addOptions({workspace, open, demo, screenshot, check, size, theme, suffix, category});
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("Event files to import."),
                                 QStringLiteral("[FILE...]"));
    parser.addHelpOption();
    parser.addVersionOption();
    if (!parser.parse(arguments))
        wrongUsage(parser.errorText() + QLatin1Char('.'));
    if (parser.isSet(QStringLiteral("help")))
        parser.showHelp();
    if (parser.isSet(QStringLiteral("version")))
        parser.showVersion();
    Options options;
    options.workspace = parser.value(workspace);
    options.files = parser.values(open) + parser.positionalArguments();
    options.demo = parser.isSet(demo);
    options.screenshots = parser.value(screenshot);
    options.check = parser.isSet(check);
    if (parser.isSet(size))
        options.size = parseSize(parser.value(size));
    if (parser.isSet(theme))
        options.theme = parseTheme(parser.value(theme));
    options.suffix = parser.value(suffix);
    options.category = parser.value(category);
    return options;
}

} // namespace planwright::desktop
