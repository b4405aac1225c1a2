import { expect, it } from 'vitest'
import { bill as postCharges } from '../../src/app/books/bill.ts'
import { readIndicators } from '../../src/app/books/read-indicators.ts'
import { askCoverage } from '../../src/app/coverage/ask-coverage.ts'
import { proposeCorrection } from '../../src/app/decisions/propose-correction.ts'
import { recordOutflow } from '../../src/app/payments/wallet-outflow.ts'
import { date, dayBefore } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import { describeStores } from '../store/stores.ts'
import { apply, notify, payBill, register, type World } from '../world.ts'
import { addDays, daysIn } from '../core/indicators/naive.ts'
import { bill, codeFor, ok, pikineWorld } from './visits-world.ts'
import { decideProposal, payProvider } from './by-itself.ts'
import { expectSound } from './sound.ts'

const SPANS = [
  ['2026-01-01', '2026-03-31'],
  ['2026-02-10', '2026-03-12'],
  ['2026-03-02', '2026-03-02'],
  ['2025-11-01', '2026-05-05'],
] as const

const BY = { by: 'Grace Wambui', actor: 'test' }

/** Numbers that look like chance and are the same in every run of a seed. */
function chanceOf(seed: number) {
  let state = seed
  return (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * below)
  }
}

describeStores('the indicators of generated months', (open) => {
  it.each([1, 2, 3])(
    'are what is found by turning over the rows of every table (seed %i)',
    async (seed) => {
      const world = await generated(seed)
      const rows = await rowsOf(world)
      for (const [from, to] of SPANS) {
        const found = await readIndicators(world.ports, 'pikine', span(from, to), 30)
        if (!found.ok) throw new Error(found.refusal.code)
        const { collection, ageing, earned, claims, visits, costs, unmatched, beneficiaries } =
          found.value
        const naive = naiveOf(rows, from, to)
        expect({ from, to, collection, ageing, earned, beneficiaries }).toEqual({
          ...{ from, to, collection: naive.collection, ageing: naive.ageing },
          ...{ earned: naive.earned, beneficiaries: naive.beneficiaries },
        })
        expect({ claims, visits, costs }).toEqual(naive.books)
        expect(unmatched).toMatchObject(naive.unmatched)
        const { paying, billDays, confirmed } = found.value
        expect({ paying, billDays }).toEqual({ paying: naive.paying, billDays: naive.billDays })
        expect(confirmed).toEqual(await confirmedOf(world, rows, from, to))
      }
      await expectSound(world)
    },
  )

  it('see charges that no job has posted yet', async () => {
    const world = await pikineWorld(await open())
    await register(world, [{ name: 'Awa', joined: '2026-01-05', feePaid: false }], 'pikine')
    const before = await readIndicators(world.ports, 'pikine', span('2026-01-01', '2026-03-31'), 30)
    world.clock.set('2026-04-02T08:00:00Z')
    await postCharges(world.ports, 'pikine', date('2026-03-31'), 'test')
    const after = await readIndicators(world.ports, 'pikine', span('2026-01-01', '2026-03-31'), 30)
    expect(before).toMatchObject({
      ok: true,
      value: { collection: { due: 4500, paid: 0 } },
    })
    expect(after).toMatchObject({ value: before.ok ? { collection: before.value.collection } : {} })
  })

  it('are those of one mutual, and refused for none or days the wrong way round', async () => {
    const { ports } = await pikineWorld(await open())
    const nobody = await readIndicators(ports, 'nobody', span('2026-01-01', '2026-01-31'), 30)
    expect(nobody).toMatchObject({ refusal: { code: 'unknown-mutual' } })
    const reversed = await readIndicators(ports, 'pikine', span('2026-02-01', '2026-01-31'), 30)
    expect(reversed).toMatchObject({ refusal: { code: 'span-reversed' } })
  })

  /** Members who joined at any time, money that comes on any day, care, fees, unknown payers. */
  async function generated(seed: number): Promise<World> {
    const chance = chanceOf(seed)
    const world = await pikineWorld(await open())
    const managers = [
      { name: 'Fatou Sow', phone: '+221775000001' },
      { name: 'Awa Sow', phone: '+221775000002' },
    ]
    await apply(world, { mutual: { code: 'pikine' }, managers })
    world.clock.set('2025-11-01T08:00:00Z')
    const numbers = await register(
      world,
      Array.from({ length: 12 }, (_, at) => household(at)),
      'pikine',
    )
    for (const day of daysIn('2025-11-02', '2026-05-05')) {
      if (chance(3) > 0) continue
      world.clock.set(`${day}T08:00:00Z`)
      await someDay(world, numbers, chance)
    }
    await postCharges(world.ports, 'pikine', date('2026-05-05'), 'test')
    return world

    function household(at: number) {
      const joined = `2025-${String(1 + chance(10)).padStart(2, '0')}-01`
      const paidThrough = chance(2) === 0 ? '' : '2025-10-31'
      const child = ['Child', 'child', '2015'] as const
      return { name: `Member ${at}`, joined, paidThrough, family: chance(2) ? [child] : [] }
    }
  }

  async function someDay(
    world: World,
    numbers: readonly MemberNumber[],
    chance: (n: number) => number,
  ) {
    const number = numbers[chance(numbers.length)] as MemberNumber
    const account = chance(6) === 0 ? 'unknown' : number
    const amount = String([1500, 1500, 3000, 400, 20000][chance(5)])
    const paid = payBill(world, { phone: '+221772000009', account, amount, currency: 'XOF' })
    await notify(world, paid)
    const cared = await codeFor(world, number, 'consultation').catch(() => null)
    if (cared && chance(2) === 0) ok(await bill(world, cared, 'consultation', 1000 + chance(9000)))
    if (chance(3) === 0) await payClinic(world, chance)
    if (chance(4) === 0) await takeBack(world)
    if (chance(5) > 0) return
    const fee = { kind: 'operator-fee', wallet: 'sandbox', amount: minor(1 + chance(300)) } as const
    const reference = `fee ${world.clock.now()}`
    // Refused where money that was taken back left nothing in the wallet.
    await recordOutflow(world.ports, { ...fee, mutual: 'pikine', reference, on: null }, BY)
  }
})

