import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { newNumberDigits, SHORT_NUMBERS_MAX } from '../../src/core/member-number.ts'
import { countShortNumbers } from '../../src/store/membership/member-numbers.ts'
import type { Store } from '../../src/store/store.ts'
import { describeWorlds } from '../world.ts'

describeWorlds('numbers that are taken', (begin) => {
  /** Takes `count` numbers of eight digits from one on, and as many of ten. */
  function take(store: Store, from: number, count: number): Promise<unknown> {
    return store.write((tx) =>
      sql`with recursive taken (n) as (
            select ${sql.lit(from)} union all
            select n + 1 from taken where n + 1 < ${sql.lit(from + count)})
          insert into member_number (number, mutual_id)
            select cast(10000000 + n as text), 'umoja' from taken
            union all select cast(1000000000 + n as text), 'umoja' from taken`.execute(tx),
    )
  }

  it('are counted while short ones are given out, and no further', async () => {
    const { store } = await begin()
    const count = () => store.read(countShortNumbers)
    await take(store, 0, 10)
    expect(await count()).toBe(10)
    await take(store, 10, SHORT_NUMBERS_MAX - 10)
    expect(newNumberDigits(await count())).toBe(7)
    await take(store, SHORT_NUMBERS_MAX, 500)
    expect(await count()).toBe(SHORT_NUMBERS_MAX + 1)
    expect(newNumberDigits(await count())).toBe(9)
  })
})
