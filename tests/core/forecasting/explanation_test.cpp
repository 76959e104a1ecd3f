#include "core/forecasting/explain/parts.h"
#include "core/forecasting/explain/sentence.h"

#include <QTest>

#include <cmath>
#include <rapidcheck.h>
#include <sstream>

using namespace planwright;
using namespace planwright::forecasting;

namespace {

using enum PartKind;

constexpr ExplainedMonth december{"Toys", Month(2025, 11), Month(2025, 12)};

std::string said(const std::vector<Part>& parts, const ExplainedMonth& about = december) {
    return explanationSentence(parts, about);
}

/// Parts of any kinds and sizes whose sum is not below 0.
std::vector<Part> anyParts() {
    const auto scale = *rc::gen::element(0.01, 1.0, 30.0, 1e3, 1e6);
    const auto amount = [&] { return scale * *rc::gen::inRange(-100'000, 100'001) / 1e5; };
    std::vector<Part> parts{{LastMonth, "", std::abs(amount())}};
    double sum = parts[0].units;
    for (std::size_t k = 1; k < static_cast<std::size_t>(Floor); ++k) {
        if (*rc::gen::inRange(0, 3) != 0)
            continue;
        parts.push_back({static_cast<PartKind>(k), "", amount()});
        sum += parts.back().units;
    }
    if (sum < 0)
        parts.push_back({Floor, "", -sum});
    return parts;
}

/// A printed piece: its number, and the words behind it.
struct Piece {
    double amount = 0;
    std::string words;
};

/// "1,234 units" begins with 1234.
double numberIn(std::string text) {
    std::erase(text, ',');
    return std::stod(text);
}

/// What stands behind the second colon.
std::vector<Piece> piecesIn(const std::string& sentence) {
    std::vector<Piece> pieces;
    const auto first = sentence.find(": ");
    const auto second = sentence.find(": ", first + 1);
    if (second == std::string::npos)
        return pieces;
    auto list = sentence.substr(second + 2, sentence.size() - second - 3);
    while (!list.empty()) {
        const auto end = std::min(list.find(", "), list.size());
        const auto piece = list.substr(0, end);
        const auto space = piece.find(' ');
        pieces.push_back({numberIn(piece.substr(0, space)), piece.substr(space + 1)});
        list = end == list.size() ? "" : list.substr(end + 2);
    }
    return pieces;
}

struct Months {
    double last = 0, point = 0;
    [[nodiscard]] double step() const { return std::max(last, point) < 10 ? 0.1 : 1; }
};

Months monthsOf(const std::vector<Part>& parts) {
    Months months;
    for (const auto& part : parts) {
        months.point += part.units;
        months.last += part.kind == LastMonth ? part.units : 0;
    }
    return months;
}

/// The numbers of the first half: forecast, change and last month are those of the parts, and fit each other.
void checkHead(const std::string& sentence, const Months& months, double printedSum) {
    const auto step = months.step();
    const auto units = sentence.substr(sentence.find(": ") + 2);
    const auto point = units.starts_with("no ") ? 0 : numberIn(units);
    RC_ASSERT(std::abs(point - months.point) <= step / 2 * 1.001);
    const auto above = sentence.find(" above "), below = sentence.find(" below November's");
    const auto place = std::min(above, below);
    if (sentence.find(", as in November") != std::string::npos) {
        RC_ASSERT(std::abs(months.point - months.last) <= step * 1.001);
        RC_ASSERT(std::abs(printedSum) < 1e-6 * step);
    } else if (sentence.find(", after none in November") != std::string::npos) {
        RC_ASSERT(months.last <= step / 2);
        RC_ASSERT(std::abs(printedSum - point) < 1e-6 * (step + point));
    } else {
        RC_ASSERT(place != std::string::npos);
        const auto comma = sentence.rfind(", ", place);
        const auto change = numberIn(sentence.substr(comma + 2)) * (place == above ? 1 : -1);
        const auto last = numberIn(sentence.substr(sentence.find("November's ") + 11));
        RC_ASSERT(std::abs(last - months.last) <= step / 2 * 1.001);
        RC_ASSERT(std::abs(point - last - change) < 1e-6 * (step + point + last));
        RC_ASSERT(std::abs(printedSum - change) < 1e-6 * (step + point + last));
    }
}

/// The part that a piece's words mean.
const Part* meantBy(const Piece& piece, const std::vector<Part>& parts) {
    for (const auto& part : parts) {
        if (part.kind == LastMonth)
            continue;
        const auto alone = said({{LastMonth, "", 0}, {part.kind, "", 1000}});
        const auto lowers = said({{LastMonth, "", 2000}, {part.kind, "", -1000}});
        for (const auto& sentence : {alone, lowers})
            if (piecesIn(sentence).front().words == piece.words)
                return &part;
    }
    return nullptr;
}

} // namespace

