#include "tests/core/data/fixture.h"

#include <algorithm>
#include <numeric>
#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::data;
using namespace planwright::data::testing;

namespace {

/// How a generated file is written.
struct Dialect {
    char delimiter = ',', decimal = '.', thousands = '\0';
    std::string lineEnd, encoding, sign;
    DateOrder dates = DateOrder::YearMonthDay;
    bool quotesAll = false, byteOrderMark = false;
};

struct Line {
    std::string text;
    std::int64_t quantity = 0, cents = 0;
    bool isGood = true;
    bool isCounted = true; ///< quantity and price can be read, whatever else is wrong
};

template <typename T>
T oneOf(std::vector<T> values) {
    return *rc::gen::elementOf(std::move(values));
}

Dialect anyDialect() {
    Dialect dialect;
    dialect.delimiter = oneOf<char>({',', ';', '\t', '|'});
    dialect.decimal = oneOf<char>({'.', ','});
    dialect.thousands = oneOf<char>({'\0', ' ', '\'', dialect.decimal == '.' ? ',' : '.'});
    dialect.lineEnd = oneOf<std::string>({"\n", "\r\n"});
    dialect.encoding = oneOf<std::string>({"utf-8", "latin-1", "cp1252"});
    dialect.sign = oneOf<std::string>({"", "$", "EUR"});
    dialect.dates = oneOf<DateOrder>({DateOrder::YearMonthDay, DateOrder::MonthDayYear, DateOrder::DayMonthYear});
    dialect.quotesAll = *rc::gen::arbitrary<bool>();
    dialect.byteOrderMark = dialect.encoding == "utf-8" && *rc::gen::arbitrary<bool>();
    return dialect;
}

std::string field(const std::string& text, const Dialect& dialect) {
    if (!dialect.quotesAll && text.find_first_of(std::string("\"\n") + dialect.delimiter) == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

std::string number(std::int64_t cents, bool isMoney, const Dialect& dialect) {
    auto whole = std::to_string(std::abs(cents) / 100);
    if (dialect.thousands != '\0')
        for (auto at = static_cast<std::ptrdiff_t>(whole.size()) - 3; at > 0; at -= 3)
            whole.insert(whole.begin() + at, dialect.thousands);
    if (isMoney)
        whole += dialect.decimal + std::to_string(100 + std::abs(cents) % 100).substr(1);
    if (isMoney && !dialect.sign.empty())
        whole = dialect.sign == "$" ? "$" + whole : whole + " " + dialect.sign;
    return (cents < 0 ? "-" : "") + whole;
}

std::string date(const Dialect& dialect) {
    const auto two = [](int value) { return std::to_string(100 + value).substr(1); };
    const auto month = two(*rc::gen::inRange(1, 4));
    const auto day = two(*rc::gen::inRange(1, 29));
    switch (dialect.dates) {
    case DateOrder::YearMonthDay:
        return "2024-" + month + "-" + day;
    case DateOrder::MonthDayYear:
        return month + "/" + day + "/2024";
    case DateOrder::DayMonthYear:
        break;
    }
    return day + "/" + month + "/2024";
}

Line anyLine(const Dialect& dialect) {
    Line line;
    const bool cancelled = *rc::gen::inRange(0, 8) == 0;
    line.quantity = *rc::gen::inRange<std::int64_t>(1, 3000) * (cancelled ? -1 : 1);
    line.cents = *rc::gen::inRange<std::int64_t>(0, 250'000);
    auto when = date(dialect);
    auto quantity = number(line.quantity * 100, false, dialect);
    auto price = number(line.cents, true, dialect);
    switch (*rc::gen::inRange(0, 30)) {
    case 0:
        when = oneOf<std::string>({"soon", "", "2024-02-31", "99/99/2024"});
        line.isGood = false;
        break;
    case 1:
        quantity = oneOf<std::string>({"", "x", "1e5", "NaN"});
        line.isGood = line.isCounted = false;
        break;
    case 2:
        price = oneOf<std::string>({"", "free", "1_0", "inf"});
        line.isGood = line.isCounted = false;
        break;
    case 3:
        line.text = "too" + std::string(1, dialect.delimiter) + "short";
        line.isGood = line.isCounted = false;
        return line;
    default:
        break;
    }
    const std::string cafe = dialect.encoding == "utf-8" ? "Caf\xC3\xA9" : "Caf\xE9";
    const std::vector<std::string> fields = {when,
                                             (cancelled ? "C" : "") + std::to_string(*rc::gen::inRange(1, 20)),
                                             oneOf<std::string>({"P1", "P;2", "P,3", "P\"4", "P|5"}),
                                             oneOf<std::string>({"Toys", cafe, "Fees", ""}),
                                             oneOf<std::string>({"c1", "c2", ""}),
                                             quantity,
                                             price};
    line.text = field(fields.front(), dialect);
    for (std::size_t i = 1; i < fields.size(); ++i)
        line.text += dialect.delimiter + field(fields[i], dialect);
    return line;
}

/// A row that no rule sets aside, so that something is left to import.
Line plainLine(const Dialect& dialect) {
    Line line;
    line.quantity = 1;
    line.cents = 150;
    const char d = dialect.delimiter;
    line.text = date(dialect) + d + "1" + d + "P1" + d + "Toys" + d + "c1" + d + "1" + d;
    line.text += field(number(line.cents, true, dialect), dialect);
    return line;
}

/// Lines, some of them once more, and perhaps a block of a hundred once more.
std::vector<Line> anyLines(const Dialect& dialect) {
    auto lines = *rc::gen::container<std::vector<Line>>(rc::gen::exec([dialect] { return anyLine(dialect); }));
    lines.push_back(plainLine(dialect));
    const auto count = lines.size();
    for (std::size_t i = 0; i < count; ++i)
        if (*rc::gen::inRange(0, 10) == 0)
            lines.push_back(lines[i]);
    if (!lines.empty() && *rc::gen::inRange(0, 3) == 0) {
        while (lines.size() < 120)
            lines.push_back(anyLine(dialect));
        const std::vector<Line> block(lines.begin(), lines.begin() + 110);
        lines.insert(lines.end(), block.begin(), block.end());
    }
    return lines;
}

Mapping mappingOf(const Dialect& dialect) {
    Mapping mapping;
    mapping.columns = {{"event_time", "when"},   {"order_id", "order"},  {"product_id", "product"},
                       {"category", "category"}, {"customer_id", "who"}, {"quantity", "quantity"},
                       {"unit_price", "price"}};
    mapping.delimiter = dialect.delimiter;
    mapping.encoding = dialect.encoding;
    mapping.decimalMark = dialect.decimal;
    mapping.thousandsMark = dialect.thousands;
    mapping.currencySign = dialect.sign;
    mapping.dateOrder = dialect.dates;
    mapping.cancellationPrefixes = {"C"};
    mapping.feeCategories = {"Fees"};
    for (const auto rule : {Rule::RepeatedRow, Rule::RepeatedBlock, Rule::RepeatedAcrossFiles})
        mapping.cleaning.set(rule, *rc::gen::arbitrary<bool>() ? RuleAction::Merge
                                   : rule == Rule::RepeatedRow ? RuleAction::Flag
                                                               : RuleAction::Off);
    for (const auto rule : {Rule::Fee, Rule::NonPositivePrice, Rule::Cancellation, Rule::MissingCustomer,
                            Rule::MissingCategory, Rule::FutureDate, Rule::AbsurdQuantity})
        mapping.cleaning.set(rule, oneOf<RuleAction>({RuleAction::Off, RuleAction::Flag, RuleAction::SetAside}));
    return mapping;
}

std::string contentOf(const std::vector<Line>& lines, const Dialect& dialect) {
    std::string content = dialect.byteOrderMark ? "\xEF\xBB\xBF" : "";
    bool first = true;
    for (const char* name : {"when", "order", "product", "category", "who", "quantity", "price"}) {
        content += (first ? "" : std::string(1, dialect.delimiter)) + name;
        first = false;
    }
    content += dialect.lineEnd;
    for (const auto& line : lines)
        content += line.text + dialect.lineEnd;
    return content;
}

Tally readOf(const std::vector<Line>& lines) {
    Tally tally;
    for (const auto& line : lines) {
        ++tally.rows;
        if (!line.isCounted)
            continue;
        tally.units += Quantity::fromRaw(line.quantity * 1000);
        tally.money += Money::fromRaw(line.quantity * line.cents * 100);
    }
    return tally;
}

} // namespace

class DirtyFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conserveRowsUnitsAndMoney();
};

void DirtyFilesTest::conserveRowsUnitsAndMoney() {
    QVERIFY(rc::check("files of any dialect, with repeats, cancellations and bad rows, are accounted for", [] {
        const auto dialect = anyDialect();
        const auto first = anyLines(dialect);
        const auto second = anyLines(dialect);
        const Fixture fixture;
        auto request = fixture.request(
            {fixture.write("a.csv", contentOf(first, dialect)), fixture.write("b.csv", contentOf(second, dialect))});
        request.mapping = mappingOf(dialect);
        request.rejectedFile = fixture.folder() / "rejected.csv";
        const auto report = importEvents(request, RunContext());
        // Files without a row that is left are refused, and say so.
        if (!report) {
            RC_ASSERT(report.error().code() == ErrorCode::InvalidArgument);
            RC_TAG("refused");
            return;
        }
        RC_TAG("imported");
        RC_ASSERT(report->account.addsUp());
        RC_ASSERT(report->filesAccount.at(0).account.read == readOf(first));
        RC_ASSERT(report->filesAccount.at(1).account.read == readOf(second));
        const auto isBad = [](const Line& line) { return !line.isGood; };
        const auto bad =
            std::count_if(first.begin(), first.end(), isBad) + std::count_if(second.begin(), second.end(), isBad);
        RC_ASSERT(report->account.rejected.rows == bad);
        for (const auto& [file, account] : report->filesAccount)
            RC_ASSERT(account.addsUp());
        // The panel holds exactly what was accepted.
        const auto panel = loadPanel(fixture.snapshots() / report->snapshotSha256, std::nullopt, RunContext());
        RC_ASSERT(panel.has_value());
        RC_ASSERT(std::accumulate(panel->units.begin(), panel->units.end(), std::int64_t{0}) ==
                  report->account.accepted.units.raw);
        RC_ASSERT(std::accumulate(panel->revenue.begin(), panel->revenue.end(), std::int64_t{0}) ==
                  report->account.accepted.money.raw);
    }));
}

int main(int argc, char** argv) {
    // AddressSanitizer, six times slower, looks at each kind of file, not at 200 of them.
#ifdef __SANITIZE_ADDRESS__
    qputenv("RC_PARAMS", qgetenv("RC_PARAMS") + " max_success=40 max_size=60");
#else
    qputenv("RC_PARAMS", qgetenv("RC_PARAMS") + " max_success=200 max_size=60");
#endif
    DirtyFilesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "dirty_files_test.moc"
