#include "ui/models/rule_words.h"

#include <QCoreApplication>

#include <array>

namespace planwright::ui {
namespace {

constexpr const char* context = "planwright::ui::RuleWords";

struct Words {
    const char* name;
    const char* sentence;
};

// In the order of data::Rule.
constexpr std::array<Words, data::ruleCount> rules{
    {{QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Single repeats"),
      QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Rows that equal another of their file: tills scan twice.")},
     {QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Repeated blocks"),
      QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "A hundred rows or more, one after the other, that equal an "
                                                     "earlier run of the file.")},
     {QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Repeats across files"),
      QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Rows that an earlier file or import has as well.")},
     {QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Bookkeeping adjustments"),
      QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Rows whose order begins as the mapping says adjustments do.")},
     {QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Fees and other non-goods"),
      QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Categories and products that the mapping names as fees.")},
     {QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Samples and gifts"),
      QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Products that the mapping names as samples.")},
     {QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Test products"),
      QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Products that the mapping names as tests.")},
     {QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Views and carts"),
      QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Events that are no sale: kept beside demand, never in it.")},
     {QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Price of zero or below"),
      QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Rows whose price, or money for each unit, is not above zero.")},
     {QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Cancellations"),
      QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Rows whose order begins as a cancellation's does; they count on "
                                                     "their own day.")},
     {QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Refunds"),
      QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Rows that give back otherwise: by their kind of event or a "
                                                     "quantity below zero.")},
     {QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "No customer"),
      QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Rows that name no customer.")},
     {QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "No category"),
      QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Rows whose category is empty or not known.")},
     {QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Future dates"),
      QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Rows after the last day that the file can plausibly hold.")},
     {QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Absurd quantities"),
      QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Quantities far above what the same product ever sold at once.")},
     {QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Part-finished months"),
      QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "Rows of months that the data cover in part: kept, never learned "
                                                     "from.")}}};

constexpr std::array actions{QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "not looked for"),
                             QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "counted and kept"),
                             QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "set aside"),
                             QT_TRANSLATE_NOOP("planwright::ui::RuleWords", "merged into one")};

} // namespace

QString ruleName(data::Rule rule) {
    return QCoreApplication::translate(context, rules.at(static_cast<std::size_t>(rule)).name);
}

QString ruleSentence(data::Rule rule) {
    return QCoreApplication::translate(context, rules.at(static_cast<std::size_t>(rule)).sentence);
}

QString actionWords(data::RuleAction action) {
    return QCoreApplication::translate(context, actions.at(static_cast<std::size_t>(action)));
}

} // namespace planwright::ui
