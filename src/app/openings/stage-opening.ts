import { setImmediate } from 'node:timers/promises'
import { type BroughtFault, openAccount } from '../../core/contributions/open-account.ts'
import { factsBefore, owedAt } from '../../core/contributions/opening.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { add, ZERO } from '../../core/money.ts'
import { loadBillables } from '../../store/books/billables.ts'
import type { BroughtTotals } from '../../store/openings/openings.ts'
import { type Bringing, stageHouseholds } from '../../store/openings/stage.ts'
import { unopenedAfter } from '../../store/membership/joinings.ts'
import type { Books } from '../../store/mutuals/directory.ts'
import type { ReadTx } from '../../store/store.ts'
import { acting, reading } from '../desk.ts'
import type { Ports } from '../ports.ts'
import { keepHold, type OpeningHeld } from './hold-opening.ts'
import type { OpeningFault } from './opening-row.ts'
import { type BroughtHousehold, householdFaults } from './read-brought.ts'
import type { CivilDate } from '../../core/dates.ts'

/** Households in one write: some 50 ms, so that no call waits long for it. */
const HOUSEHOLDS_PER_WRITE = 500

/** What an opening says of households, and what came of staging it. */
export type Staging = {
  readonly mutual: Books['mutual']
  readonly on: CivilDate
  readonly households: ReadonlyMap<MemberNumber, BroughtHousehold>
  /** The one household that is opened again; null for all. */
  readonly only: MemberNumber | null
  /** A dry run while an opening stands, as if that were taken back. */
  readonly inPlace: boolean
  /** Null for a dry run, which writes nothing. */
  readonly held: OpeningHeld | null
}

export type StagedHouseholds = {
  readonly faults: readonly OpeningFault[]
  readonly totals: BroughtTotals
  /** Households without a line that owe by the register alone. */
  readonly byRegister: BroughtTotals['owing']
}

/**
 * Works out what every household brings that joined before the opening, a page at a time, and stages
 * it. A household that an earlier, cut try has staged is passed over. After the first fault nothing
 * more is staged, and every fault is told.
 */
export async function stageOpening(ports: Ports, staging: Staging): Promise<StagedHouseholds> {
  const sum = new Sum()
  let after: MemberNumber | null = null
  for (;;) {
    const from: MemberNumber | null = after
    const page = await onePage(ports, staging, from, sum.faults.length === 0)
    if (!page) return sum
    sum.add(page, staging)
    after = page.last
    await setImmediate()
  }
}

type Page = {
  readonly last: MemberNumber
  readonly bringing: readonly Bringing[]
  readonly faults: readonly OpeningFault[]
}

async function onePage(
  ports: Ports,
  staging: Staging,
  after: MemberNumber | null,
  isFaultless: boolean,
): Promise<Page | null> {
  const { held } = staging
  if (!held || !isFaultless) return reading(ports, ({ tx }) => workOut(tx, staging, after))
  return acting(ports, async (desk) => {
    await keepHold(desk, held)
    const page = await workOut(desk.tx, staging, after)
    if (page?.faults.length === 0) await stageHouseholds(desk.tx, held.key, page.bringing)
    return page
  })
}

async function workOut(
  tx: ReadTx,
  { mutual: { code: mutual, currency }, on, only, inPlace, households }: Staging,
  after: MemberNumber | null,
): Promise<Page | null> {
  const opens = { mutual, on, only, inPlace }
  const numbers = await unopenedAfter(tx, opens, after, HOUSEHOLDS_PER_WRITE)
  const last = numbers.at(-1)
  if (!last) return null
  const bringing: Bringing[] = []
  const faults: OpeningFault[] = []
  for (const { number, facts } of await loadBillables(tx, mutual, numbers)) {
    const said = households.get(number)
    const opened = openAccount(factsBefore(facts, on), on, said?.brought ?? { kind: 'register' })
    if (opened.ok) bringing.push({ number, opening: opened.opening })
    else faults.push(...told(said, opened.faults, on, currency))
  }
  return { last, bringing, faults }
}

function told(
  said: BroughtHousehold | undefined,
  faults: readonly BroughtFault[],
  on: CivilDate,
  currency: Books['mutual']['currency'],
): OpeningFault[] {
  return said ? householdFaults(said, faults, on, currency) : []
}

const NOBODY = { count: 0, amount: ZERO }

class Sum implements StagedHouseholds {
  readonly faults: OpeningFault[] = []
  totals: BroughtTotals = { households: 0, owing: NOBODY, ahead: NOBODY }
  byRegister: BroughtTotals['owing'] = NOBODY

  add({ bringing, faults }: Page, { households }: Staging): void {
    this.faults.push(...faults)
    for (const { number, opening } of bringing) {
      const owed = owedAt(opening)
      const { totals } = this
      this.totals = {
        households: totals.households + 1,
        owing: owed > 0 ? plusOne(totals.owing, owed) : totals.owing,
        ahead: opening.credit > 0 ? plusOne(totals.ahead, opening.credit) : totals.ahead,
      }
      if (owed > 0 && !households.has(number)) this.byRegister = plusOne(this.byRegister, owed)
    }
  }
}

function plusOne({ count, amount }: BroughtTotals['owing'], more: typeof amount) {
  return { count: count + 1, amount: add(amount, more) }
}
