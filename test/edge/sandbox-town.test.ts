import { expect, it } from 'vitest'
import { expectSound } from '../app/sound.ts'
import { codeTo } from '../app/signing-world.ts'
import { liveTown } from '../../src/edge/sandbox/town/live.ts'
import { MAVUNO } from '../../src/edge/sandbox/town/statutes.ts'
import { figuresOf } from '../../src/store/office/figures.ts'
import { sqliteEngine } from '../store/stores.ts'
import { makeWorld, type World } from '../world.ts'
import { openOffice } from './office/office-world.ts'

const { open } = sqliteEngine()

/** Who signs in: `mutual-line sandbox fill` says the same. */
const MANAGER = '+254720000121'

/** Small and short, so that it is lived in some seconds. */
const SIZE = { households: 30, months: 2 }

it('is sound, has people who pay as the seasons go and some who do not, and fills the office', async () => {
  // It begins where a sandbox does, which is when the town's time ends.
  const world = makeWorld(await open())
  const town = await liveTown(world.ports, SIZE)
  await expectSound(world)
  expect(new Set(town.households.map(({ number }) => number)).size).toBe(SIZE.households)
  const made = await world.store.read((tx) => figuresOf(tx, MAVUNO))
  const { states, months, ageing, clinics } = made!.figures
  expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(SIZE.households)
  for (const state of ['active', 'suspended', 'waiting'] as const)
    expect(states[state], state).toBeGreaterThan(0)
  expect((states.active ?? 0) / SIZE.households).toBeGreaterThanOrEqual(0.4)
  expect(ageing.one.members + ageing.two.members + ageing.three.members).toBeGreaterThan(2)
  // Schools ask for their fees in January, and in February maize is sold.
  const collected = new Map(months.map((one) => [one.month, one.collected]))
  expect(collected.get('2026-02')).toBeGreaterThan(1.5 * Number(collected.get('2026-01')))
  for (const what of ['checks', 'bills'] as const)
    expect(
      clinics.reduce((sum, one) => sum + one[what], 0),
      what,
    ).toBeGreaterThan(0)
  await expectPages(world)
}, 120_000)

/** Every page that a manager comes to by a tab or its links shows something of the town. */
const PAGES: readonly (readonly [path: string, shown: RegExp])[] = [
  ['', /\d+ of \d+ members.*Jan, Due: [1-9].*Feb, Collected: [1-9]/],
  ['/behind?by=1', /\d{7}-\d .*KSh 500/],
  ['/money', /Bank KSh [1-9].*Cash: Rael Kanini KSh [1-9].*MA26-0000037/],
  ['/money/cash', /Rael Kanini .* days? ago/],
  ['/money/wallets', /On it by the books KSh [1-9]/],
  ['/clinics', /Owed now .*KSh [1-9]/],
  ['/clinics/wamunyu/statement?from=2026-01-01', /KSh [1-9]/],
  ['/associations/soko-moja', /KSh 500 for 1 member/],
  ['/books', /Money received .*Contribution charged/],
  ['/books/accounts', /601 Benefits KSh [1-9].*622 Rent KSh 6,000/],
  ['/books/assembly', /Households at the end 29/],
  ['/decisions', /Beatrice Nduku/],
  ['/messages', /Reminders [1-9].*Money in: KSh [1-9]/],
  ['/messages/reminders?from=2026-02-01', /Before the due day|due/],
  ['/statutes', /Plan family/],
  ['/staff', /Beatrice Nduku Treasurer/],
  ['/looks', /Joshua Mutiso/],
  ['/cards', /Photo Janet Kathuku/],
]

async function expectPages(world: World): Promise<void> {
  const office = await openOffice(world)
  try {
    const browser = office.browse()
    await browser.get('/office/sign-in/code')
    await browser.send('/office/sign-in/code', { phone: MANAGER })
    await world.worker.settle()
    await browser.get('/office/sign-in/enter')
    await browser.send('/office/sign-in/enter', { code: codeTo(world, MANAGER) })
    for (const [path, shown] of PAGES) {
      const { status, text } = await browser.get(`/office/m/${MAVUNO}${path}`)
      expect.soft({ path, status }).toEqual({ path, status: 200 })
      expect.soft(text, path).toMatch(shown)
    }
  } finally {
    await office.close()
  }
}
