#include "ui/pages/data/reading_options.h"

#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>
#include <QTimeZone>

namespace planwright::ui {
namespace {

constexpr int columns = 3, narrowest = 8; // boxes in a row; letters in a box

QStringList timeZones() {
    QStringList names{QStringLiteral("UTC")};
    for (const auto& id : QTimeZone::availableTimeZoneIds())
        if (id.contains('/') && !id.startsWith("Etc/"))
            names << QString::fromLatin1(id);
    return names;
}

} // namespace

ReadingOptions::ReadingOptions(QWidget* parent)
    : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(12, gap, 12, gap);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    for (int column = 0; column < columns; ++column)
        grid->setColumnStretch(column, 1);
    using data::DateOrder;
    m_dateOrder = addChoices(QStringLiteral("dateOrder"), tr("Order of dates"),
                             {{tr("day, month, year"), static_cast<int>(DateOrder::DayMonthYear)},
                              {tr("month, day, year"), static_cast<int>(DateOrder::MonthDayYear)},
                              {tr("year, month, day"), static_cast<int>(DateOrder::YearMonthDay)}});
    m_decimalMark = addChoices(QStringLiteral("decimalMark"), tr("Decimal mark"),
                               {{tr("point (12.50)"), QChar(u'.')}, {tr("comma (12,50)"), QChar(u',')}});
    m_delimiter = addChoices(QStringLiteral("delimiter"), tr("Between columns"),
                             {{tr("comma"), QChar(u',')},
                              {tr("semicolon"), QChar(u';')},
                              {tr("tab"), QChar(u'\t')},
                              {tr("bar |"), QChar(u'|')}});
    m_encoding = addChoices(QStringLiteral("encoding"), tr("Encoding"),
                            {{tr("UTF-8"), QStringLiteral("utf-8")},
                             {tr("Windows (cp1252)"), QStringLiteral("cp1252")},
                             {tr("Latin-1"), QStringLiteral("latin-1")}});
    m_currency = addText(QStringLiteral("currency"), tr("Currency"),
                         {QStringLiteral("EUR"), QStringLiteral("USD"), QStringLiteral("GBP"), QStringLiteral("CHF"),
                          QStringLiteral("SEK"), QStringLiteral("PLN"), QStringLiteral("TRY"), QStringLiteral("JPY"),
                          QStringLiteral("CNY"), QStringLiteral("INR"), QStringLiteral("BRL"), QStringLiteral("AUD"),
                          QStringLiteral("CAD")});
    m_currency->lineEdit()->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[A-Za-z]{3}|")), m_currency));
    m_currency->setToolTip(tr("The three letters of the currency that the amounts are in, or are converted to"));
    m_timeZone = addText(QStringLiteral("timeZone"), tr("Time zone"), timeZones());
    m_timeZone->setToolTip(tr("Whose clock decides the day of a time that carries an offset, such as Europe/Berlin"));
}

void ReadingOptions::place(QComboBox* box, const QString& title) {
    auto* grid = qobject_cast<QGridLayout*>(layout());
    const int row = 2 * (m_placed / columns);
    auto* label = makeLabel(title, "muted");
    label->setBuddy(box);
    box->setAccessibleName(title);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(narrowest);
    grid->addWidget(label, row, m_placed % columns);
    grid->addWidget(box, row + 1, m_placed % columns);
    ++m_placed;
}

QComboBox* ReadingOptions::addChoices(const QString& objectName, const QString& title,
                                      const std::vector<Choice>& choices) {
    auto* box = new QComboBox;
    box->setObjectName(objectName);
    box->addItem(tr("By the file"));
    for (const auto& choice : choices)
        box->addItem(choice.words, choice.value);
    place(box, title);
    connect(box, &QComboBox::currentIndexChanged, this, &ReadingOptions::changed);
    return box;
}

QComboBox* ReadingOptions::addText(const QString& objectName, const QString& title, const QStringList& proposals) {
    auto* box = new QComboBox;
    box->setObjectName(objectName);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItem({});
    box->addItems(proposals);
    box->lineEdit()->setPlaceholderText(tr("By the file"));
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->completer()->setFilterMode(Qt::MatchContains);
    place(box, title);
    connect(box, &QComboBox::activated, this, &ReadingOptions::changed);
    connect(box->lineEdit(), &QLineEdit::editingFinished, this, &ReadingOptions::changed);
    return box;
}

data::MappingOverrides ReadingOptions::overrides() const {
    data::MappingOverrides overrides;
    const auto mark = [](const QComboBox* box) -> std::optional<char> {
        const auto value = box->currentData();
        return value.isValid() ? std::optional(value.toChar().toLatin1()) : std::nullopt;
    };
    if (const auto order = m_dateOrder->currentData(); order.isValid())
        overrides.dateOrder = static_cast<data::DateOrder>(order.toInt());
    overrides.decimalMark = mark(m_decimalMark);
    overrides.delimiter = mark(m_delimiter);
    overrides.encoding = fromQt(m_encoding->currentData().toString());
    if (m_currency->lineEdit()->hasAcceptableInput())
        overrides.currency = fromQt(m_currency->currentText().toUpper());
    overrides.timeZone = fromQt(m_timeZone->currentText().trimmed());
    return overrides;
}

void ReadingOptions::clear() {
    const QSignalBlocker blocker(this);
    for (auto* box : {m_dateOrder, m_decimalMark, m_delimiter, m_encoding, m_currency, m_timeZone})
        box->setCurrentIndex(0);
    m_currency->clearEditText();
    m_timeZone->clearEditText();
}

void ReadingOptions::setDateOrder(data::DateOrder order) {
    m_dateOrder->setCurrentIndex(m_dateOrder->findData(static_cast<int>(order)));
}

void ReadingOptions::setDecimalMark(char mark) {
    m_decimalMark->setCurrentIndex(m_decimalMark->findData(QVariant(QChar(QLatin1Char(mark)))));
}

void ReadingOptions::focusCurrency() {
    m_currency->setFocus();
}

} // namespace planwright::ui
