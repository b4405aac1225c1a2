-- Beside what a day's messages used: the most that a part cost, so that a budget in money is kept
-- before prices are known, and the parts whose price nobody has said.
insert into sms_use (mutual_id, day, unit, used)
  select mutual_id, counted_on, cost_currency || ' per part',
    max((cost + coalesce(parts, 1) - 1) / coalesce(parts, 1))
  from outbox where counted_on is not null and cost is not null
  group by mutual_id, counted_on, cost_currency;

insert into sms_use (mutual_id, day, unit, used)
  select mutual_id, counted_on, 'unpriced parts', sum(coalesce(parts, 1))
  from outbox where counted_on is not null and cost is null and state not in ('failed', 'cancelled')
  group by mutual_id, counted_on;
