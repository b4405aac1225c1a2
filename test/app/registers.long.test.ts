import { expect, it } from 'vitest'
import { bill } from '../../src/app/books/bill.ts'
import { closeBooks } from '../../src/app/books/close-books.ts'
import { recordOutflow } from '../../src/app/payments/wallet-outflow.ts'
import { REGISTERS, writeRegister } from '../../src/app/books/write-register.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import { sandboxStatutes } from '../../src/edge/sandbox/people.ts'
import { seedSandbox } from '../../src/edge/sandbox/seed.ts'
import { describeStores } from '../store/stores.ts'
import {
  apply,
  ask,
  makeWorld,
  notify,
  payBill,
  register as registerMembers,
  type World,
} from '../world.ts'
import { decideTogether } from './members-world.ts'
import { parseCsv } from './parse-csv.ts'
import { billVisit, issueLetter } from './by-itself.ts'

const TWO_MANAGERS = [
  { name: 'Mercy', phone: '+254733000091' },
  { name: 'Moses', phone: '+254733000092' },
]
const BY = { by: 'Grace Wambui', actor: 'test' }
const [CLINIC] = sandboxStatutes.providers[0]?.phones ?? []

describeStores('the registers of the sandbox’s mutual', (open) => {
  /** Some days of March: people pay, ask for care, and the treasurer does his work. */
  async function march(): Promise<World> {
    const world = makeWorld(await open())
    await seedSandbox(world.ports)
    await bill(world.ports, 'umoja', date('2026-03-02'), 'test')
    await notify(world, pay(world, '+254700000001', '41073511', '500'))
    await notify(world, pay(world, '+254700000004', '41294045', '1200.50'))
    await notify(world, pay(world, '+254700000099', '=HYPERLINK("http://x")', '300'))
    await ask(world, CLINIC ?? '', '41882125 consultation')
    await ask(world, CLINIC ?? '', '42470205')
    await billTheVisit(world)
    await promise(world)
    world.clock.move({ days: 2 })
    await notify(world, pay(world, '+254700000020', '42470205', '750'))
    const asked = { mutual: 'umoja', wallet: 'sandbox', on: null }
    const sweep = {
      ...asked,
      kind: 'bank-sweep',
      amount: minor(150000),
      reference: 'VIR-1',
    } as const
    const fee = {
      ...asked,
      kind: 'operator-fee',
      amount: minor(1250),
      reference: '+FEE 3',
    } as const
    await recordOutflow(world.ports, sweep, BY)
    await recordOutflow(world.ports, fee, BY)
    await apply(world, { mutual: { code: 'umoja' }, managers: TWO_MANAGERS })
    await end(world, '42543716', '2026-02-01')
    const debt = { kind: 'write-off', number: '42543716' as MemberNumber } as const
    await decideTogether(world, { ...debt, amount: minor(100000) })
    await closeBooks(world.ports, 'umoja', date('2026-02-28'), BY)
    return world
  }

  it.each(REGISTERS.map((register) => [register.name, register] as const))(
    'of %s is as it was read by people and found good',
    async (name, register) => {
      const world = await march()
      const text = await written(world, register.name, '2026-01-01', '2026-03-31')
      await expect(text).toMatchFileSnapshot(`registers/${name}.csv`)
      const [header, ...lines] = parseCsv(text)
      for (const line of lines) expect(line).toHaveLength(header?.length ?? 0)
    },
  )

  it('show only the days that are asked for', async () => {
    const world = await march()
    const treasury = parseCsv(await written(world, 'treasury', '2026-03-03', '2026-03-31'))
    expect(
      treasury.slice(1).map(([on, , , kind, , , , , , balance]) => [on, kind, balance]),
    ).toEqual([
      ['2026-03-04', 'receipt', '2750.50'],
      ['2026-03-04', 'bank-sweep', '1500.00'],
      ['2026-03-04', 'bank-sweep', '1250.50'],
      ['2026-03-04', 'operator-fee', '1238.00'],
    ])
    expect(parseCsv(await written(world, 'receipts', '2026-03-03', null))).toHaveLength(2)
    expect(parseCsv(await written(world, 'receipts', null, '2026-03-03'))).toHaveLength(4)
    expect(parseCsv(await written(world, 'checks', '2026-03-03', null))).toHaveLength(1)
    expect(parseCsv(await written(world, 'agreements', null, '2024-06-01'))).toHaveLength(2)
  })

  it('have every line of registers longer than a page, once', async () => {
    const world = makeWorld(await open())
    await seedSandbox(world.ports)
    const many = Array.from({ length: 1100 }, (_, at) => ({ name: `Member ${at}` }))
    const numbers = await registerMembers(world, many, 'umoja')
    const lines = parseCsv(await written(world, 'members', null, null)).slice(1)
    const firsts = lines.filter(([, person]) => person === '0').map(([number]) => number)
    expect(new Set(firsts).size).toBe(firsts.length)
    expect(firsts).toHaveLength(numbers.length + 36)
    expect([...firsts].sort()).toEqual(firsts)
  })

  it('are refused for a mutual that is not there, and days the wrong way round', async () => {
    const { ports } = await march()
    const [register] = REGISTERS as [(typeof REGISTERS)[number]]
    const nobody = await writeRegister(
      ports,
      'nobody',
      register,
      { from: null, to: null },
      () => {},
    )
    expect(nobody).toMatchObject({ refusal: { code: 'unknown-mutual' } })
    const days = { from: date('2026-03-02'), to: date('2026-03-01') }
    const reversed = await writeRegister(ports, 'umoja', register, days, () => {})
    expect(reversed).toMatchObject({ refusal: { code: 'span-reversed' } })
  })
})

async function billTheVisit({ ports, store }: World): Promise<void> {
  const visit = await store.read((tx) =>
    tx.selectFrom('visit').selectAll().executeTakeFirstOrThrow(),
  )
  const asked = {
    mutual: 'umoja',
    visitCode: visit.visit_code,
    provider: 'kibera',
    service: 'consultation',
    amount: minor(123450),
    isRight: true,
  }
  const billed = await billVisit(ports, asked, BY)
  expect(billed).toMatchObject({ ok: true })
}

/** A guarantee letter for an operation. */
async function promise({ ports }: World): Promise<void> {
  const asked = {
    number: '41882125' as MemberNumber,
    ordinal: 1,
    provider: 'makadara',
    service: 'surgery',
    amount: minor(4000000),
    from: date('2026-03-05'),
    to: date('2026-04-04'),
  }
  expect(await issueLetter(ports, asked, BY.by)).toMatchObject({ ok: true })
}

function pay(world: World, phone: string, account: string, amount: string) {
  return payBill(world, { phone, account, amount })
}

async function written(
  { ports }: World,
  name: string,
  from: string | null,
  to: string | null,
): Promise<string> {
  const register = REGISTERS.find((one) => one.name === name)
  if (!register) throw new Error(name)
  const lines: string[] = []
  const days = { from: from === null ? null : date(from), to: to === null ? null : date(to) }
  const count = await writeRegister(ports, 'umoja', register, days, (line) => void lines.push(line))
  expect(count).toEqual({ ok: true, value: lines.length - 1 })
  return `${lines.join('\n')}\n`
}

async function end({ store }: World, number: string, day: string): Promise<void> {
  await store.write((tx) =>
    tx
      .updateTable('member')
      .set({ ended_on: date(day), end_state: 'resigned' })
      .where('number', '=', number as MemberNumber)
      .execute(),
  )
}
