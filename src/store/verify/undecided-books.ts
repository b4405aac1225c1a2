/** What must not be of the list of what waits for a decision, in the form of `books.ts`. */
export const UNDECIDED_QUERIES: readonly { readonly check: string; readonly sql: string }[] = [
  {
    check: 'what waits for a decision is what nobody has decided',
    sql: `with waits as (
            select mutual_id, 'proposal' as matter, proposal_id as matter_id from proposal
            where (mutual_id, proposal_id) not in (
              select mutual_id, proposal_id from proposal_decision where kind <> 'denied')
            union all
            select mutual_id, 'application', application_id from application
            where (mutual_id, application_id) not in (
              select mutual_id, application_id from application_decision where kind <> 'denied'))
          select coalesce(waits.mutual_id, undecided.mutual_id) || ' ' || coalesce(waits.matter, undecided.matter)
            || ' ' || coalesce(waits.matter_id, undecided.matter_id) as what
          from waits full join undecided
            on undecided.mutual_id = waits.mutual_id and undecided.matter = waits.matter
            and undecided.matter_id = waits.matter_id
          where waits.mutual_id is null or undecided.mutual_id is null`,
  },
]
