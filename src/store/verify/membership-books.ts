/** What must not be in the life of memberships, in the form of `books.ts`. */
export const MEMBERSHIP_QUERIES: readonly { readonly check: string; readonly sql: string }[] = [
  {
    check: 'every membership ended by a change that was recorded, and as it says',
    sql: `with ends as (
            select mutual_id, number, on_date, kind, row_number() over (
                partition by mutual_id, number order by recorded_at desc, change_id desc) as newest
            from membership_change
            where kind in ('struck-off', 'resigned', 'deceased', 'transferred', 'stays', 'readmitted'))
          select member.mutual_id || ' ' || member.number as what
          from member left join ends
            on ends.mutual_id = member.mutual_id and ends.number = member.number and ends.newest = 1
          where coalesce(member.ended_on, '') <> case when ends.kind in ('stays', 'readmitted') then '' else coalesce(ends.on_date, '') end
             or coalesce(member.end_state, '') <> case when ends.kind in ('stays', 'readmitted') then '' else coalesce(ends.kind, '') end`,
  },
  {
    check: 'no charge begins after the end of a membership',
    sql: `select member.mutual_id || ' ' || member.number || ' ' || charge.starts_on as what
          from member join charge
            on charge.mutual_id = member.mutual_id and charge.number = member.number
          where charge.starts_on >= member.ended_on`,
  },
  {
    check: 'every service PIN was set by its member',
    sql: `select pin.mutual_id || ' ' || pin.number as what
          from service_pin as pin left join pin_event as event
            on event.mutual_id = pin.mutual_id and event.number = pin.number
            and event.kind = 'set' and event.made_at = pin.set_at
          where event.event_id is null`,
  },
  {
    check: 'every term of a membership follows from changes that were recorded',
    sql: `select mutual_id || ' ' || number as what from (
            select mutual_id, number, 1 as changes, on_date as begins, null as kept, 0 as terms, 0 as term
            from membership_change where kind = 'readmitted'
            union all
            select mutual_id, number, 0, null, readmitted_on, 0, 0 from member where readmitted_on is not null
            union all
            select mutual_id, number, 0, null, null, 1, term from membership_term) as sides
          group by mutual_id, number
          having coalesce(max(begins), '') <> coalesce(max(kept), '')
            or sum(changes) <> sum(terms) or sum(terms) <> max(term)
          union all
          select term.mutual_id || ' ' || term.number || ' ' || term.ended_on
          from membership_term as term where not exists (
            select 1 from membership_change where membership_change.mutual_id = term.mutual_id
              and membership_change.number = term.number and membership_change.kind = term.end_state
              and membership_change.on_date = term.ended_on)`,
  },
  {
    check: 'who is struck off or readmitted was proposed by one person and approved by another',
    sql: `select change.mutual_id || ' ' || change.number || ' ' || change.kind as what
          from membership_change as change
          left join proposal
            on proposal.mutual_id = change.mutual_id and proposal.proposal_id = change.proposal_id
          left join proposal_decision
            on proposal_decision.mutual_id = change.mutual_id
            and proposal_decision.proposal_id = change.proposal_id and proposal_decision.kind = 'approved'
          where change.kind in ('struck-off', 'readmitted') and (
            proposal.proposal_id is null or proposal_decision.decision_id is null
            or proposal.kind <> case change.kind when 'struck-off' then 'strike-off' else 'readmission' end
            or proposal.about <> change.number
            or proposal.proposed_by <> change.decided_by or proposal_decision.decided_by <> change.approved_by
            or lower(proposal.proposed_by) = lower(proposal_decision.decided_by)
            or proposal.proposed_phone = proposal_decision.decided_phone)`,
  },
  {
    check: 'every change of category was agreed on by two people, and is looked up',
    sql: `select change.mutual_id || ' ' || change.number || ' ' || change.on_date as what
          from membership_change as change
          left join proposal
            on proposal.mutual_id = change.mutual_id and proposal.proposal_id = change.proposal_id
            and proposal.kind = 'category'
          left join proposal_decision
            on proposal_decision.mutual_id = change.mutual_id
            and proposal_decision.proposal_id = change.proposal_id and proposal_decision.kind = 'approved'
          where change.kind = 'category' and (
            proposal.proposal_id is null or proposal_decision.decision_id is null
            or proposal.proposed_by <> change.decided_by or proposal_decision.decided_by <> change.approved_by
            or proposal.proposed_phone = proposal_decision.decided_phone)
          union all
          select member.mutual_id || ' ' || member.number from member
          where (member.recategorised = 1) <> (exists (
            select 1 from membership_change as change where change.mutual_id = member.mutual_id
              and change.number = member.number and change.kind = 'category'))`,
  },
  {
    check: 'what was approved about a member was done, and no other',
    sql: `select proposal.mutual_id || ' ' || proposal.proposal_id as what
          from proposal
          left join proposal_decision
            on proposal_decision.mutual_id = proposal.mutual_id
            and proposal_decision.proposal_id = proposal.proposal_id and proposal_decision.kind = 'approved'
          where proposal.kind in ('strike-off', 'readmission', 'write-off')
            and (proposal_decision.decision_id is not null) <> (exists (
                select 1 from membership_change where membership_change.mutual_id = proposal.mutual_id
                  and membership_change.proposal_id = proposal.proposal_id
                  and membership_change.kind = case proposal.kind when 'strike-off' then 'struck-off' else 'readmitted' end)
              or proposal.kind = 'write-off' and (proposal.mutual_id, proposal.proposal_id) in (
                select mutual_id, proposal_id from write_off where proposal_id is not null))`,
  },
  {
    check: 'every debt that was given up was proposed by one person and approved by another',
    sql: `select write_off.mutual_id || ' ' || write_off.number as what
          from write_off
          left join proposal
            on proposal.mutual_id = write_off.mutual_id and proposal.proposal_id = write_off.proposal_id
          left join proposal_decision
            on proposal_decision.mutual_id = write_off.mutual_id
            and proposal_decision.proposal_id = write_off.proposal_id and proposal_decision.kind = 'approved'
          where write_off.proposal_id is not null and (
            proposal.proposal_id is null or proposal_decision.decision_id is null
            or proposal.about <> write_off.number
            or proposal.proposed_by <> write_off.created_by or proposal_decision.decided_by <> write_off.approved_by)`,
  },
]
