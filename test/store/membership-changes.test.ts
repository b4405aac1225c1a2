import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import {
  changesOfMember,
  insertMembershipChange,
  type RecordedChange,
} from '../../src/store/membership/membership-changes.ts'
import { describeWorlds, register, type World } from '../world.ts'

describeWorlds('what happened to a membership', (begin) => {
  it('is read back in the order of days, with whom it is about and who decided it', async () => {
    const { world, number } = await withMember()
    const left = change(world, number, { kind: 'person-left', ordinal: 2, on: date('2026-03-01') })
    const added = change(world, number, {
      ...{ kind: 'person-added', ordinal: 2, on: date('2026-02-01') },
      details: { name: 'Fatuma', waits: false, after: null },
    })
    await record(world, left, added)
    const read = await world.store.read((tx) => changesOfMember(tx, 'umoja', number))
    expect(read).toEqual([added, left])
  })

  it('is never changed or removed', async () => {
    const { world, number } = await withMember()
    await record(world, change(world, number, { kind: 'person-left', ordinal: 1 }))
    for (const act of [
      'update membership_change set cause = cause',
      'delete from membership_change',
    ]) {
      const changing = world.store.write((tx) => sql.raw(act).execute(tx))
      await expect(changing).rejects.toThrow(/is append-only/)
    }
  })

  async function withMember(): Promise<{ world: World; number: MemberNumber }> {
    const world = await begin()
    const [number] = await register(world, [{ name: 'Amina Otieno' }])
    return { world, number: number as MemberNumber }
  }
})

function change(
  { ports }: World,
  number: MemberNumber,
  given: Pick<RecordedChange, 'kind'> & Partial<RecordedChange>,
): RecordedChange {
  return {
    ...{ id: ports.ids.id(), number, ordinal: null, on: date('2026-03-02'), cause: 'asked' },
    ...{ decidedBy: 'Moses', approvedBy: null, proposal: null, details: null },
    ...{ recordedAt: ports.clock.now(), ...given },
  }
}

async function record({ store }: World, ...changes: readonly RecordedChange[]): Promise<void> {
  await store.write(async (tx) => {
    for (const one of changes) await insertMembershipChange(tx, 'umoja', one)
  })
}
