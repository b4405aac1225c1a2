import { expect, it } from 'vitest'
import { closeBooks } from '../../src/app/books/close-books.ts'
import { bill as postCharges } from '../../src/app/books/bill.ts'
import { readStanding } from '../../src/app/membership/read-standing.ts'
import { readStatement, type StatementAsk } from '../../src/app/books/read-statement.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import { describeStores } from '../store/stores.ts'
import { apply, notify, payBill, register, type World } from '../world.ts'
import { bill, codeFor, ok, pikineWorld } from './visits-world.ts'
import { payProvider, readProviderStatement } from './by-itself.ts'

const BY = { by: 'Grace Wambui', actor: 'test' }

describeStores('a statement', (open) => {
  /** Awa and Binta of the market women; Awa pays late for January, after the books are closed. */
  async function spring() {
    const world = await pikineWorld(await open())
    await apply(world, {
      mutual: { code: 'pikine' },
      associations: [{ code: 'femmes', name: 'Femmes du marche' }],
    })
    const of = { association: 'femmes', joined: '2025-06-01', paidThrough: '2025-12-31' }
    const women = [
      { name: 'Awa', ...of },
      { name: 'Binta', ...of },
      { name: 'Cira', paidThrough: '2026-01-31' },
    ]
    const [awa, binta] = (await register(world, women, 'pikine')) as [MemberNumber, MemberNumber]
    ok(await closeBooks(world.ports, 'pikine', date('2026-01-31'), BY))
    await pay(world, awa, '2500', '2026-01-20T10:00:00Z')
    world.clock.set('2026-04-10T08:00:00Z')
    await pay(world, binta, '9000', '2026-04-10T07:00:00Z')
    await postCharges(world.ports, 'pikine', date('2026-04-10'), 'test')
    return { world, awa, binta }
  }

  it('of a member has each charge and payment, on the day it counts and the day it happened', async () => {
    const { world, awa } = await spring()
    const { head, lines, closing } = await read(world, { kind: 'member', number: awa })
    expect(head).toMatchObject({ name: 'Awa', from: '2026-01-01', to: '2026-04-10', opening: 0 })
    expect(lines).toEqual([
      '2026-01-01 2026-01-01 contribution 2026-01-01 1500 1500',
      '2026-02-01 2026-02-01 contribution 2026-02-01 1500 3000',
      '2026-02-01 2026-01-20 payment PI26-0000001 -2500 500',
      '2026-03-01 2026-03-01 contribution 2026-03-01 1500 2000',
      '2026-04-01 2026-04-01 contribution 2026-04-01 1500 3500',
    ])
    expect(closing).toBe(3500)
  })

  it('of days in between begins with what was owed before', async () => {
    const { world, awa } = await spring()
    const { head, lines, closing } = await read(
      world,
      { kind: 'member', number: awa },
      '2026-02-02',
      '2026-03-31',
    )
    expect(head.opening).toBe(500)
    expect(lines).toEqual(['2026-03-01 2026-03-01 contribution 2026-03-01 1500 2000'])
    expect(closing).toBe(2000)
  })

  it('goes on where one of the days before ended, wherever it is cut', async () => {
    const { world, binta } = await spring()
    const asked = { kind: 'member', number: binta } as const
    const whole = await read(world, asked, null, '2026-04-10')
    for (const cut of ['2025-12-31', '2026-01-31', '2026-02-01', '2026-03-15', '2026-04-09']) {
      const next = new Date(Date.parse(`${cut}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
      const first = await read(world, asked, '2025-01-01', cut)
      const second = await read(world, asked, next, '2026-04-10')
      expect(second.head.opening).toBe(first.closing)
      expect([...first.lines, ...second.lines]).toEqual(whole.lines)
    }
    const now = ok(await readStanding(world.ports, binta, null))
    expect(whole.closing).toBe(now.standing.owed - now.standing.credit)
  })

  it('of an association is of its members together, and of nobody else', async () => {
    const { world, awa, binta } = await spring()
    const asked = { kind: 'association', mutual: 'pikine', code: 'femmes' } as const
    const { head, lines, closing } = await read(world, asked)
    expect(head).toMatchObject({ id: 'femmes', name: 'Femmes du marche', opening: 0 })
    expect(lines).toHaveLength(10)
    const each = await Promise.all(
      [awa, binta].map((number) => read(world, { kind: 'member', number })),
    )
    expect(closing).toBe(each.reduce((sum, one) => sum + one.closing, 0))
  })

  it('of a clinic has bills and payments, and ends with what it is owed', async () => {
    const { world, binta } = await spring()
    const code = await codeFor(world, binta, 'consultation')
    ok(await bill(world, code, 'consultation', 10000))
    const payment = { mutual: 'pikine', provider: 'centre', amount: minor(3000), from: 'bank' }
    ok(await payProvider(world.ports, { ...payment, reference: 'CHQ-1', on: null }, BY))
    const asked = { kind: 'provider', mutual: 'pikine', code: 'centre' } as const
    const { lines, closing } = await read(world, asked)
    expect(lines).toEqual([
      `2026-04-10 2026-04-10 bill ${code} 8000 8000`,
      '2026-04-10 2026-04-10 payment CHQ-1 -3000 5000',
    ])
    const all = { from: null, to: null }
    const other = ok(await readProviderStatement(world.ports, 'pikine', 'centre', all))
    expect(closing).toBe(other.after)
  })

  it.each([
    [{ kind: 'member', number: '82063627' as MemberNumber }, 'unknown-number'],
    [{ kind: 'association', mutual: 'pikine', code: 'nobody' }, 'unknown-association'],
    [{ kind: 'provider', mutual: 'pikine', code: 'nobody' }, 'unknown-provider'],
    [{ kind: 'provider', mutual: 'nobody', code: 'centre' }, 'unknown-mutual'],
  ] as const)('of %j is refused', async (asked, code) => {
    const { ports } = await pikineWorld(await open())
    const writer = { head: () => {}, entry: () => {} }
    const refused = await readStatement(ports, asked, { from: null, to: null }, writer)
    expect(refused).toMatchObject({ ok: false, refusal: { code } })
  })
})

async function pay(world: World, account: string, amount: string, paidAt: string): Promise<void> {
  const paid = payBill(world, { phone: '+221772000009', account, amount, currency: 'XOF' })
  await notify(world, { ...paid, paidAt })
}

async function read(
  { ports }: World,
  asked: StatementAsk,
  from: string | null = null,
  to: string | null = null,
) {
  const heads: Parameters<Parameters<typeof readStatement>[3]['head']>[0][] = []
  const lines: string[] = []
  const days = { from: from === null ? null : date(from), to: to === null ? null : date(to) }
  const result = await readStatement(ports, asked, days, {
    head: (head) => heads.push(head),
    entry: ({ day, event, what, about, change }, owed) =>
      lines.push([day, event, what, about, change, owed].join(' ')),
  })
  const closing = ok(result)
  const [head] = heads
  if (!head) throw new Error('no head')
  return { head, lines, closing }
}
