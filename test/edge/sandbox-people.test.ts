import { expect, it } from 'vitest'
import { listPeople } from '../../src/app/staff/people.ts'
import { date } from '../../src/core/dates.ts'
import { standing } from '../../src/core/membership/standing.ts'
import { sandboxMembers } from '../../src/edge/sandbox/people.ts'
import { seedSandbox } from '../../src/edge/sandbox/seed.ts'
import { numbersAfter } from '../../src/store/mutuals/directory.ts'
import { loadHousehold } from '../../src/store/membership/households.ts'
import { makeFilePorts } from '../app/files-world.ts'
import { sqliteEngine } from '../store/stores.ts'
import { reading } from '../../src/app/desk.ts'

const { open } = sqliteEngine()

it('makes a sandbox whose people show every standing, each readable as a file', async () => {
  const ports = makeFilePorts(await open())
  await seedSandbox(ports)
  await seedSandbox(ports)
  const states = await ports.store.read(async (tx) => {
    const numbers = await numbersAfter(tx, 'umoja', null, 1000)
    const counts: Record<string, number> = {}
    for (const number of numbers) {
      const household = await loadHousehold(tx, 'umoja', number)
      const { state } = standing(household!.facts, date('2026-03-02'))
      counts[state] = (counts[state] ?? 0) + 1
    }
    return counts
  })
  const members = sandboxMembers.split('\n').filter((line) => line.includes(',member,')).length
  expect(members).toBeGreaterThanOrEqual(30)
  expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(members)
  for (const state of ['applicant', 'waiting', 'active', 'grace', 'suspended'])
    expect(states[state], state).toBeGreaterThanOrEqual(2)
})

it('lists first of each role somebody who has that role alone', async () => {
  const ports = makeFilePorts(await open())
  await seedSandbox(ports)
  const people = await reading(ports, (desk) => listPeople(desk))
  const roles = ['member', 'clinic', 'manager', 'association']
  for (const role of roles) {
    const first = people.find((person) => person.role === role)
    expect(first, role).toBeDefined()
    expect(people.filter(({ phone }) => phone === first?.phone)).toHaveLength(1)
  }
  const first = people.find(({ role }) => role === 'member')
  const household = await ports.store.read((tx) =>
    loadHousehold(tx, 'umoja', first?.number as never),
  )
  expect(standing(household!.facts, date('2026-03-02'))).toMatchObject({
    state: 'active',
    owed: 50000,
    waitingUntil: null,
  })
})
