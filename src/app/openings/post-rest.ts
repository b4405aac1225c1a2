import { setImmediate } from 'node:timers/promises'
import { instant } from '../../core/dates.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { loadBillables } from '../../store/books/billables.ts'
import { lockHouseholds } from '../../store/engine/dialect.ts'
import { loadMutual } from '../../store/mutuals/directory.ts'
import { openingOfMutual, overdueOpenings, unpostedAfter } from '../../store/openings/openings.ts'
import type { OpeningTable } from '../../store/tables/openings.ts'
import { postOpenings } from '../books/post-openings.ts'
import { acting, reading } from '../desk.ts'
import type { Ports } from '../ports.ts'

/** Households whose journals are posted in one write: some 50 ms. */
const JOURNALS_PER_WRITE = 500

/** Posts what a valid opening brought of households and is not in the books yet. */
export async function postRest(
  ports: Ports,
  key: Pick<OpeningTable, 'mutual_id' | 'opening_id'>,
  actor: string,
): Promise<number> {
  let posted = 0
  let after: MemberNumber | null = null
  for (;;) {
    const from: MemberNumber | null = after
    const numbers: MemberNumber[] = await ports.store.read((tx) =>
      unpostedAfter(tx, key, from, JOURNALS_PER_WRITE),
    )
    if (numbers.length === 0) return posted
    posted += await acting(ports, async ({ tx, now }) => {
      const books = await loadMutual(tx, key.mutual_id)
      await lockHouseholds(tx, key.mutual_id, numbers)
      const members = await loadBillables(tx, key.mutual_id, numbers)
      const poster = { newId: () => ports.ids.id(), at: now, actor }
      return postOpenings(tx, key.mutual_id, members, books?.closedThrough ?? null, poster)
    })
    after = numbers.at(-1) ?? null
    await setImmediate()
  }
}

/** The same for every mutual, once a second person has agreed to an opening. */
export async function postOpened(ports: Ports): Promise<void> {
  const mutuals = await reading(ports, ({ tx, now }) => overdueOpenings(tx, instant(now + 1)))
  for (const mutual of mutuals) {
    const opening = await reading(ports, ({ tx }) => openingOfMutual(tx, mutual))
    if (opening) await postRest(ports, opening, 'decision')
  }
}
