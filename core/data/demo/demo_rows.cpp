#include "core/data/demo/demo_rows.h"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <iterator>

namespace planwright::data {
namespace {

constexpr std::array<std::string_view, 3> segments{"new", "loyal", "business"};
constexpr std::array<std::string_view, 3> channels{"web", "app", "marketplace"};
constexpr std::array<std::string_view, 5> countries{"GB", "DE", "FR", "NL", "US"};

// "LIG-0007": the letters of the category's name, its number where it has one, and the product.
std::string productId(const DemoPlan& plan, const DemoRow& row) {
    std::string id;
    for (const char c : plan.categories[row.category].profile.name) {
        if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
            id += c;
        else if (c >= 'a' && c <= 'z' && id.size() < 3)
            id += static_cast<char>(c - 'a' + 'A');
    }
    return fmt::format(FMT_COMPILE("{}-{:04}"), id, row.product + 1);
}

void appendCents(std::string& text, std::int64_t cents) {
    const auto magnitude = cents < 0 ? -cents : cents;
    fmt::format_to(std::back_inserter(text), FMT_COMPILE("{}{}.{:02}"), cents < 0 ? "-" : "", magnitude / 100,
                   magnitude % 100);
}

void appendTime(std::string& text, const DemoRow& row) {
    const auto ymd = row.day.ymd();
    const unsigned month = row.dirt == DemoDirt::BadDate ? 13 : static_cast<unsigned>(ymd.month());
    fmt::format_to(std::back_inserter(text), FMT_COMPILE("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z"),
                   static_cast<int>(ymd.year()), month, static_cast<unsigned>(ymd.day()), row.second / 3600,
                   row.second / 60 % 60, row.second % 60);
}

} // namespace

double demoMeanQuantity() {
    // Consumers 1..4 with chances .70 .20 .07 .03, businesses 2..12 equally (drawQuantity in demo_events.cpp).
    constexpr double consumer = .70 + .20 * 2 + .07 * 3 + .03 * 4;
    constexpr double business = 7;
    return (demoSegmentChances[0] + demoSegmentChances[1]) * consumer + demoSegmentChances[2] * business;
}

std::string_view demoHeading() {
    return "event_time,event_type,order_id,product_id,category,customer_id,quantity,unit_price,segment,channel,country,"
           "campaign,discount,unit_cost,ad_spend\n";
}

std::string centsText(std::int64_t cents) {
    std::string text;
    appendCents(text, cents);
    return text;
}

void appendRow(std::string& text, const DemoPlan& plan, const DemoRow& row) {
    const auto out = std::back_inserter(text);
    appendTime(text, row);
    fmt::format_to(out, FMT_COMPILE(",{},"), demoEventTypeNames[static_cast<std::size_t>(row.type)]);
    if (row.order != 0)
        fmt::format_to(out, FMT_COMPILE("O{:07}"), row.order);
    const bool test = row.dirt == DemoDirt::TestProduct;
    fmt::format_to(out, FMT_COMPILE(",{},{},"), test ? std::string(demoTestProduct) : productId(plan, row),
                   row.dirt == DemoDirt::MissingCategory ? "" : plan.categories[row.category].profile.name);
    if (row.customer >= 0)
        fmt::format_to(out, FMT_COMPILE("C{:06}"), row.customer);
    if (row.dirt == DemoDirt::BadNumber)
        text += ",two,";
    else
        fmt::format_to(out, FMT_COMPILE(",{},"), row.quantity);
    appendCents(text, row.priceCents);
    fmt::format_to(out, FMT_COMPILE(",{},{},{},"), segments[row.segment], channels[row.channel],
                   countries[row.country]);
    if (row.promotion != nullptr)
        fmt::format_to(out, FMT_COMPILE("{},0.{:02}"), row.promotion->campaign, row.promotion->discountPercent);
    else
        text += ',';
    text += ',';
    appendCents(text, row.costCents);
    text += ',';
    if (row.adCents != 0)
        appendCents(text, row.adCents);
    text += '\n';
}

} // namespace planwright::data
