/** What must not be of phones that were closed and PINs of the staff, in the form of `books.ts`. */
export const PHONE_QUERIES: readonly { readonly check: string; readonly sql: string }[] = [
  {
    check: 'every phone that was closed is opened or replaced only by two people',
    sql: `select opening.mutual_id || ' ' || opening.closing_number as what
          from phone_opening as opening
          join phone_closing as closing
            on closing.mutual_id = opening.mutual_id and closing.closing_number = opening.closing_number
          left join proposal
            on proposal.mutual_id = opening.mutual_id and proposal.proposal_id = opening.proposal_id
          left join proposal_decision
            on proposal_decision.mutual_id = opening.mutual_id
            and proposal_decision.proposal_id = opening.proposal_id and proposal_decision.kind = 'approved'
          where proposal.proposal_id is null or proposal_decision.decision_id is null
             or proposal.about <> 'phone ' || closing.phone
             or proposal.kind <> case when opening.new_phone is null then 'open-phone' else 'replace-phone' end
             or proposal.proposed_phone = proposal_decision.decided_phone
             or lower(proposal.proposed_by) = lower(proposal_decision.decided_by)`,
  },
  {
    check: 'every service PIN of the staff was set by its owner',
    sql: `select 'set at ' || pin.set_at as what
          from staff_pin as pin left join staff_pin_event as event
            on event.phone = pin.phone and event.kind = 'set' and event.made_at = pin.set_at
          where event.event_id is null`,
  },
  {
    check: 'no sign-in outlives the closing of its phone',
    sql: `select session.session_id as what
          from staff_session as session join phone_closing as closing on closing.phone = session.phone
          where session.begun_at <= closing.closed_at and session.ends_at > closing.closed_at
            and (session.ended_at is null or session.ended_at > closing.closed_at)`,
  },
  {
    check: 'every act of somebody who was signed in was done while the sign-in or the token held',
    sql: `select signed_act.signed_id as what
          from signed_act join staff_session as session on session.session_id = signed_act.session_id
          where signed_act.phone <> session.phone or signed_act.done_at < session.begun_at
             or signed_act.done_at >= session.ends_at or signed_act.done_at > session.ended_at
          union all
          select signed_act.signed_id
          from signed_act join staff_token as token on token.token_id = signed_act.token_id
          where signed_act.phone <> token.made_phone or signed_act.done_at < token.made_at
             or signed_act.done_at >= token.ends_at or signed_act.done_at > token.ended_at
          union all
          select look.look_id
          from office_look as look join staff_session as session on session.session_id = look.session_id
          where look.phone <> session.phone or look.looked_at < session.begun_at
             or look.looked_at >= session.ends_at or look.looked_at > session.ended_at`,
  },
]
