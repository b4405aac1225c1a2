import { fullFrom } from '../contributions/steps.ts'
import { subsidiesOf } from '../contributions/subsidy.ts'
import { termsBegun } from '../contributions/terms.ts'
import { type CivilDate, laterOf, plusDays } from '../dates.ts'
import { closingContribution } from './rights.ts'
import { readStanding, type StandingFacts, type State } from './standing.ts'

/** Why a state turned: what happened on that day, or what the statutes say of what did not. */
export type TurnCause =
  | { readonly kind: 'joined' | 'decided' | 'paid' | 'taken-back' | 'waiting-over' | 'statutes' }
  /** A contribution that is not settled in time. */
  | { readonly kind: 'unpaid'; readonly startsOn: CivilDate; readonly endsOn: CivilDate }

/** A day on which a membership's state is another than on the day before. */
export type Turn = { readonly on: CivilDate; readonly state: State; readonly cause: TurnCause }

/**
 * Every turn of a membership's state from the first joining to `through`, oldest first, by what is
 * known now: applicant, waiting, active, grace, suspended and so on. Nobody stores them; they
 * follow from charges, money, days and decisions, so that each has a cause.
 */
export function turnsOf(facts: StandingFacts, through: CivilDate): Turn[] {
  const turns: Turn[] = []
  const days = new Set(daysThatMayTurn(facts, through))
  for (;;) {
    const [day] = [...days].sort()
    if (!day) return turns
    days.delete(day)
    const { standing } = readStanding(facts, day)
    const { state, waitingUntil } = standing
    // A waiting ends by itself, on a day that only now is known.
    const next = waitingUntil && plusDays(waitingUntil, 1)
    if (next && next > day && next <= through) days.add(next)
    if (state !== turns.at(-1)?.state) turns.push({ on: day, state, cause: causeOf(facts, day) })
  }
}

/** The days on which something begins, is late, is paid or is decided. */
function daysThatMayTurn(facts: StandingFacts, through: CivilDate): CivilDate[] {
  const terms = termsBegun(facts, through)
  const { account } = readStanding(facts, through)
  const charged = account.begun.flatMap((entry) => [
    entry.charge.startsOn,
    plusDays(entry.charge.dueOn, 1),
    plusDays(entry.lastDay, 1),
    ...(fullFrom(entry) ? [fullFrom(entry) as CivilDate] : []),
  ])
  const opened = terms.flatMap(({ joinedOn, end }) => [joinedOn, ...(end ? [end.on] : [])])
  const named = subsidiesOf(facts).flatMap(({ from, until }) => [from, until])
  const subsidised = named.flatMap((day) => (day ? [day, plusDays(day, 1)] : []))
  const days = [...charged, ...opened, ...subsidised, ...facts.payments.map(({ on }) => on)]
  const first = terms[0]?.joinedOn ?? facts.joinedOn
  return days.map((day) => laterOf(day, first)).filter((day) => day <= through)
}

function causeOf(facts: StandingFacts, on: CivilDate): TurnCause {
  const terms = termsBegun(facts, on)
  const isFirst = terms[0]?.joinedOn === on
  if (isFirst) return { kind: 'joined' }
  if (terms.some(({ joinedOn, end }) => joinedOn === on || end?.on === on))
    return { kind: 'decided' }
  const money = facts.payments.filter((payment) => payment.on === on)
  if (money.length > 0)
    return { kind: money.some(({ amount }) => amount < 0) ? 'taken-back' : 'paid' }
  const { standing, account } = readStanding(facts, on)
  if (standing.state === 'active') return { kind: 'waiting-over' }
  const closing = closingContribution(facts, account, on)?.charge
  if (!closing || (standing.state !== 'grace' && standing.state !== 'suspended'))
    return { kind: 'statutes' }
  return { kind: 'unpaid', startsOn: closing.startsOn, endsOn: closing.endsOn }
}
