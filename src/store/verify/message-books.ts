/** What must not be of messages and what they used, in the form of `books.ts`. */
export const MESSAGE_QUERIES: readonly { readonly check: string; readonly sql: string }[] = [
  {
    check: 'what a day’s messages used is the sum of their parts and prices',
    sql: `with counted as (
            select mutual_id, counted_on as day, 'parts' as unit, sum(coalesce(parts, 1)) as used
            from outbox where counted_on is not null group by mutual_id, counted_on
            union all
            select mutual_id, counted_on, cost_currency, sum(cost)
            from outbox where counted_on is not null and cost is not null
            group by mutual_id, counted_on, cost_currency
            union all
            select mutual_id, counted_on, cost_currency || ' per part',
              max((cost + coalesce(parts, 1) - 1) / coalesce(parts, 1))
            from outbox where counted_on is not null and cost is not null
            group by mutual_id, counted_on, cost_currency
            union all
            select mutual_id, counted_on, 'unpriced parts', sum(coalesce(parts, 1))
            from outbox where counted_on is not null and cost is null
              and state not in ('failed', 'cancelled')
            group by mutual_id, counted_on)
          select coalesce(counted.mutual_id, sms_use.mutual_id) || ' '
              || coalesce(counted.day, sms_use.day) || ' ' || coalesce(counted.unit, sms_use.unit) as what
          from counted full join sms_use
            on sms_use.mutual_id = counted.mutual_id and sms_use.day = counted.day
            and sms_use.unit = counted.unit
          where coalesce(counted.used, 0) <> coalesce(sms_use.used, 0)`,
  },
]