async function payClinic(world: World, chance: (n: number) => number) {
  const paid = {
    ...{ mutual: 'pikine', provider: 'centre', from: 'bank', on: null },
    ...{ amount: minor(1 + chance(6000)), reference: `paid ${world.clock.now()}` },
  }
  // It may be more than the clinic is owed; then it is refused.
  await payProvider(world.ports, paid, BY)
}

/** Two people take back the last receipt that is a member's. */
async function takeBack(world: World) {
  const rows = await rowsOf(world)
  const taken = new Set(
    rows.payments.filter(({ amount }) => amount < 0).map((row) => row.receipt_id),
  )
  const last = rows.receipts.findLast(
    ({ state, receipt_id: id }) => state !== 'suspense' && !taken.has(id),
  )
  if (!last) return
  const asked = { mutual: 'pikine', receipt: last.receipt_number, refund: null, reason: 'wrong' }
  const proposed = await proposeCorrection(world.ports, { ...asked, by: 'Fatou Sow' })
  if (!proposed.ok) return
  const decided = { mutual: 'pikine', decision: 'approved', reason: null, by: 'Awa Sow' } as const
  const proposal = proposed.value.proposal.proposal_id
  await decideProposal(world.ports, { ...decided, proposal })
}

/** Whom a clinic would be told yes about, asked for each person on each counting day. */
async function confirmedOf(world: World, rows: Rows, from: string, to: string) {
  const covered = new Set<string>()
  const days = daysIn(from, to).filter(
    (day) => day === to || addDays(day, 1).slice(0, 7) !== day.slice(0, 7),
  )
  for (const { number, ordinal } of rows.people)
    for (const day of days) {
      const asked = { number, ordinal, provider: 'centre', service: 'consultation', on: date(day) }
      const told = await askCoverage(world.ports, asked)
      if (told.coverage.answer === 'yes') covered.add(`${number}/${ordinal}`)
    }
  const confirmed = rows.visits
    .filter((row) => row.opened_on >= from && row.opened_on <= to)
    .map(({ number, ordinal }) => `${number}/${ordinal}`)
  const both = new Set(confirmed.filter((one) => covered.has(one)))
  return { covered: covered.size, confirmed: both.size }
}

function span(from: string, to: string) {
  return { from: date(from), to: date(to) }
}

type Rows = Awaited<ReturnType<typeof rowsOf>>

function rowsOf({ store }: World) {
  return store.read(async (tx) => ({
    members: await tx.selectFrom('member').selectAll().execute(),
    people: await tx.selectFrom('beneficiary').selectAll().execute(),
    charges: await tx.selectFrom('charge').selectAll().orderBy('starts_on').execute(),
    payments: await tx.selectFrom('payment').selectAll().execute(),
    receipts: await tx.selectFrom('receipt').selectAll().execute(),
    visits: await tx.selectFrom('visit').selectAll().execute(),
    bills: await tx.selectFrom('bill').selectAll().orderBy('billed_at').execute(),
    clinic: await tx.selectFrom('provider_payment').selectAll().orderBy('created_at').execute(),
    outflows: await tx.selectFrom('wallet_outflow').selectAll().execute(),
  }))
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}

