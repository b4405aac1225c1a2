import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { chanceOf, type Chance } from '../../src/simulators/kernel/chance.ts'
import { mpesaWorld } from './mpesa-world.ts'

const SEEDS = 60
const ACTS = 30
const MINUTE_MS = 60_000
const PHONES = ['254711000222', '254711000333', '254711000444', '254110000555']
const ANSWERS = ['pin', 'pin', 'pin', 'wrong-pin', 'refuse', 'no-funds', 'ignore', 'expire']

type World = Awaited<ReturnType<typeof mpesaWorld>>
type Movement = { kind: string; receipt: string; amount: string; of: string | null }

/** What people and a service do on some days, all of it from the seed. */
const DOINGS: readonly ((world: World, chance: Chance) => Promise<unknown>)[] = [
  async (world, chance) => {
    await world.refreshToken().catch(() => undefined)
    const PhoneNumber = chance.pick(PHONES)
    return world.push({ PhoneNumber, PartyA: PhoneNumber, Amount: 1 + chance.below(2_000) })
  },
  async (world, chance) => {
    const prompts = (await world.control('GET', 'prompts')) as { id: string }[]
    if (prompts.length === 0) return
    return world.control('POST', `prompts/${chance.pick(prompts).id}`, {
      answer: chance.pick(ANSWERS),
    })
  },
  (world, chance) =>
    world.control('POST', 'pay-bill', {
      phone: chance.pick(PHONES),
      account: chance.pick(['41073511', 'mh 0042719', '', 'GIFT']),
      amount: String(1 + chance.below(3_000)),
    }),
  async (world, chance) => {
    const receipts = world.simulator.world.state.money.filter(({ kind }) => kind === 'push')
    if (receipts.length === 0) return
    return world.control('POST', 'reverse', { receipt: chance.pick(receipts).receipt })
  },
  (world, chance) => world.pass(chance.below(600) * MINUTE_MS),
]

async function days(seed: number): Promise<World> {
  const world = await mpesaWorld({ seed })
  const chance = chanceOf({ drawn: seed })
  await world.register(seed % 2 === 0 ? 'v1' : 'v2')
  await world.control('POST', 'weather', { answers: 0.1, callbacks: 0.5 })
  for (let act = 0; act < ACTS; act += 1) {
    // An answer that is no JSON, or none, is the weather's.
    await chance
      .pick(DOINGS)(world, chance)
      .catch(() => undefined)
  }
  await world.pass(24 * 60 * MINUTE_MS)
  return world
}

const hundredths = (amount: string | undefined) =>
  Math.round(Number((amount || '0').replaceAll(',', '')) * 100)
const sum = (amounts: readonly number[]) => amounts.reduce((total, each) => total + each, 0)

describe('days of seeds', () => {
  it('are the same for the same seed, and others for another', async () => {
    const [first, again, other] = await Promise.all([days(1), days(1), days(2)])
    expect(JSON.stringify(again?.simulator.world.state)).toBe(
      JSON.stringify(first?.simulator.world.state),
    )
    expect(JSON.stringify(other?.simulator.world.state)).not.toBe(
      JSON.stringify(first?.simulator.world.state),
    )
  })

  it('lose and double no money: truth, balance, statement and notices agree', async () => {
    let payments = 0
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const world = await days(seed)
      const { movements, accounts } = (await world.control('GET', 'truth')) as {
        movements: Movement[]
        accounts: { balance: string }[]
      }
      payments += movements.length
      const receipts = movements.map(({ receipt }) => receipt)
      expect(new Set(receipts).size, `seed ${seed}`).toBe(receipts.length)
      const total = sum(movements.map(({ amount }) => hundredths(amount)))
      expect(hundredths(accounts[0]?.balance), `seed ${seed}`).toBe(total)
      expect(
        statementTotal((await world.raw('GET', '/simulator/statement')).body),
        `seed ${seed}`,
      ).toBe(total)
      for (const told of receiptsTold(world)) expect(receipts, `seed ${seed}`).toContain(told)
      const reversed = movements.filter(({ kind }) => kind === 'reversal').map(({ of }) => of)
      expect(new Set(reversed).size, `seed ${seed}`).toBe(reversed.length)
      expect(world.simulator.nextDue(), `seed ${seed}`).toBeNull()
    }
    expect(payments).toBeGreaterThan(SEEDS)
  })
})

function statementTotal(text: string): number {
  const table = text.slice(text.indexOf('Receipt No.'))
  const lines = parse<Record<string, string>>(table, { columns: true, skip_empty_lines: true })
  const completed = lines.filter((line) => line['Transaction Status'] === 'Completed')
  return sum(completed.map((line) => hundredths(line['Paid In']) + hundredths(line['Withdrawn'])))
}

/** Receipts that a callback or a confirmation named, late, twice or out of order. */
function receiptsTold({ heard }: World): string[] {
  return heard.got.flatMap(({ body }) => {
    const [, receipt] = /"(?:TransID|MpesaReceiptNumber","Value)":"(\w+)"/.exec(body) ?? []
    return receipt === undefined ? [] : [receipt]
  })
}