/// Sums of parts, and what is said of them.
class ExplanationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLogarithmicMeanLeavesNoRest();
    void whatIsNotExplainedIsSaid();
    void smoothedSeriesAreSplitAsTheirFormulasSay();
    void wording();
    void wordingOfEachPart();
    void signAndSizeAreRight();
};

void ExplanationTest::theLogarithmicMeanLeavesNoRest() {
    // By hand: (8 - 2) / ln 4; for equal ones the number itself.
    QVERIFY(std::abs(logarithmicMean(8, 2) - 4.328085122666891) < 1e-14);
    QCOMPARE(logarithmicMean(5, 5), 5.0);
    QVERIFY(rc::check("between its arguments, symmetric, and steps add up", [] {
        const auto positive = [] { return std::exp(*rc::gen::inRange(-20'000, 20'001) / 1000.0); };
        const auto a = positive();
        const auto b = *rc::gen::element(positive(), a * (1 + 1e-12), a * (1 + 1e-7));
        const auto mean = logarithmicMean(a, b);
        RC_ASSERT(mean >= std::min(a, b) * (1 - 1e-12) && mean <= std::max(a, b) * (1 + 1e-12));
        RC_ASSERT(std::abs(mean - logarithmicMean(b, a)) <= 1e-14 * mean);
        Parts logs;
        const auto step = [] { return *rc::gen::inRange(-3000, 3001) / 1000.0; };
        logs[LastMonth] = step();
        logs[Trend] = step();
        logs[Season] = step();
        const auto end = a * std::exp(logs[Trend] + logs[Season]);
        const auto parts = fromLogarithms(logs, a);
        RC_ASSERT(parts[LastMonth] == a);
        RC_ASSERT(std::abs(parts.sum() - end) <= 1e-12 * (a + end + std::abs(parts[Trend]) + std::abs(parts[Season])));
        RC_ASSERT((parts[Trend] > 0) == (logs[Trend] > 0));
    }));
}

void ExplanationTest::whatIsNotExplainedIsSaid() {
    Parts parts;
    parts[LastMonth] = 100;
    parts[Trend] = 20;
    auto rounded = parts;
    rounded.closeTo(120 + 1e-8);
    QCOMPARE(rounded[Fitted], 0.0);
    QVERIFY(rounded.sum() == 120 + 1e-8);
    QVERIFY(rounded[LastMonth] == 100);
    auto unknown = parts;
    unknown.closeTo(150);
    QCOMPARE(unknown[Fitted], 30.0);
    QCOMPARE(unknown[Trend], 20.0);
    parts[Season] = -150;
    parts.closeTo(0);
    QCOMPARE(parts[Floor], 30.0);
    QCOMPARE(parts[Fitted], 0.0);
}

void ExplanationTest::smoothedSeriesAreSplitAsTheirFormulasSay() {
    const auto added = withAddedSeason({130, 100, 8, 20, -10});
    QCOMPARE(added[RecentLevel], -10.0); // 130 was 10 above the level with its season
    QCOMPARE(added[Trend], 8.0);
    QCOMPARE(added[Season], -30.0);
    QCOMPARE(added.sum(), 98.0);
    const auto factors = withSeasonFactors({130, 100, 8, 1.2, 0.9});
    QCOMPARE(factors[RecentLevel], -10.0);
    QVERIFY(std::abs(factors[Trend] - 8 * 1.05) < 1e-12);
    QVERIFY(std::abs(factors.sum() - 108 * 0.9) < 1e-12);
}

