import { setImmediate } from 'node:timers/promises'
import { instantOf, plusDays } from '../../core/dates.ts'
import { addToFigures, type Figures, noFigures } from '../../core/indicators/figures.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { hasMoreMembers } from '../../store/membership/arrears.ts'
import { loadHouseholds } from '../../store/membership/household-batch.ts'
import { numbersAfter } from '../../store/mutuals/directory.ts'
import { countByClinic, figuresOf, keepFigures } from '../../store/office/figures.ts'
import type { ReadTx } from '../../store/store.ts'
import type { OfficeFigures } from '../../store/tables/office.ts'
import { acting, dayIn, inMutual, type MutualDesk, reading } from '../desk.ts'
import type { Ports } from '../ports.ts'

/** Members judged in one go: some hundredths of a second, then others have their turn. */
const MEMBERS_PER_PAGE = 250

/** So few are judged while somebody waits for the page. */
const AT_ONCE_MAX = 500

const CARE_DAYS = 30

/**
 * Makes the figures of the office, in the night: each member is judged, so it takes a mutual of a million some
 * minutes, in which others are served.
 */
export async function makeFigures(ports: Ports, mutual: Mutual): Promise<void> {
  const today = await reading(ports, async ({ now }) => dayIn(mutual, now))
  let figures = noFigures(today)
  let after: MemberNumber | null = null
  for (;;) {
    const page = await ports.store.read((tx) => pageOf(tx, mutual, after))
    if (page.last === null) break
    for (const { facts } of page.households) figures = addToFigures(figures, facts, today)
    after = page.last
    await setImmediate()
  }
  await acting(ports, async (desk) => {
    const here = inMutual(desk, mutual)
    await keepFigures(desk.tx, mutual.code, await withClinics(here, figures), desk.now)
  })
}

async function pageOf(tx: ReadTx, { code }: Mutual, after: MemberNumber | null) {
  const numbers = await numbersAfter(tx, code, after, MEMBERS_PER_PAGE)
  return { last: numbers.at(-1) ?? null, households: await loadHouseholds(tx, code, numbers) }
}

async function withClinics(
  { tx, mutual, today }: MutualDesk<ReadTx>,
  figures: Figures,
): Promise<OfficeFigures> {
  const day = plusDays(today, -CARE_DAYS)
  const since = { day, at: instantOf(day, '00:00', mutual.timeZone) }
  return { ...figures, clinics: await countByClinic(tx, mutual.code, since) }
}

/**
 * The figures that were made in the night, with their moment. Before the first night a small mutual's are made
 * as they are asked for; null of a large one.
 */
export async function readFigures(
  desk: MutualDesk<ReadTx>,
): Promise<Awaited<ReturnType<typeof figuresOf>>> {
  const { tx, mutual, today, now } = desk
  const kept = await figuresOf(tx, mutual.code)
  if (kept || (await hasMoreMembers(tx, mutual.code, AT_ONCE_MAX))) return kept
  const numbers = await numbersAfter(tx, mutual.code, null, AT_ONCE_MAX)
  const households = await loadHouseholds(tx, mutual.code, numbers)
  const sum = (before: Figures, { facts }: (typeof households)[number]) =>
    addToFigures(before, facts, today)
  const figures = await withClinics(desk, households.reduce(sum, noFigures(today)))
  return { figures, at: now }
}
