import { instantOf, plusDays } from '../../core/dates.ts'
import type { Minor } from '../../core/money.ts'
import { shortNameOf } from '../../core/person-name.ts'
import type { Provider } from '../../core/statutes/statutes.ts'
import { loadProvider } from '../../store/coverage/checks.ts'
import { type CheckSeen, checksOfClinic } from '../../store/office/care.ts'
import { openVisitsOf } from '../../store/visits/visits.ts'
import type { ReadTx } from '../../store/store.ts'
import type { MutualDesk } from '../desk.ts'
import { owedTo } from './read-clinics.ts'

/** A question of a clinic, as its answer told it: of whom nothing was told, nothing stands here (D1). */
export type OwnCheck = Pick<CheckSeen, 'service_code' | 'answer' | 'asked_at' | 'visit_code'> &
  Pick<CheckSeen, 'number' | 'ordinal'> & {
    /** `Awa D.` */
    readonly name: string | null
    /** The code takes a bill today. */
    readonly isOpen: boolean
  }

/** What a clinic sees of itself when it opens the office. */
export type OwnClinicSeen = {
  readonly provider: Pick<Provider, 'name' | 'services'>
  readonly owed: Minor
  readonly checks: readonly OwnCheck[]
}

/** Open visits of a clinic that are looked at: more of one day and the last nobody has. */
const VISITS_MAX = 500

/** A clinic's questions of today, the latest first, and what it is owed; null where there is none such. */
export async function readOwnClinic(
  { tx, mutual, today }: MutualDesk<ReadTx>,
  code: string,
  limit: number,
): Promise<OwnClinicSeen | null> {
  const provider = await loadProvider(tx, mutual.code, code)
  if (!provider) return null
  const from = instantOf(today, '00:00', mutual.timeZone)
  const to = instantOf(plusDays(today, 1), '00:00', mutual.timeZone)
  const asked = { mutual: mutual.code, provider: code, from, to }
  const rows = await checksOfClinic(tx, asked, null, limit)
  const visits = await openVisitsOf(tx, mutual.code, code, today, VISITS_MAX)
  const open = new Set(visits.map(({ visitCode }) => visitCode))
  const checks = rows.map((row) => told(row, open.has(row.visit_code ?? '')))
  return { provider, owed: await owedTo(tx, mutual.code, code), checks }
}

function told(row: CheckSeen, isOpen: boolean): OwnCheck {
  const { service_code, answer, asked_at, visit_code, reason } = row
  const isTold = row.name !== null && reason !== null && !UNTOLD.has(reason)
  const { number, ordinal } = isTold ? row : { number: null, ordinal: null }
  const name = isTold && row.name !== null ? shortNameOf(row.name) : null
  return { service_code, answer, asked_at, visit_code, number, ordinal, name, isOpen }
}

/** Reasons with which nobody is named. */
const UNTOLD: ReadonlySet<string> = new Set(['P1', 'N1', 'N2'])
