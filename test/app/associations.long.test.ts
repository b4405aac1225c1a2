import { describe, expect, it } from 'vitest'
import { leaveAssociation } from '../../src/app/associations/association-members.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { importFile } from '../../src/edge/files/import-file.ts'
import { date } from '../../src/core/dates.ts'
import { insertMembershipChange } from '../../src/store/membership/membership-changes.ts'
import { saveEnd } from '../../src/store/membership/memberships.ts'
import {
  answerPrompt,
  apply,
  describeWorlds,
  lastSms,
  logged,
  notify,
  readNotice,
  payBill,
  register,
  smsOf,
  type World,
} from '../world.ts'
import {
  amountOf,
  ASSOCIATIONS,
  balances,
  join,
  listOf,
  pay,
  phoneOf,
  SOKO,
  TREASURER,
  withGroup,
} from './association-world.ts'
import { intents, payments, receipts } from './rows.ts'
import { expectSound } from './sound.ts'
import { acting } from '../../src/app/desk.ts'
import { readAssociation, readAssociationStatement } from './by-itself.ts'

/** Who owes February and March, March, nothing. */
const GROUP = ['2026-01-31', '2026-02-28', '2026-03-31'] as const

describeWorlds('an association', (begin) => {
  async function withSoko() {
    const world = await begin()
    const numbers = (await withGroup(world, GROUP)) as [MemberNumber, MemberNumber, MemberNumber]
    return { world, numbers }
  }

  /** A payment that the treasurer started herself. */
  function paid(world: World, account: string, amount: string, phone = TREASURER) {
    return notify(world, payBill(world, { phone, account, amount }))
  }

  it('sees what each member owes, until when they are covered, and the sum', async () => {
    const { world } = await withSoko()
    const read = await readAssociation(world.ports, 'umoja', SOKO, null)
    if (!read.ok) throw new Error('not read')
    const { members, owed } = read.value
    expect(members.map(({ name, standing: now }) => [name, now.state, now.owed])).toEqual([
      ['Member 0', 'suspended', 100_000],
      ['Member 1', 'active', 50_000],
      ['Member 2', 'active', 0],
    ])
    expect(members.map(({ standing: now }) => now.coveredUntil)).toEqual([
      null,
      '2026-03-20',
      '2026-04-20',
    ])
    expect(owed).toBe(150_000)
  })

  it('R05: pays for all by a prompt, and each has the own part in books and standing', async () => {
    const { world, numbers } = await withSoko()
    const asked = await pay(world)
    expect(asked).toMatchObject({ ok: true, value: { amount: 150_000, phone: TREASURER } })
    await world.worker.settle()
    expect(world.operator.promptsOf(TREASURER as never)).toEqual([
      expect.objectContaining({ amount: 150_000, reference: SOKO }),
    ])
    expect(await balances(world, numbers)).toEqual([1000, 500, 0])
    await answerPrompt(world, TREASURER, 'approve')
    expect(await balances(world, numbers)).toEqual([0, 0, 0])
    expect(await intents(world)).toEqual([
      expect.objectContaining({ state: 'paid', number: null, association_code: SOKO }),
    ])
    const [receipt] = await receipts(world)
    expect(receipt).toMatchObject({ state: 'posted', association_code: SOKO, sharing: 'plan' })
    const parts = (await payments(world)).map(({ number, amount, part }) => [number, amount, part])
    expect(parts).toEqual([
      [numbers[0], 100_000, 1],
      [numbers[1], 50_000, 2],
    ])
    await expectSound(world)
  })

  it('R15: the payer gets one receipt with the sum, and each member hears of the own part', async () => {
    const { world } = await withSoko()
    await pay(world)
    await world.worker.settle()
    await answerPrompt(world, TREASURER, 'approve')
    expect(smsOf(world, TREASURER)).toEqual([
      'Umoja Afya: received KSh 1,500 02/03 11:00 for Soko Women, members: 2. ' +
        'Ref UM26-0000001. Keep this SMS.',
    ])
    expect(smsOf(world, phoneOf(0))).toEqual([
      'Umoja Afya: KSh 1,000 was paid for you (0412337-8). Ref UM26-0000001/1. ' +
        'Covered until 20/04/2026. By Soko Women 02/03 11:00. Keep this SMS.',
    ])
    expect(smsOf(world, phoneOf(1))[0]).toContain(
      'KSh 500 was paid for you (1000000-4). Ref UM26-0000001/2.',
    )
    expect(smsOf(world, phoneOf(2))).toEqual([])
  })

  it('pays for some', async () => {
    const { world, numbers } = await withSoko()
    const choice = { kind: 'owed', numbers: [numbers[1]] } as const
    expect(await pay(world, { choice })).toMatchObject({ value: { amount: 50_000 } })
    await world.worker.settle()
    await answerPrompt(world, TREASURER, 'approve')
    expect(await balances(world, numbers)).toEqual([1000, 0, 0])
    await expectSound(world)
  })

  it('R11: an amount pays the oldest debt of all first, and what is left is in advance', async () => {
    const { world, numbers } = await withSoko()
    await paid(world, SOKO, '600')
    expect(await balances(world, numbers)).toEqual([400, 500, 0])
    await paid(world, SOKO, '1200')
    expect(await balances(world, numbers)).toEqual([-100, -100, -100])
    expect((await receipts(world)).map(({ sharing }) => sharing)).toEqual([
      'oldest-first',
      'oldest-first',
    ])
    await expectSound(world)
  })

  it('is known by its code however a payer types it, and never for a member', async () => {
    const { world, numbers } = await withSoko()
    for (const account of ['SOKO-WOMEN', 'soko women', ' Sokowomen ', 'Sókó_Women']) {
      await paid(world, account, '300', phoneOf(4))
    }
    await paid(world, numbers[2], '100')
    expect(await balances(world, numbers)).toEqual([0, 300, -100])
    await expectSound(world)
  })

  it('R14: money for a code that nobody has is kept in suspense', async () => {
    const { world } = await withSoko()
    await paid(world, 'soko women 2', '300')
    expect(await receipts(world)).toEqual([
      expect.objectContaining({ state: 'suspense', association_code: null }),
    ])
    await expectSound(world)
  })

  it('R13: a payment that is told three times is shared once', async () => {
    const { world, numbers } = await withSoko()
    const notice = payBill(world, { phone: TREASURER, account: SOKO, amount: '900' })
    for (const amount of ['900', '900', '900.00']) await notify(world, { ...notice, amount })
    expect(await balances(world, numbers)).toEqual([100, 500, 0])
    expect(await receipts(world)).toHaveLength(1)
    await expectSound(world)
  })

  it('R05: has parts by a list, in the order of numbers', async () => {
    const { world, numbers } = await withSoko()
    const choice = listOf([numbers[2], 250], [numbers[0], 50])
    expect(await pay(world, { choice })).toMatchObject({ ok: true, value: { amount: 30_000 } })
    await world.worker.settle()
    await answerPrompt(world, TREASURER, 'approve')
    expect(await balances(world, numbers)).toEqual([950, 500, -250])
    await expectSound(world)
  })

  it('R14: shares money in suspense by a list that sums to it, and says by how much one does not', async () => {
    const { world, numbers } = await withSoko()
    await paid(world, 'market day', '900')
    const received = { reference: 'R000001', wallet: 'sandbox' }
    const wrong = await pay(world, {
      received,
      choice: listOf([numbers[0], 500], [numbers[1], 300]),
    })
    expect(wrong).toMatchObject({
      ok: false,
      refusal: { code: 'parts-differ', parts: { amount: 80_000 }, payment: { amount: 90_000 } },
    })
    expect(await payments(world)).toEqual([])
    const right = await pay(world, {
      received,
      choice: listOf([numbers[0], 500], [numbers[1], 400]),
    })
    expect(right).toMatchObject({ ok: true })
    await world.worker.settle()
    expect(await balances(world, numbers)).toEqual([500, 100, 0])
    expect(await receipts(world)).toEqual([
      expect.objectContaining({ state: 'posted', sharing: 'list', shared_by: 'Mercy' }),
    ])
    expect(lastSms(world, TREASURER)).toBe(
      'Umoja Afya: KSh 900, ref UM26-0000001, is now counted for Soko Women, members: 2.',
    )
    expect(smsOf(world, phoneOf(1))).toHaveLength(1)
    const again = await pay(world, { received, choice: listOf([numbers[0], 900]) })
    expect(again).toMatchObject({ refusal: { code: 'not-in-suspense' } })
    await expectSound(world)
  })

  it('shares money in suspense by its rule, named by our own receipt number', async () => {
    const { world, numbers } = await withSoko()
    await paid(world, 'market day', '1100')
    await pay(world, { received: { reference: 'UM26-0000001', wallet: null } })
    expect(await balances(world, numbers)).toEqual([0, 400, 0])
    await expectSound(world)
  })

  it('whose rule is a list has its payments kept until the list is there', async () => {
    const { world, numbers } = await withSoko()
    const [own] = (await register(world, [
      { name: 'Juma', phone: phoneOf(9), paidThrough: '2026-02-28', association: 'jua-kali' },
    ])) as [MemberNumber]
    await paid(world, 'jua kali', '700', '+254744000002')
    expect(smsOf(world, '+254744000002')).toEqual([
      'Umoja Afya: received KSh 700 for Jua Kali. It is kept safe until you tell us the part of each member. Ref UM26-0000001',
    ])
    await pay(world, {
      association: 'jua-kali',
      received: { reference: 'UM26-0000001', wallet: null },
      choice: listOf([own, 700]),
    })
    expect(await balances(world, [...numbers, own])).toEqual([1000, 500, 0, -200])
    await expectSound(world)
  })

  it('without members has its payments kept', async () => {
    const { world } = await withSoko()
    await apply(world, {
      mutual: { code: 'umoja' },
      associations: [{ code: 'empty-group', name: 'Empty' }],
    })
    await paid(world, 'EMPTY GROUP', '700')
    expect(await receipts(world)).toEqual([
      expect.objectContaining({ state: 'suspense', reason: 'no members' }),
    ])
    await expectSound(world)
  })

  it('pays as planned, although a member has paid and another has left since', async () => {
    const { world, numbers } = await withSoko()
    await pay(world)
    await world.worker.settle()
    await paid(world, numbers[1], '500', phoneOf(1))
    await leaveAssociation(world.ports, {
      ...{ mutual: 'umoja', association: SOKO, numbers: [numbers[0]], on: null, by: 'Mercy' },
    })
    await answerPrompt(world, TREASURER, 'approve')
    expect(await balances(world, numbers)).toEqual([0, -500, 0])
    await expectSound(world)
  })

  it('that pays another amount than was planned has it kept', async () => {
    const { world, numbers } = await withSoko()
    await pay(world)
    await world.worker.settle()
    const [prompt] = world.operator.promptsOf(TREASURER as never)
    const notice = world.operator.answer(`${prompt?.intentId}`, 'approve', world.clock.now())
    const other = {
      ...notice,
      event: 'paid',
      intent: `${prompt?.intentId}`,
      amount: '1499',
    } as const
    // By the operator's own books, too: what it answers counts, and not what a callback says.
    const { wallet } = world.operator
    const query = async () => readNotice(wallet, other)
    Object.assign(world.ports, { wallets: new Map([['sandbox', { ...wallet, query }]]) })
    await notify(world, other)
    expect(await balances(world, numbers)).toEqual([1000, 500, 0])
    expect(await receipts(world)).toEqual([
      expect.objectContaining({ state: 'suspense', reason: 'amount' }),
    ])
  })

  it('that refuses its prompt pays nothing', async () => {
    const { world, numbers } = await withSoko()
    await pay(world)
    await world.worker.settle()
    await answerPrompt(world, TREASURER, 'refuse')
    expect(await balances(world, numbers)).toEqual([1000, 500, 0])
    expect(lastSms(world, TREASURER)).toContain('Nothing was paid')
    await expectSound(world)
  })

  it('R05: a member who leaves keeps what was paid and gets nothing more', async () => {
    const { world, numbers } = await withSoko()
    await paid(world, SOKO, '1800')
    await leaveAssociation(world.ports, {
      ...{ mutual: 'umoja', association: SOKO, numbers: [numbers[0]], on: null, by: 'Mercy' },
    })
    await paid(world, SOKO, '200')
    expect(await balances(world, numbers)).toEqual([-100, -200, -200])
    const read = await readAssociation(world.ports, 'umoja', SOKO, null)
    expect(read.ok && read.value.members.map(({ number }) => number)).toEqual(numbers.slice(1))
    await expectSound(world)
  })

  it('shares what was paid before a member left with that member, however late it is told', async () => {
    const { world, numbers } = await withSoko()
    const notice = payBill(world, { phone: TREASURER, account: SOKO, amount: '1500' })
    world.clock.move({ days: 1 })
    await leaveAssociation(world.ports, {
      ...{ mutual: 'umoja', association: SOKO, numbers: [numbers[0]], on: null, by: 'Mercy' },
    })
    await notify(world, notice)
    expect(await balances(world, numbers)).toEqual([0, 0, 0])
    await expectSound(world)
  })

  it('gives nothing by its rule to a membership that is over', async () => {
    const { world, numbers } = await withSoko()
    await acting(world.ports, async (desk) => {
      const on = date('2026-03-01')
      await saveEnd(desk.tx, 'umoja', numbers[0], { on, state: 'resigned' })
      await insertMembershipChange(desk.tx, 'umoja', {
        ...{ id: 'c1', number: numbers[0], ordinal: null, kind: 'resigned', on, cause: 'moves' },
        ...{ decidedBy: 'Mercy', approvedBy: null, proposal: null, details: null },
        recordedAt: desk.now,
      })
    })
    expect(await pay(world)).toMatchObject({ value: { amount: 50_000 } })
    await paid(world, SOKO, '700')
    expect(await balances(world, numbers.slice(1))).toEqual([-100, -100])
    await expectSound(world)
  })

  it('asks for nothing in a dry run', async () => {
    const { world } = await withSoko()
    expect(await pay(world, { dryRun: true })).toMatchObject({ value: { amount: 150_000 } })
    expect(await intents(world)).toEqual([])
  })

  describe('is refused', () => {
    it.each([
      ['for a mutual there is none of', { mutual: 'nobody' }, { code: 'unknown-mutual' }],
      ['for an unknown code', { association: 'nobody' }, { code: 'unknown-association' }],
      [
        'for somebody who is not in it',
        { choice: { kind: 'owed', numbers: ['82063627'] } },
        { code: 'not-in-association', number: '82063627' },
      ],
      [
        'a receipt that is not there',
        { received: { reference: 'R99', wallet: 'sandbox' } },
        { code: 'unknown-receipt' },
      ],
      ['when it has nobody', { association: 'jua-kali' }, { code: 'association-empty' }],
    ] as const)('%s', async (_, asked, refusal) => {
      const { world } = await withSoko()
      expect(await pay(world, asked as never)).toMatchObject({ ok: false, refusal })
      expect(await intents(world)).toEqual([])
    })

    it('when nobody owes anything', async () => {
      const { world } = await withSoko()
      await paid(world, SOKO, '1500')
      expect(await pay(world)).toMatchObject({ refusal: { code: 'nothing-owed' } })
    })

    it('without a phone, but not money that is there', async () => {
      const { world, numbers } = await withSoko()
      const [group] = ASSOCIATIONS.associations
      await apply(world, {
        mutual: { code: 'umoja' },
        associations: [{ ...group, phone: null }],
      })
      const choice = amountOf(500)
      expect(await pay(world, { choice })).toMatchObject({
        refusal: { code: 'association-phoneless' },
      })
      await paid(world, 'whatever', '500')
      const received = { reference: 'UM26-0000001', wallet: null }
      expect(await pay(world, { received })).toMatchObject({ ok: true })
      expect(await balances(world, numbers)).toEqual([500, 500, 0])
    })

    it('after its end', async () => {
      const { world } = await withSoko()
      await apply(world, {
        mutual: { code: 'umoja' },
        associations: [{ code: SOKO, until: '2026-03-01' }],
      })
      expect(await pay(world)).toMatchObject({
        refusal: { code: 'association-ended', until: '2026-03-01' },
      })
    })

    it('with every line of a list that is wrong', async () => {
      const { world, numbers } = await withSoko()
      const choice = listOf([numbers[0], 100], ['82063627' as never, 100], [numbers[0], 100])
      expect(await pay(world, { choice })).toEqual({
        ok: false,
        faults: [
          { line: 3, field: 'number', why: 'is not in the association' },
          { line: 4, field: 'number', why: 'stands in line 2 already' },
        ],
      })
    })
  })

  describe('has members', () => {
    it('who join by their numbers, each in one association at a time', async () => {
      const { world } = await withSoko()
      const [ann, bea] = (await register(world, [
        { name: 'Ann', paidThrough: '2026-02-28' },
        { name: 'Bea', paidThrough: '2026-02-28', association: 'jua-kali' },
      ])) as [MemberNumber, MemberNumber]
      expect(await join(world, [ann, bea])).toMatchObject({
        faults: [{ line: 3, field: 'number', why: 'is in jua-kali since 2025-06-10' }],
      })
      expect(await join(world, [ann])).toEqual({ ok: true, joined: 1, already: 0 })
      expect(await join(world, [ann])).toEqual({ ok: true, joined: 0, already: 1 })
      const read = await readAssociation(world.ports, 'umoja', SOKO, null)
      expect(read.ok && read.value.members).toHaveLength(4)
      await expectSound(world)
    })

    it('on the days they were in it', async () => {
      const { world, numbers } = await withSoko()
      const on = '2026-02-01' as never
      await leaveAssociation(world.ports, {
        ...{ mutual: 'umoja', association: SOKO, numbers: [numbers[1]], on, by: 'Mercy' },
      })
      expect(await join(world, [numbers[1]], '2026-01-31')).toMatchObject({
        faults: [{ line: 2, field: 'joined_on', why: 'was in soko-women until 2026-01-31' }],
      })
      await join(world, [numbers[1]], '2026-02-10')
      const countOn = async (day: string) => {
        const read = await readAssociation(world.ports, 'umoja', SOKO, day as never)
        return read.ok ? read.value.members.length : null
      }
      expect(await countOn('2026-01-31')).toBe(3)
      expect(await countOn('2026-02-01')).toBe(2)
      expect(await countOn('2026-02-10')).toBe(3)
      await expectSound(world)
    })

    it('whom a members file moves to another, from the day on which it is read', async () => {
      const { world, numbers } = await withSoko()
      const csv = [
        'household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on',
        `1,${numbers[0]},Member 0,F,1988-04-02,member,,,family,jua-kali,2025-06-10`,
      ].join('\n')
      const options = { actor: 'test', fileName: 'm.csv', update: true, dryRun: false }
      const imported = await importFile(world.ports, 'umoja', Buffer.from(csv), options)
      expect(imported).toMatchObject({ ok: true, updated: 1 })
      const membersOf = async (code: string, on: string | null) => {
        const read = await readAssociation(world.ports, 'umoja', code, on as never)
        return read.ok ? read.value.members.map(({ number }) => number) : null
      }
      expect(await membersOf('jua-kali', null)).toEqual([numbers[0]])
      expect(await membersOf(SOKO, null)).toEqual(numbers.slice(1))
      expect(await membersOf(SOKO, '2026-03-01')).toEqual(numbers)
      await expectSound(world)
    })

    it('who leave and come back on one day', async () => {
      const { world, numbers } = await withSoko()
      const left = { mutual: 'umoja', association: SOKO, numbers: [numbers[0]], by: 'Mercy' }
      for (let times = 0; times < 2; times += 1) {
        expect(await leaveAssociation(world.ports, { ...left, on: null })).toMatchObject({
          ok: true,
        })
        expect(await join(world, [numbers[0]])).toMatchObject({ joined: 1 })
      }
      expect(await leaveAssociation(world.ports, { ...left, on: '2026-03-03' as never })).toEqual({
        ok: false,
        refusal: { code: 'later-than-today', on: '2026-03-03' },
      })
      await expectSound(world)
    })
  })

  it('R05: has a statement with each receipt and its parts', async () => {
    const { world, numbers } = await withSoko()
    await paid(world, SOKO, '1100')
    world.clock.move({ days: 3 })
    await paid(world, SOKO, '300')
    const read = await readAssociationStatement(world.ports, 'umoja', SOKO, {
      ...{ from: null, to: null },
    })
    if (!read.ok) throw new Error('not read')
    expect(read.value.paid).toBe(140_000)
    expect(read.value.receipts).toMatchObject([
      {
        receipt: 'UM26-0000001',
        paidOn: '2026-03-02',
        amount: 110_000,
        parts: [
          { receipt: 'UM26-0000001/1', number: numbers[0], name: 'Member 0', amount: 100_000 },
          { receipt: 'UM26-0000001/2', number: numbers[1], amount: 10_000 },
        ],
      },
      { receipt: 'UM26-0000002', paidOn: '2026-03-05', parts: [{ number: numbers[1] }] },
    ])
    const later = await readAssociationStatement(world.ports, 'umoja', SOKO, {
      ...{ from: '2026-03-03' as never, to: null },
    })
    expect(later.ok && later.value.receipts).toHaveLength(1)
    expect(logged(world, 'error')).toEqual([])
  })
})
