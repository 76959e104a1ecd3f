#include "ui/pages/data/import_question.h"

#include "ui/models/one_line.h"
#include "ui/session/qt_convert.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace planwright::ui {
namespace {

QString say(const char* text) {
    return QCoreApplication::translate("planwright::ui::ImportQuestion", text);
}

/// The text on which the problem was found, where its row is shown.
QString exampleOf(const service::ImportPreview* preview) {
    if (preview == nullptr || !preview->problem)
        return {};
    const auto where = preview->problem->where();
    const auto column = std::ranges::find(preview->heading, where.field);
    // The heading is line 1; a row of several lines before it would move the others.
    const auto row = static_cast<std::size_t>(where.line - 2);
    if (column == preview->heading.end() || where.line < 2 || row >= preview->rows.size())
        return {};
    const auto& cells = preview->rows[row];
    const auto index = static_cast<std::size_t>(column - preview->heading.begin());
    return index < cells.size() ? oneLine(toQt(cells[index])) : QString();
}

ImportQuestion askDateOrder(const service::ImportPreview* preview) {
    const auto answer = [](const QString& words, data::DateOrder order) {
        ImportQuestion::Answer result{words, {}};
        result.overrides.dateOrder = order;
        return result;
    };
    ImportQuestion question;
    question.title = say("In which order are the dates written?");
    question.text = say("Nothing in the file tells day and month apart.");
    auto dayFirst = say("Day, month, year (24/12/2011)");
    auto monthFirst = say("Month, day, year (12/24/2011)");
    static const QRegularExpression twoNumbers(QStringLiteral(R"(^\s*(\d{1,2})[./-](\d{1,2})[./-]\d)"));
    const auto example = exampleOf(preview);
    if (const auto match = twoNumbers.match(example); match.hasMatch()) {
        const int first = match.capturedView(1).toInt();
        const int second = match.capturedView(2).toInt();
        const auto day = [](int number, int month) {
            return QStringLiteral("%1 %2").arg(number).arg(QLocale::c().monthName(month));
        };
        if (first >= 1 && first <= 12 && second >= 1 && second <= 12 && first != second) {
            question.text = say("“%1” can be read in two ways.").arg(example);
            dayFirst = say("Day first: %1").arg(day(first, second));
            monthFirst = say("Month first: %1").arg(day(second, first));
        }
    }
    question.answers = {answer(dayFirst, data::DateOrder::DayMonthYear),
                        answer(monthFirst, data::DateOrder::MonthDayYear)};
    return question;
}

ImportQuestion askDecimalMark() {
    const auto answer = [](const QString& words, char mark) {
        ImportQuestion::Answer result{words, {}};
        result.overrides.decimalMark = mark;
        return result;
    };
    ImportQuestion question;
    question.title = say("What is the decimal mark of the numbers?");
    question.text = say("Every mark in them could part thousands as well: 1.234 may be a thousand or a bit more than "
                        "one.");
    question.answers = {answer(say("Point: 12.50"), '.'), answer(say("Comma: 12,50"), ',')};
    return question;
}

ImportQuestion askCurrency(const QString& message) {
    ImportQuestion question;
    question.title = say("Which currency shall be planned in?");
    // Up to what it says of the command line.
    question.text = message.section(QStringLiteral("): "), 0, 0) + QStringLiteral("). ") +
                    say("Choose one of them under “Currency”, and a rate table, a CSV with the columns currency, date "
                        "and rate, that converts the others to it.");
    question.asksCurrency = true;
    return question;
}

} // namespace

std::optional<ImportQuestion> questionOf(const QString& message, const service::ImportPreview* preview) {
    if (message.contains(QStringLiteral("day/month or as month/day")))
        return askDateOrder(preview);
    if (message.contains(QStringLiteral("--decimal-mark")))
        return askDecimalMark();
    if (message.contains(QStringLiteral("--rates")))
        return askCurrency(message);
    return std::nullopt;
}

} // namespace planwright::ui