void ExplanationTest::wording() {
    QCOMPARE(
        said({{LastMonth, "", 930}, {LastYear, "", 420}, {Trend, "", -110}}),
        "Toys: 1,240 units in December, 310 above November's 930: 420 from last year's December, -110 from falling "
        "sales.");
    QCOMPARE(said({{LastMonth, "", 930}, {RecentLevel, "", -30}, {Season, "", -400}}),
             "Toys: 500 units in December, 430 below November's 930: -400 from the usual season, -30 as November was "
             "above the recent level.");
    QCOMPARE(said({{LastMonth, "", 0}}), "Toys: no units in December, as in November.");
    QCOMPARE(said({{LastMonth, "", 7.5}, {Trend, "", 0.25}}), "Toys: 7.8 units in December, 0.3 above November's 7.5: "
                                                              "0.3 from rising sales.");
    QCOMPARE(said({{LastMonth, "", 0}, {Analogue, "", 40}}, {"Toys", Month(2025, 11), Month(2026, 1), {}, "Lamps"}),
             "Toys: 40 units in January, after none in November: 40 as it is forecast like Lamps.");
    // Three are named; the others are one more; what rounding leaves goes to the largest.
    QCOMPARE(said({{LastMonth, "", 100},
                   {Season, "", 40.4},
                   {Trend, "", 30.4},
                   {Price, "", 20.4},
                   {Calendar, "", 5},
                   {Evenness, "", -2}}),
             "Toys: 194 units in December, 94 above November's 100: 41 from the usual season, 30 from rising sales, 20 "
             "from prices, 3 from everything else.");
    QCOMPARE(said({{LastMonth, "", 100}, {Season, "", .4}, {Trend, "", .4}, {Price, "", .4}}),
             "Toys: 101 units in December, 1 above November's 100: 1 from several small things.");
    // Twelve months ahead both are called November.
    QCOMPARE(said({{LastMonth, "", 20}, {LastYear, "", -19}}, {"Toys", Month(2025, 11), Month(2026, 11)}),
             "Toys: 1 unit in November 2026, 19 below November 2025's 20: -19 from last year's November.");
    QCOMPARE(said({{LastMonth, "", 2e6}}, {"Toys", Month(2025, 11), Month(2025, 12), data::Measure::Revenue}),
             "Toys: 2,000,000 revenue in December, as in November.");
}

void ExplanationTest::wordingOfEachPart() {
    const auto behind = [](PartKind kind, double units) {
        return piecesIn(said({{LastMonth, "", 1000}, {kind, "", units}})).front().words;
    };
    QCOMPARE(behind(RecentLevel, 50), "as November was below the recent level");
    QCOMPARE(behind(OneOffDays, -50), "without the one-off days of November");
    QCOMPARE(behind(MonthLength, 50), "for the longer month");
    QCOMPARE(behind(MonthLength, -50), "for the shorter month");
    QCOMPARE(behind(Portfolio, 50), "from season and growth of all categories together");
    QCOMPARE(behind(RecentSales, 50), "from the course of recent sales");
    QCOMPARE(behind(Growth, 50), "from growth against last year");
    QCOMPARE(behind(Evenness, 50), "from how even the sales are");
    QCOMPARE(behind(Customers, 50), "from orders and customers");
    QCOMPARE(behind(Calendar, 50), "from the calendar of December");
    QCOMPARE(behind(UsualStep, 50), "from what such months usually do");
    QCOMPARE(behind(Fitted, 50), "from the model as a whole");
    QCOMPARE(behind(Analogue, 50), "as it is forecast like others");
    QCOMPARE(behind(Floor, 50), "as sales cannot fall below 0");
    QCOMPARE(partLabel(LastMonth, december), "November");
    QCOMPARE(partLabel(MonthLength, december), "the days of December against November");
    QCOMPARE(partName(OneOffDays), "one_off_days");
    QCOMPARE(partName(Floor), "floor");
}

void ExplanationTest::signAndSizeAreRight() {
    QVERIFY(rc::check("every number is that of its part, and they add up as printed", [] {
        const auto parts = anyParts();
        const auto months = monthsOf(parts);
        const auto sentence = said(parts);
        RC_LOG(sentence);
        double sum = 0;
        double smallest = std::numeric_limits<double>::infinity();
        std::vector<PartKind> named;
        for (const auto& piece : piecesIn(sentence)) {
            sum += piece.amount;
            RC_ASSERT(piece.amount != 0);
            const auto* const part = meantBy(piece, parts);
            if (part == nullptr) {
                RC_ASSERT(piece.words == "from everything else" || piece.words == "from several small things");
                continue;
            }
            RC_ASSERT(piece.amount * part->units > 0);
            RC_ASSERT(std::abs(piece.amount - part->units) <= 4 * months.step());
            smallest = std::min(smallest, std::abs(part->units));
            named.push_back(part->kind);
        }
        checkHead(sentence, months, sum);
        // What is not named is smaller than all that is.
        for (const auto& part : parts)
            if (part.kind != LastMonth && std::ranges::find(named, part.kind) == named.end())
                RC_ASSERT(std::abs(part.units) <= std::max(smallest, months.step()) || named.size() < 3);
    }));
}

int main(int argc, char** argv) {
    if (!qgetenv("RC_PARAMS").contains("max_success"))
        qputenv("RC_PARAMS", qgetenv("RC_PARAMS") + " max_success=1000");
    ExplanationTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "explanation_test.moc"
