import { type CivilDate, civilDateAt, laterOf } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Minor } from '../../core/money.ts'
import { isSamePerson } from '../../core/person-name.ts'
import { done, type Refusal, refused, type Result } from '../../core/refusals.ts'
import { decideLetter, letterNumber, letterState } from '../../core/visits/letter.ts'
import { loadProvider } from '../../store/coverage/checks.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { lockHousehold } from '../../store/engine/dialect.ts'
import { mutualOfNumber } from '../../store/membership/households.ts'
import {
  decideOnLetter,
  insertLetter,
  type Letter,
  letterFacts,
  loadLetter,
} from '../../store/visits/letters.ts'
import { nextInSeries } from '../../store/payments/receipts.ts'
import type { ReadTx, Tx } from '../../store/store.ts'
import { loadCoverageFacts } from '../coverage/coverage-facts.ts'
import { type Desk, inMutual, type MutualDesk } from '../desk.ts'

export type LetterAsked = {
  readonly number: MemberNumber
  readonly ordinal: number
  readonly provider: string
  readonly service: string
  /** The most that one bill is paid under it; more than zero. */
  readonly amount: Minor
  /** Days are inclusive. Null: from today. */
  readonly from: CivilDate | null
  readonly to: CivilDate
}

/**
 * Issues a guarantee letter: a promise to a provider to pay one bill of a person for a service up to
 * an amount (R46). Refused for a person who fails conditions 2 to 6 on its first day. Over the limit
 * of the statutes it counts only once a second person has approved it (R65).
 */
export async function issueLetter(
  { tx, now }: Desk,
  asked: LetterAsked,
  by: string,
): Promise<Result<Letter>> {
  const { number, ordinal } = asked
  const code = await mutualOfNumber(tx, number)
  const books = code ? await loadMutual(tx, code) : null
  if (!books) return refused({ code: 'unknown-number', number })
  const { mutual } = books
  const today = civilDateAt(now, mutual.timeZone)
  await lockHousehold(tx, mutual.code, number)
  const decided = await foreseeLetter({ tx, mutual, today }, asked)
  if (!decided.ok) return decided
  const letter = {
    mutual_id: mutual.code,
    letter_number: await nextLetterNumber(tx, mutual.code, today),
    number,
    ordinal,
    provider_code: asked.provider,
    service_code: asked.service,
    amount: asked.amount,
    valid_from: asked.from ?? today,
    valid_to: asked.to,
    issued_by: by,
    issued_at: now,
    needs_approval: decided.value.needsApproval ? (1 as const) : (0 as const),
    approved_by: null,
    approved_at: null,
    withdrawn_by: null,
    withdrawn_at: null,
  }
  await insertLetter(tx, letter)
  return done({ ...letter, used: false })
}

/** Whether a letter can be issued, and whether it then waits for a second person; nothing is written. */
export async function foreseeLetter(
  { tx, mutual, today }: Pick<MutualDesk<ReadTx>, 'tx' | 'mutual' | 'today'>,
  asked: LetterAsked,
): Promise<Result<{ readonly needsApproval: boolean }>> {
  const { provider, to, from } = { ...asked, from: asked.from ?? today }
  if (to < from || to < today) return refused({ code: 'letter-span', from, to })
  if (!(await loadProvider(tx, mutual.code, provider))) {
    return refused({ code: 'unknown-provider', provider })
  }
  return decideFor(tx, mutual.code, asked, laterOf(from, today))
}

type LetterNamed = { readonly mutual: string; readonly letter: string }

/**
 * Approves a letter over the limit of the statutes: a second person (R65), and only while the
 * person it is for still passes conditions 2 to 6 (R46).
 */
export async function approveLetter(
  desk: Desk,
  asked: LetterNamed,
  by: string,
): Promise<Result<Letter>> {
  return onLetter(desk, asked, async ({ ports, tx, now, mutual, today }, letter) => {
    const { letter_number } = letter
    const state = letterState(letterFacts(letter), today)
    if (letter.needs_approval === 0 || letter.approved_at !== null) {
      return { code: 'letter-approved', letter: letter_number }
    }
    if (state !== 'unapproved') return { code: 'letter-closed', letter: letter_number, state }
    if (isSamePerson(by, letter.issued_by)) {
      ports.log.warn('decision-refused', { mutual: mutual.code, about: 'letter' })
      return { code: 'same-person', by }
    }
    const { provider_code: provider, service_code: service } = letter
    const subject = { ...letter, provider, service }
    const first = laterOf(letter.valid_from, today)
    const decided = await decideFor(tx, mutual.code, subject, first)
    if (!decided.ok) return decided.refusal
    await decideOnLetter(tx, letter, 'approved', by, now)
    return null
  })
}

/** Takes back a letter that no bill has used. */
export async function withdrawLetter(
  desk: Desk,
  asked: LetterNamed,
  by: string,
): Promise<Result<Letter>> {
  return onLetter(desk, asked, async ({ tx, now, today }, letter) => {
    const state = letterState(letterFacts(letter), today)
    if (state === 'withdrawn' || state === 'used') {
      return { code: 'letter-closed', letter: letter.letter_number, state }
    }
    await decideOnLetter(tx, letter, 'withdrawn', by, now)
    return null
  })
}

/** Does something to a letter under the lock of its household, and returns it as it is then. */
async function onLetter(
  desk: Desk,
  { mutual, letter: letterNumber }: LetterNamed,
  act: (desk: MutualDesk, letter: Letter) => Promise<Refusal | null>,
): Promise<Result<Letter>> {
  const { tx } = desk
  const books = await loadMutual(tx, mutual)
  if (!books) return refused({ code: 'unknown-mutual', mutual })
  const found = await loadLetter(tx, mutual, letterNumber)
  if (!found) return refused({ code: 'unknown-letter', letter: letterNumber })
  await lockHousehold(tx, mutual, found.number)
  const letter = (await loadLetter(tx, mutual, letterNumber)) ?? found
  const refusal = await act(inMutual(desk, books.mutual), letter)
  if (refusal) return refused(refusal)
  return done((await loadLetter(tx, mutual, letterNumber)) ?? letter)
}

async function decideFor(
  tx: ReadTx,
  mutual: string,
  asked: Pick<LetterAsked, 'number' | 'ordinal' | 'provider' | 'service' | 'amount'>,
  on: CivilDate,
): Promise<Result<{ readonly needsApproval: boolean }>> {
  const { number, ordinal, provider, service } = asked
  const question = { mutual, provider, subject: { number, ordinal }, service }
  const { facts } = await loadCoverageFacts(tx, question, on)
  return decideLetter({ ...facts, service }, on, asked.amount)
}

/** Taken last, so that a refusal leaves no gap. */
async function nextLetterNumber(tx: Tx, mutual: string, today: CivilDate): Promise<string> {
  const year = today.slice(0, 4)
  return letterNumber(mutual, year, await nextInSeries(tx, mutual, `letter-${year}`))
}
