#include "core/features/feature_value.h"

#include <cstddef>

namespace planwright::features {

std::string_view missingName(Missing missing) {
    static constexpr std::array<std::string_view, 7> names{"Nothing",     "ShortHistory", "NoYearAgo", "NoSales",
                                                           "NotRecorded", "NotYet",       "NoCalendar"};
    return names[static_cast<std::size_t>(missing)];
}

std::string_view missingSentence(Missing missing) {
    static constexpr std::array<std::string_view, 7> sentences{
        "There is a value.",
        "The data do not reach back far enough.",
        "The same days a year earlier lie before the data.",
        "Nothing was sold (or looked at) that it could be a share or a rate of.",
        "Up to the origin the data do not say it: the column is missing or empty.",
        "The days that it is about lie after the origin.",
        "No calendar was given.",
    };
    return sentences[static_cast<std::size_t>(missing)];
}

} // namespace planwright::features
