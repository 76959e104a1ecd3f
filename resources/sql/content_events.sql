-- A snapshot's events in the order in which they stand; event_type is the tenth column.
SELECT event_time, order_id, line_id, product_id, category, customer, quantity, unit_price, money, event_type, segment,
       channel, country, campaign, discount, unit_cost, ad_spend
FROM read_parquet({path})
