#include "core/data/demo/demo_profile.h"

namespace planwright::data {
namespace {

std::vector<DemoProfile> namedProfiles() {
    return {
        {"Bath & Body",
         1.1,
         .06,
         {.85, 1.02, .97, .94, .96, .92, .88, .87, .93, 1.02, 1.24, 1.4},
         false,
         .8,
         .02,
         350,
         2400,
         {{{"SPRING-FRESH", 4, 4, 8, 15, 1.5}, {"BEAUTY-WEEK", 9, 12, 7, 20, 1.7}}}},
        {"Books",
         1.4,
         .02,
         {.93, .88, .92, .9, .91, .94, 1.02, .99, 1.01, 1.0, 1.14, 1.36},
         false,
         .6,
         .02,
         599,
         2900,
         {{{"SUMMER-READS", 6, 15, 14, 10, 1.3}, {"BOOK-WEEK", 10, 8, 7, 15, 1.5}}}},
        {"Clothing",
         1.9,
         .04,
         {.84, .86, 1.04, 1.07, 1.06, .96, .92, .88, 1.1, 1.09, 1.08, 1.1},
         false,
         .4,
         .09,
         1290,
         6900,
         {{{"MIDSEASON", 5, 2, 10, 20, 1.6}, {"SUMMER-SALE", 7, 10, 16, 30, 1.9}}}},
        {"Coffee & Tea",
         1.3,
         .11,
         {1.06, 1.03, 1.02, .96, .93, .89, .86, .88, .98, 1.05, 1.13, 1.21},
         false,
         .3,
         .01,
         390,
         1890,
         {{{"WAKE-UP", 1, 14, 7, 15, 1.5}, {"TEA-TIME", 9, 25, 7, 15, 1.5}}}},
        {"Electronics",
         .9,
         .09,
         {.94, .86, .88, .87, .89, .92, .95, .99, .98, .98, 1.35, 1.39},
         false,
         .9,
         .07,
         1990,
         24900,
         {{{"TECH-DAYS", 3, 14, 6, 10, 1.6}, {"BACK-ONLINE", 8, 22, 10, 10, 1.4}}}},
        {"Garden",
         1.0,
         .03,
         {.38, .56, 1.06, 1.58, 1.84, 1.62, 1.3, 1.06, .86, .68, .56, .5},
         false,
         .2,
         .03,
         490,
         8900,
         {{{"SPRING-GARDEN", 4, 18, 10, 15, 1.5}, {"HARVEST", 9, 5, 7, 25, 1.5}}}},
        {"Home Decor",
         1.5,
         .05,
         {.9, .88, .93, .95, .96, .93, .9, .92, 1.0, 1.1, 1.25, 1.28},
         false,
         .6,
         .05,
         690,
         7900,
         {{{"FRESH-START", 2, 20, 8, 15, 1.4}, {"COSY-HOME", 10, 16, 9, 15, 1.5}}}},
        {"Kitchen & Dining",
         1.2,
         .0,
         {.94, .91, .93, .95, .97, .95, .92, .91, .97, 1.03, 1.2, 1.32},
         false,
         .7,
         .04,
         790,
         9900,
         {{{"BAKE-OFF", 3, 1, 7, 15, 1.4}, {"CHEFS-WEEK", 10, 2, 7, 20, 1.6}}}},
        {"Lighting",
         .8,
         .07,
         {1.06, .98, .92, .86, .8, .76, .78, .88, 1.06, 1.22, 1.36, 1.32},
         false,
         .5,
         .04,
         990,
         11900,
         {{{"BRIGHT-IDEAS", 1, 20, 7, 10, 1.3}, {"LONG-NIGHTS", 10, 24, 9, 15, 1.5}}}},
        {"Office Supplies",
         1.2,
         -.05,
         {1.16, 1.0, 1.02, .96, .95, .93, .82, 1.12, 1.24, 1.02, .96, .82},
         true,
         .05,
         .02,
         199,
         4900,
         {{{"NEW-YEAR-DESK", 1, 5, 10, 10, 1.4}, {"BACK-TO-SCHOOL", 8, 16, 16, 15, 1.7}}}},
        {"Toys & Games",
         1.1,
         .03,
         {.72, .76, .8, .88, .9, .92, .94, .9, .94, 1.12, 1.5, 1.62},
         false,
         1.0,
         .03,
         690,
         5900,
         {{{"PLAYTIME", 5, 24, 8, 15, 1.4}, {"TOY-PREVIEW", 10, 10, 8, 20, 1.6}}}},
        {"Pet Care",
         .9,
         .22,
         {1.0, .98, .99, .98, 1.0, 1.0, .98, .99, 1.0, 1.01, 1.03, 1.04},
         false,
         .15,
         .01,
         290,
         4500,
         {{{"PAWS", 6, 1, 7, 15, 1.4}, {"TREATS", 11, 4, 7, 15, 1.5}}},
         true},
    };
}

// The fourth Friday of November.
Date blackFriday(int year) {
    const Date first(year, 11, 1);
    return first + (4 - first.weekday() + 7) % 7 + 21;
}

bool between(Date day, unsigned fromMonth, unsigned fromDay, unsigned toMonth, unsigned toDay) {
    const int year = day.month().year();
    return day >= Date(year, fromMonth, fromDay) && day <= Date(year, toMonth, toDay);
}

} // namespace

std::vector<DemoProfile> demoProfiles(int count) {
    const auto named = namedProfiles();
    std::vector<DemoProfile> profiles;
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
        auto profile = named[i % named.size()];
        if (const auto round = i / named.size(); round > 0) {
            profile.name.append(" ").append(std::to_string(round + 1));
            profile.weight /= static_cast<double>(round + 1);
            profile.startsLate = false;
        }
        profiles.push_back(std::move(profile));
    }
    return profiles;
}

double specialDayFactor(Date day, double giftSense) {
    if (between(day, 12, 25, 12, 25) || between(day, 1, 1, 1, 1))
        return 0;
    const Date friday = blackFriday(day.month().year());
    if (day >= friday && day <= friday + 3)
        return 1 + 1.6 * (.25 + .75 * giftSense);
    if (between(day, 2, 7, 2, 13) || between(day, 3, 20, 3, 28))
        return 1 + .5 * giftSense;
    if (between(day, 12, 1, 12, 23) && day.weekday() >= 5)
        return 1 + .45 * giftSense;
    return 1;
}

double weekdayFactor(Date day, bool business) {
    static constexpr std::array<double, 7> shop{.94, .9, .92, .97, 1.05, 1.14, 1.08};
    static constexpr std::array<double, 7> office{1.28, 1.26, 1.22, 1.18, 1.08, .44, .54};
    const auto at = static_cast<std::size_t>(day.weekday());
    return business ? office[at] : shop[at];
}

} // namespace planwright::data
