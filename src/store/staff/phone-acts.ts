import { sql } from 'kysely'
import type { Instant } from '../../core/dates.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { type Minor, minor } from '../../core/money.ts'
import type { ReadTx } from '../store.ts'

/**
 * Something that was done from a phone, or in its owner's name. `sms` and `call` are messages and
 * calls themselves, `signed` what somebody set out to do who was signed in with it; the others what came of them. `amount` in minor units, of cash, bills and
 * corrections.
 */
export type PhoneAct = {
  readonly at: Instant
  readonly what: PhoneActKind
  /** A receipt, a proposal, a visit code, a member number, or what a message was understood as. */
  readonly about: string
  readonly amount: Minor | null
}

const PHONE_ACT_KINDS = [
  'cash',
  'proposed',
  'decided',
  'application',
  'checked',
  'billed',
  'reminded',
  'signed',
  'sms',
  'call',
] as const

export type PhoneActKind = (typeof PHONE_ACT_KINDS)[number]

/** Rows of one kind in a list that a person reads. */
const ROWS_MAX = 500

type Asked = {
  readonly mutual: string
  readonly phone: PhoneNumber
  /** The name that its owner answers by, for what is kept under the name alone. */
  readonly name: string
  readonly since: Instant
}

/** What was done from a phone since an instant, newest first; of these kinds, or of all. */
export async function phoneActs(
  tx: ReadTx,
  asked: Asked,
  kinds: readonly PhoneActKind[] = PHONE_ACT_KINDS,
): Promise<PhoneAct[]> {
  const acts: PhoneAct[] = []
  for (const kind of kinds) acts.push(...(await LOADERS[kind](tx, asked)))
  return acts.sort((a, b) => b.at - a.at)
}

type Loader = (tx: ReadTx, asked: Asked) => Promise<PhoneAct[]>

const cash: Loader = async (tx, { mutual, phone, since }) => {
  const rows = await tx
    .selectFrom('cash_receipt')
    .innerJoin('cash_box', (join) =>
      join
        .onRef('cash_box.mutual_id', '=', 'cash_receipt.mutual_id')
        .onRef('cash_box.box', '=', 'cash_receipt.box'),
    )
    .innerJoin('receipt', (join) =>
      join
        .onRef('receipt.mutual_id', '=', 'cash_receipt.mutual_id')
        .onRef('receipt.receipt_id', '=', 'cash_receipt.receipt_id'),
    )
    .select(['receipt.created_at as at', 'receipt.receipt_number as about', 'receipt.amount'])
    .where('cash_receipt.mutual_id', '=', mutual)
    .where('cash_box.phone', '=', phone)
    .where('receipt.created_at', '>=', since)
    .orderBy('receipt.created_at', 'desc')
    .limit(ROWS_MAX)
    .execute()
  return rows.map(({ amount, ...row }) => ({ ...row, what: 'cash', amount: minor(amount) }))
}

const proposed: Loader = async (tx, { mutual, phone, since }) => {
  const rows = await tx
    .selectFrom('proposal')
    .select(['proposed_at as at', 'proposal_id', 'kind', 'about'])
    .where('mutual_id', '=', mutual)
    .where('proposed_phone', '=', phone)
    .where('proposed_at', '>=', since)
    .orderBy('proposed_at', 'desc')
    .limit(ROWS_MAX)
    .execute()
  return rows.map(({ at, proposal_id: id, kind, about }) => {
    return { at, what: 'proposed', about: `P${id} ${kind} ${about}`, amount: null }
  })
}

const decided: Loader = async (tx, { mutual, phone, since }) => {
  const rows = await tx
    .selectFrom('proposal_decision')
    .select(['decided_at as at', 'proposal_id', 'kind'])
    .where('mutual_id', '=', mutual)
    .where('decided_phone', '=', phone)
    .where('decided_at', '>=', since)
    .orderBy('decided_at', 'desc')
    .limit(ROWS_MAX)
    .execute()
  return rows.map(({ at, proposal_id: id, kind }) => {
    return { at, what: 'decided', about: `P${id} ${kind}`, amount: null }
  })
}

