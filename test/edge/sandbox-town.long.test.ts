import { expect, it } from 'vitest'
import { liveTown } from '../../src/edge/sandbox/town/live.ts'
import { MAVUNO } from '../../src/edge/sandbox/town/statutes.ts'
import type { Town } from '../../src/edge/sandbox/town/town.ts'
import { figuresOf } from '../../src/store/office/figures.ts'
import { expectSound } from '../app/sound.ts'
import { sqliteEngine } from '../store/stores.ts'
import { makeWorld } from '../world.ts'

const { open } = sqliteEngine()

it('lives a year in which some drop out, clinics are paid, and an association ends', async () => {
  const world = makeWorld(await open())
  const town = await liveTown(world.ports, { households: 80, months: 14 })
  await expectSound(world)
  const { states, months, members, clinics } = (await world.store.read((tx) => figuresOf(tx, MAVUNO)))!.figures // prettier-ignore
  const share = (...some: readonly (keyof typeof states)[]) =>
    some.reduce((sum, state) => sum + (states[state] ?? 0), 0) / 80
  expect(share('active', 'grace')).toBeGreaterThan(0.5)
  expect(share('suspended', 'struck-off', 'resigned', 'deceased')).toBeGreaterThan(0.1)
  expect(share('struck-off')).toBeGreaterThan(0)
  const collected = new Map(months.map((one) => [one.month, one.collected]))
  for (const [good, bad] of [
    ['2025-08', '2025-09'],
    ['2026-02', '2026-01'],
    ['2025-08', '2025-05'],
  ] as const)
    // prettier-ignore
    expect(collected.get(good), good).toBeGreaterThan(1.3 * Number(collected.get(bad)))
  expect(new Set(members.map(({ states: of }) => JSON.stringify(of))).size).toBeGreaterThan(3)
  for (const one of clinics) expect(one.checks, one.code).toBeGreaterThan(0)
  const paid = await world.store.read((tx) =>
    tx.selectFrom('provider_payment').select('provider_code').distinct().execute(),
  )
  expect(paid).toHaveLength(3)
  const stays = await world.store.read(
    (tx) =>
    tx.selectFrom('association_member').select('ended_on').where('association_code', '=', 'kahawa').execute(), // prettier-ignore
  )
  expect(stays.length).toBeGreaterThan(0)
  expect(stays.every(({ ended_on: on }) => on !== null)).toBe(true)
  expect(town.strays.size).toBeGreaterThan(0)
}, 300_000)

it('is the same town whenever it is lived', async () => {
  const heads = async () => {
    const { ports }: Town = await liveTown(makeWorld(await open()).ports, { households: 10, months: 1 }) // prettier-ignore
    return ports.store.read((tx) => tx.selectFrom('chain').selectAll().execute())
  }
  expect(await heads()).toEqual(await heads())
}, 120_000)