/** A month's charges paid from a pile of money, oldest first. The plan has no joining fee. */
function paidBy({ charges, payments }: Rows, number: string, day: string) {
  let pile = sumOf(
    payments.filter((row) => row.number === number && row.value_on <= day).map((row) => row.amount),
  )
  const begun = charges.filter((row) => row.number === number && row.starts_on <= day)
  return begun.map((charge) => {
    const paid = Math.min(charge.amount, pile)
    pile -= paid
    return { charge, paid }
  })
}

function naiveOf(rows: Rows, from: string, to: string) {
  const isIn = (day: string) => day >= from && day <= to
  const collection = { due: 0, paid: 0 }
  const nobody = () => ({ members: 0, amount: 0 })
  const ageing = { one: nobody(), two: nobody(), three: nobody(), over: nobody() }
  let earned = 0
  for (const { number } of rows.members) {
    const paid = paidBy(rows, number, to)
    for (const one of paid.filter(({ charge }) => isIn(charge.due_on))) {
      collection.due += one.charge.amount
      collection.paid += one.paid
    }
    const late = paid.filter((one) => one.charge.due_on < to && one.paid < one.charge.amount)
    const bucket = [null, ageing.one, ageing.two][late.length] ?? ageing.three
    if (late.length > 0) {
      bucket.members += 1
      bucket.amount += sumOf(late.map((one) => one.charge.amount - one.paid))
    }
    earned += worth(rows, number, to) - worth(rows, number, dayBefore(date(from)))
  }
  const inSpan = rows.receipts.filter((row) => isIn(row.value_on))
  const open = inSpan.filter((row) => row.state === 'suspense')
  return {
    ...{ collection, ageing, earned },
    paying: payingOf(rows, from, to),
    billDays: billDaysOf(rows, from, to),
    beneficiaries: rows.people.filter((row) => row.joined_on <= to).length,
    books: {
      claims: sumOf(rows.bills.filter((row) => isIn(row.on_date)).map((row) => row.mutual_amount)),
      visits: rows.visits.filter((row) => isIn(row.opened_on)).length,
      costs: sumOf(rows.outflows.filter((row) => isIn(row.on_date)).map((row) => row.amount)),
    },
    unmatched: {
      receipts: sumOf(inSpan.map((row) => row.amount)),
      unmatched: sumOf(open.map((row) => row.amount)),
    },
  }
}

function worth(rows: Rows, number: string, day: string): number {
  return sumOf(
    paidBy(rows, number, day).map(({ charge, paid }) => {
      const all = daysIn(charge.starts_on, charge.ends_on)
      return Math.floor((paid * all.filter((one) => one <= day).length) / all.length)
    }),
  )
}

/** Of every month of the span, the households of which some receipt of that month is left. */
function payingOf({ members, receipts, payments }: Rows, from: string, to: string): number[] {
  const months = [...new Set(daysIn(from, to).map((day) => day.slice(0, 7)))]
  return months.map((month) => {
    const own = receipts.filter(
      ({ value_on: day }) => day.startsWith(month) && day >= from && day <= to,
    )
    const hasPaid = ({ number }: { number: string }) =>
      own.some((receipt) => {
        const parts = payments.filter(
          (row) => row.receipt_id === receipt.receipt_id && row.number === number,
        )
        return sumOf(parts.map(({ amount }) => amount)) > 0
      })
    return members.filter(hasPaid).length
  })
}

/** Coin by coin: each that was paid goes to the next one that was billed. There is one clinic. */
function billDaysOf({ bills, clinic }: Rows, from: string, to: string) {
  const coins = clinic.flatMap(({ amount, paid_on: on }) => Array<string>(amount).fill(on))
  const sum = { bills: 0, days: 0 }
  let at = 0
  for (const { mutual_amount: amount, billed_at: billed } of bills) {
    at += amount
    const last = coins[at - 1]
    if (amount === 0 || last === undefined || last < from || last > to) continue
    sum.bills += 1
    // Dakar is on UTC.
    sum.days += daysIn(new Date(billed).toISOString().slice(0, 10), last).length - 1
  }
  return sum
}
