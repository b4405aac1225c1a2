import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { ACTS } from '../../../src/app/acts/all.ts'
import type { Store } from '../../../src/store/store.ts'
import { describeWorlds, register } from '../../world.ts'
import { doAct, type Texts, textsFor } from './walk.ts'

const NOBODYS = '82063627'

describe('the acts', () => {
  it('have names of their own, which say the thing first', () => {
    const names = ACTS.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*( [a-z-]+)*$/)
  })

  it.each(ACTS.map((act) => [act.name, act] as const))('say what %s is given', (_, act) => {
    expect(act.describe.length).toBeGreaterThan(10)
    for (const [name, field] of Object.entries(act.input)) {
      expect(name).toMatch(/^[a-z][A-Za-z]*$/)
      expect(field.describe.length, name).toBeGreaterThan(2)
    }
  })
})

const AMINA = {
  ...{ name: 'Amina Otieno', phone: '+254711000001', paidThrough: '2026-03-31' },
  family: [['Juma Otieno', 'child', '2015-01-02']],
} as const

describeWorlds('what an act is given', (begin) => {
  it('is refused with the name of the field where it is missing or cannot be read', async () => {
    const world = await begin()
    const [member = ''] = await register(world, [AMINA])
    for (const act of ACTS) {
      const good = textsFor(act, member)
      expect(await doAct(world, act, good), act.name).not.toHaveProperty('faults')
      const required = Object.keys(act.input).filter((field) => act.input[field]?.isRequired)
      const missing = required.map((field) => ({ field, given: null, why: 'is missing' }))
      const nothing = await doAct(world, act, {})
      if (required.length > 0) expect(nothing, act.name).toEqual({ kind: 'wrong', faults: missing })
      for (const field of Object.keys(good)) {
        const where = `${act.name}: ${field}`
        const bad = await doAct(world, act, { ...good, [field]: 'zz\u0007?' })
        expect(bad.kind === 'done' && act.kind === 'write', where).toBe(false)
        // What names nothing that there is, is a refusal of the act; the rest is a fault of the field.
        if (bad.kind !== 'wrong') continue
        expect(
          bad.faults.map((fault) => fault.field),
          where,
        ).toEqual([field])
        expect(bad.faults[0]?.why.length, where).toBeGreaterThan(5)
      }
    }
  })
})

/** Tables that keep the tries of those who may not: a refusal leaves a row there (R65). */
const TRIES = ['membership_change', 'staff_change', 'proposal_decision', 'application_decision']

/** What makes an act be refused, whatever else it is given. */
const OFF: readonly Texts[] = [
  { mutual: 'nowhere' },
  { by: 'Nobody Atall' },
  { number: NOBODYS },
  { person: `${NOBODYS}/1` },
  {},
]

describeWorlds('a refusal', (begin) => {
  it('leaves nothing behind but the tries of those who may not', async () => {
    const world = await begin()
    const [member = ''] = await register(world, [AMINA])
    const refused = new Set<string>()
    const count = await rowCounter(world.store)
    let before = await count()
    for (const act of ACTS.filter(({ kind }) => kind === 'write')) {
      for (const off of OFF) {
        if (Object.keys(off).some((field) => !(field in act.input))) continue
        const outcome = await doAct(world, act, { ...textsFor(act, member), ...off })
        const after = await count()
        if (outcome.kind === 'refused') {
          refused.add(act.name)
          expect(after, `${act.name} ${JSON.stringify(off)}`).toEqual(before)
        }
        before = after
      }
    }
    const writing = ACTS.filter(({ kind, input }) => kind === 'write' && 'by' in input).map(
      ({ name }) => name,
    )
    expect([...refused]).toEqual(expect.arrayContaining(writing))
  })
})

/** Counts how many rows each table has, but those of tries; all in one statement. */
async function rowCounter(store: Store) {
  const tables = await store.read((tx) => tx.introspection.getTables())
  const counts = tables
    .map(({ name }) => name)
    .filter((name) => !TRIES.includes(name))
    .map((name) => sql`(select count(*) from ${sql.table(name)}) as ${sql.id(name)}`)
  const all = sql<Readonly<Record<string, number>>>`select ${sql.join(counts)}`
  return () => store.read(async (tx) => (await all.execute(tx)).rows[0])
}
