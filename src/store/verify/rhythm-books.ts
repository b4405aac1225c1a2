/** What must not be of periods that were bought at once, in the form of `books.ts`. */
export const RHYTHM_QUERIES: readonly { readonly check: string; readonly sql: string }[] = [
  {
    check: 'every discount stands in the books with its contribution',
    sql: `select discount.mutual_id || ' ' || discount.number || ' ' || discount.starts_on as what
          from discount left join charge
            on charge.mutual_id = discount.mutual_id and charge.number = discount.number
            and charge.kind = 'contribution' and charge.starts_on = discount.starts_on
          left join transfer as given
            on given.mutual_id = discount.mutual_id and given.journal_id = discount.journal_id
            and given.debit_account = '709'
          where charge.journal_id is null or charge.journal_id <> discount.journal_id
             or coalesce(given.amount, 0) <> discount.amount`,
  },
  {
    check: 'no contribution is for less without a rhythm that was bought',
    sql: `select transfer.mutual_id || ' ' || transfer.journal_id as what from transfer
          where transfer.debit_account = '709' and (transfer.mutual_id, transfer.journal_id) not in (
            select mutual_id, journal_id from discount)`,
  },
  {
    check: 'no rhythm takes more off than it was bought for, nor off more periods',
    sql: `select rhythm.mutual_id || ' ' || rhythm.number || ' ' || rhythm.receipt_id as what
          from rhythm join (
            select mutual_id, number, receipt_id, count(*) as periods, sum(amount) as amount
            from discount group by mutual_id, number, receipt_id) as given
            on given.mutual_id = rhythm.mutual_id and given.number = rhythm.number
            and given.receipt_id = rhythm.receipt_id
          where given.periods > rhythm.periods or given.amount > rhythm.discount`,
  },
  {
    check:
      'a rhythm counts while its receipt is worth its price, and its discounts are owed again after',
    sql: `select rhythm.mutual_id || ' ' || rhythm.number || ' ' || rhythm.receipt_id as what
          from rhythm
          left join (
            select mutual_id, number, receipt_id, sum(amount) as amount
            from payment group by mutual_id, number, receipt_id) as paid
            on paid.mutual_id = rhythm.mutual_id and paid.number = rhythm.number
            and paid.receipt_id = rhythm.receipt_id
          left join rhythm_end
            on rhythm_end.mutual_id = rhythm.mutual_id and rhythm_end.number = rhythm.number
            and rhythm_end.receipt_id = rhythm.receipt_id
          left join (
            select mutual_id, number, receipt_id, sum(amount) as amount
            from discount group by mutual_id, number, receipt_id) as given
            on given.mutual_id = rhythm.mutual_id and given.number = rhythm.number
            and given.receipt_id = rhythm.receipt_id
          left join transfer as owed
            on owed.mutual_id = rhythm_end.mutual_id and owed.journal_id = rhythm_end.journal_id
            and owed.credit_account = '709'
          where rhythm_end.on_date is null and coalesce(paid.amount, 0) < rhythm.price
             or rhythm_end.on_date is not null
               and (rhythm_end.amount <> coalesce(given.amount, 0)
                 or coalesce(owed.amount, 0) <> rhythm_end.amount)`,
  },
]
