import { setImmediate } from 'node:timers/promises'
import { instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { lockHouseholds } from '../../store/engine/dialect.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import {
  overdueOpenings,
  type UnpostedHousehold,
  unpostedAfter,
} from '../../store/openings/openings.ts'
import { postUnposted } from '../books/post-openings.ts'
import { acting, reading } from '../desk.ts'
import type { Ports } from '../ports.ts'

/** Households whose journals are posted in one write: some 50 ms. */
const JOURNALS_PER_WRITE = 500

/**
 * Posts what valid openings of a mutual brought of households, or that it was taken back, and is not in
 * the books yet.
 */
export async function postRest(ports: Ports, mutual: string, actor: string): Promise<number> {
  let posted = 0
  let after: MemberNumber | null = null
  for (;;) {
    const from: MemberNumber | null = after
    const page: UnpostedHousehold[] = await ports.store.read((tx) =>
      unpostedAfter(tx, mutual, from, JOURNALS_PER_WRITE),
    )
    if (page.length === 0) return posted
    posted += await acting(ports, async ({ tx, now }) => {
      const books = await loadMutual(tx, mutual)
      const numbers = page.map(({ number }) => number)
      await lockHouseholds(tx, mutual, numbers)
      const poster = { newId: () => ports.ids.id(), at: now, actor }
      return postUnposted(tx, mutual, page, books?.closedThrough ?? null, poster)
    })
    after = page.at(-1)?.number ?? null
    await setImmediate()
  }
}

/** The same for every mutual, once a second person has agreed to an opening or to take one back. */
export async function postOpened(ports: Ports): Promise<void> {
  const mutuals = await reading(ports, ({ tx, now }) => overdueOpenings(tx, instant(now + 1)))
  for (const mutual of mutuals) await postRest(ports, mutual, 'decision')
}
