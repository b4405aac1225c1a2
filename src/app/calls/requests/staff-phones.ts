import { invariant } from '../../../core/invariant.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { inMutual } from '../../desk.ts'
import { mayTryNumber } from '../../payments/try-number.ts'
import { closeEverywhere, phoneNamed } from '../../phones/close-own.ts'
import { closeAsColleague } from '../../phones/close-phone.ts'
import { proposeOpening } from '../../phones/open-phone.ts'
import { beginTry, endTry } from '../../signing/try-staff-pin.ts'
import type { Act, Asked, SlowAct } from './act.ts'
import { requestOf } from './staff-pin.ts'

/** A colleague's phone; who may is looked at again (`closeAsColleague`). */
export const closeColleague: Act<'close-phone'> = async (asked) => {
  const { call, asks } = asked
  const there = await mutualOf(asked, asks.mutual)
  const from = { from: call.phone, whose: { phone: asks.phone }, way: 'call' } as const
  const closed = await closeAsColleague(there, from)
  return closed.ok ? { ok: true, acts: closed.value.acts } : { ok: false, why: closed.refusal.code }
}

/** What is recorded of a proposal that was made on a call. */
const ASKED_ON_A_CALL = 'asked on a call'

export const askToOpen: Act<'open-phone'> = async (asked) => {
  const { call, asks } = asked
  const what = { ...asks, newPhone: null, reason: ASKED_ON_A_CALL, by: call.phone }
  const proposed = await proposeOpening(asked, what)
  if (!proposed.ok) return { ok: false, why: proposed.refusal.code }
  return { ok: true, proposal: proposed.value.proposal_id }
}

/**
 * The owner of a lost phone calls from any other. A PIN is compared also where there is none to
 * compare with, so that how long it takes tells nobody which phones have one; and each try counts as a
 * number that the calling phone has tried (R62).
 */
export const closeOwn: SlowAct<'close-own', boolean> = {
  before: async (asked) => {
    const { ports, call, asks } = asked
    const there = await mutualOf(asked, asks.mutual)
    const tried = { mutual: asks.mutual, phone: call.phone, on: there.today, found: false }
    if (!(await mayTryNumber(asked, tried))) return { kind: 'given', gives: 'too-many' }
    const phone = await phoneNamed(there, asks.whose)
    const request = requestOf(ports, call)
    const begun = phone ? await beginTry(asked, { phone, from: 'away', request }) : null
    const hash = begun?.kind === 'compare' ? begun.hash : null
    return { kind: 'work', work: () => compare(asked, hash) }
  },

  after: async (asked, isRight) => {
    const { call, asks } = asked
    const phone = await phoneNamed(await mutualOf(asked, asks.mutual), asks.whose)
    if (!phone) return 'no-match'
    if (isRight) {
      await endTry(asked, { phone, from: 'away' }, true)
      await closeEverywhere(asked, phone, call.phone)
      return 'closed'
    }
    return 'no-match'
  },
}

async function compare({ ports, asks }: Asked<'close-own'>, hash: string | null): Promise<boolean> {
  if (hash !== null) return ports.secrets.isPin(asks.pin, hash)
  await ports.secrets.hashPin(asks.pin)
  return false
}

async function mutualOf(asked: Asked<'close-phone' | 'close-own'>, code: string) {
  const books = await loadMutual(asked.tx, code)
  invariant(books, `no mutual ${code}`)
  return inMutual(asked, books.mutual)
}
