#include "core/data/fields.h"

#include <algorithm>
#include <array>

namespace planwright::data {

namespace {

using namespace std::string_view_literals;

constexpr std::array timeNames = {"eventtime"sv,    "invoicedate"sv, "orderdate"sv,       "date"sv,     "timestamp"sv,
                                  "datetime"sv,     "time"sv,        "transactiondate"sv, "saledate"sv, "createdat"sv,
                                  "purchasedate"sv, "month"sv,       "yearmonth"sv};
constexpr std::array typeNames = {"eventtype"sv, "event"sv, "transactiontype"sv};
constexpr std::array orderNames = {"orderid"sv,   "order"sv,         "ordernumber"sv,   "orderno"sv,  "invoice"sv,
                                   "invoiceno"sv, "invoicenumber"sv, "transactionid"sv, "basketid"sv, "receiptid"sv};
constexpr std::array lineNames = {"lineid"sv, "linenumber"sv, "lineno"sv, "orderlineid"sv};
constexpr std::array productNames = {"productid"sv, "product"sv, "sku"sv,        "stockcode"sv,
                                     "itemid"sv,    "item"sv,    "productcode"sv};
constexpr std::array categoryNames = {"category"sv, "productcategory"sv, "categoryname"sv, "department"sv};
constexpr std::array customerNames = {"customerid"sv, "customer"sv, "userid"sv, "clientid"sv, "householdid"sv};
constexpr std::array quantityNames = {"quantity"sv, "qty"sv, "units"sv, "unitssold"sv};
constexpr std::array priceNames = {"unitprice"sv, "price"sv, "priceperunit"sv};
constexpr std::array totalNames = {"linetotal"sv, "sales"sv, "salesvalue"sv, "amount"sv, "revenue"sv, "total"sv};
constexpr std::array segmentNames = {"segment"sv, "customersegment"sv};
constexpr std::array channelNames = {"channel"sv, "saleschannel"sv};
constexpr std::array countryNames = {"country"sv};
constexpr std::array campaignNames = {"campaign"sv, "campaignid"sv};
constexpr std::array discountNames = {"discount"sv};
constexpr std::array costNames = {"unitcost"sv, "costperunit"sv};
constexpr std::array currencyNames = {"currency"sv, "currencycode"sv, "ccy"sv};
constexpr std::array spendNames = {"adspend"sv, "advertisingspend"sv};

constexpr std::array fields = {
    Field{"event_time", FieldKind::Time, timeNames},       Field{"order_id", FieldKind::Text, orderNames},
    Field{"line_id", FieldKind::Text, lineNames},          Field{"product_id", FieldKind::Text, productNames},
    Field{"category", FieldKind::Text, categoryNames},     Field{"customer_id", FieldKind::Text, customerNames},
    Field{"quantity", FieldKind::Quantity, quantityNames}, Field{"unit_price", FieldKind::Money, priceNames},
    Field{"line_total", FieldKind::Money, totalNames},     Field{"event_type", FieldKind::EventType, typeNames},
    Field{"segment", FieldKind::Text, segmentNames},       Field{"channel", FieldKind::Text, channelNames},
    Field{"country", FieldKind::Text, countryNames},       Field{"campaign", FieldKind::Text, campaignNames},
    Field{"discount", FieldKind::Fraction, discountNames}, Field{"unit_cost", FieldKind::Money, costNames},
    Field{"ad_spend", FieldKind::Money, spendNames},       Field{"currency", FieldKind::Text, currencyNames}};

} // namespace

std::span<const Field> canonicalFields() {
    return fields;
}

bool isCanonicalField(std::string_view name) {
    return std::any_of(fields.begin(), fields.end(), [name](const Field& f) { return f.name == name; });
}

int decimalsOf(FieldKind kind) {
    switch (kind) {
    case FieldKind::Quantity:
        return 3;
    case FieldKind::Money:
        return 4;
    case FieldKind::Fraction:
        return 6;
    case FieldKind::Time:
    case FieldKind::EventType:
    case FieldKind::Text:
        break;
    }
    return 0;
}

} // namespace planwright::data