const applications: Loader = async (tx, { mutual, phone, since }) => {
  const rows = await tx
    .selectFrom('application_decision')
    .select(['decided_at as at', 'application_id', 'kind'])
    .where('mutual_id', '=', mutual)
    .where('decided_phone', '=', phone)
    .where('decided_at', '>=', since)
    .orderBy('decided_at', 'desc')
    .limit(ROWS_MAX)
    .execute()
  return rows.map(({ at, application_id: id, kind }) => {
    return { at, what: 'application', about: `A${id} ${kind}`, amount: null }
  })
}

const checked: Loader = async (tx, { mutual, phone, since }) => {
  const rows = await tx
    .selectFrom('coverage_check')
    .select(['asked_at as at', 'number', 'answer', 'visit_code'])
    .where('mutual_id', '=', mutual)
    .where('asked_by', '=', phone)
    .where('asked_at', '>=', since)
    .orderBy('asked_at', 'desc')
    .limit(ROWS_MAX)
    .execute()
  return rows.map(({ at, number, answer, visit_code: code }) => {
    const about = [number ?? 'nobody', answer, code].filter(Boolean).join(' ')
    return { at, what: 'checked', about, amount: null }
  })
}

const billed: Loader = async (tx, { mutual, phone, since }) => {
  const rows = await tx
    .selectFrom('bill')
    .select(['billed_at as at', 'visit_code as about', 'amount'])
    .where('mutual_id', '=', mutual)
    .where('billed_by', '=', phone)
    .where('billed_at', '>=', since)
    .orderBy('billed_at', 'desc')
    .limit(ROWS_MAX)
    .execute()
  return rows.map(({ amount, ...row }) => ({ ...row, what: 'billed', amount: minor(amount) }))
}

const reminded: Loader = async (tx, { mutual, name, since }) => {
  const rows = await tx
    .selectFrom('reminder')
    .select(['queued_at as at', 'number as about'])
    .where('mutual_id', '=', mutual)
    .where(sql<boolean>`lower(asked_by) = lower(${name})`)
    .where('queued_at', '>=', since)
    .orderBy('queued_at', 'desc')
    .limit(ROWS_MAX)
    .execute()
  return rows.map((row) => ({ ...row, what: 'reminded', amount: null }))
}

/** By which door, and by which sign-in or token; what was not let in too. */
const signed: Loader = async (tx, { mutual, phone, since }) => {
  const rows = await tx
    .selectFrom('signed_act')
    .select(['done_at as at', 'act', 'door', 'session_id', 'denied'])
    .where('phone', '=', phone)
    .where((where) => where.or([where('mutual_id', '=', mutual), where('mutual_id', 'is', null)]))
    .where('done_at', '>=', since)
    .orderBy('done_at', 'desc')
    .limit(ROWS_MAX)
    .execute()
  return rows.map(({ at, act, door, session_id: session, denied }) => {
    const by = session === null ? 'by a token' : `by sign-in ${session}`
    const about = `${act}, ${door}, ${by}${denied === null ? '' : `: ${denied}`}`
    return { at, what: 'signed', about, amount: null }
  })
}

/** Whatever mutual they were about, which a message does not say. */
const messages: Loader = async (tx, { phone, since }) => {
  const rows = await tx
    .selectFrom('inbox')
    .select(['received_at as at', 'outcome'])
    .where('sender', '=', phone)
    .where('received_at', '>=', since)
    .orderBy('received_at', 'desc')
    .limit(ROWS_MAX)
    .execute()
  return rows.map(({ at, outcome }) => {
    return { at, what: 'sms', about: outcome ?? 'not answered yet', amount: null }
  })
}

const calls: Loader = async (tx, { phone, since }) => {
  const rows = await tx
    .selectFrom('dialog')
    .select(['updated_at as at', 'service_code as about'])
    .where('phone', '=', phone)
    .where('updated_at', '>=', since)
    .orderBy('updated_at', 'desc')
    .limit(ROWS_MAX)
    .execute()
  return rows.map((row) => ({ ...row, what: 'call', amount: null }))
}

const LOADERS: Readonly<Record<PhoneActKind, Loader>> = {
  ...{ cash, proposed, decided, application: applications, checked, billed, reminded },
  ...{ signed, sms: messages, call: calls },
}
