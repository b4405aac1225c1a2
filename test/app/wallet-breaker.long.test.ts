import { expect, it } from 'vitest'
import type { PromptOutcome, Wallet } from '../../src/app/wallet.ts'
import { walletStates } from '../../src/app/payments/breaker.ts'
import { FAILURES_MAX } from '../../src/core/payments/breaker.ts'
import {
  anotherProcess,
  apply,
  askToPay,
  call,
  describeWorlds,
  dial,
  lastSms,
  logged,
  register,
  smsOf,
  text,
  type World,
} from '../world.ts'
import { outbox } from './rows.ts'

const DOWN: PromptOutcome = { kind: 'rejected', reason: 'try-later', retryable: false }
const SILENT: PromptOutcome = { kind: 'unknown' }
const ACCEPTED: PromptOutcome = { kind: 'accepted', operatorRef: 'r' }
const phoneOf = (at: number) => `+2547110001${String(at).padStart(2, '0')}`
const MEMBERS = 12
const LAST = phoneOf(MEMBERS - 1)

describeWorlds('an operator that fails', (begin) => {
  type Operated = { world: World; says: (outcome: PromptOutcome) => void; asked: string[] }

  async function operated(): Promise<Operated> {
    const world = await begin()
    await apply(world, {
      mutual: { code: 'umoja', wallets: [{ wallet: 'sandbox', payBill: '600100' }] },
    })
    await register(
      world,
      Array.from({ length: MEMBERS }, (_, at) => ({
        ...{ name: `Member ${'ABCDEFGHIJKL'[at]}`, phone: phoneOf(at) },
        paidThrough: '2026-02-28',
      })),
    )
    let outcome: PromptOutcome = DOWN
    const asked: string[] = []
    const wallet: Wallet = {
      ...world.operator.wallet,
      offerTo: () => ({ title: 'M-PESA', reach: 'yes' }),
      prompt: async ({ phone }) => {
        asked.push(phone)
        return outcome
      },
      query: async () => ({ kind: 'pending' }),
    }
    Object.assign(world.ports, { wallets: new Map([['sandbox', wallet]]) })
    return { world, asked, says: (now) => (outcome = now) }
  }

  async function failing(outcome: PromptOutcome, count = FAILURES_MAX): Promise<Operated> {
    const all = await operated()
    all.says(outcome)
    for (let at = 0; at < count; at += 1) await askToPay(all.world, phoneOf(at))
    return all
  }

  it.each([
    ['says that it cannot', DOWN, 'operator-refuses'],
    ['takes none of us', { ...DOWN, reason: 'misconfigured' }, 'operator-refuses'],
    ['says nothing', SILENT, 'wallet-silent'],
  ] as const)(
    'and %s is not asked again, and members hear at once how else to pay',
    async (_, outcome, kind) => {
      const { world, asked } = await failing(outcome)
      const pay = await dial(world, LAST, '1')
      expect(pay).toContain('No payment by M-PESA is possible now')
      expect(pay).toMatch(/Pay bill 600100, account \d{8}/)
      expect(pay).not.toMatch(/All: |Another amount/)
      expect(asked).toHaveLength(FAILURES_MAX)
      await text(world, LAST, 'PAY')
      expect(lastSms(world, LAST)).toMatch(
        /no payment by M-PESA is possible now\. Nothing was asked for\. Pay bill 600100, account \d{8}\./,
      )
      expect(asked).toHaveLength(FAILURES_MAX)
      const alerts = await world.store.read((tx) => tx.selectFrom('alert').selectAll().execute())
      expect(alerts).toMatchObject([{ kind, cause: 'sandbox' }])
      expect(logged(world, 'error')).toContain('wallet-fails')
      expect(await walletStates(world.ports)).toEqual([{ wallet: 'sandbox', fails: true }])
    },
  )

  it.each([
    ['one less than it takes has failed', FAILURES_MAX - 1, DOWN],
    ['the fault is the payer’s', MEMBERS - 2, { ...DOWN, isOfPayer: true }],
    ['the payer has no money', MEMBERS - 2, { ...DOWN, reason: 'no-funds' }],
  ] as const)('is asked on when %s', async (_, count, outcome) => {
    const { world, asked } = await failing(outcome, count)
    await askToPay(world, LAST)
    expect(asked).toHaveLength(count + 1)
  })

  it('is asked on when it took one in between', async () => {
    const { world, asked, says } = await failing(DOWN, FAILURES_MAX - 1)
    says(ACCEPTED)
    await askToPay(world, phoneOf(5))
    says(DOWN)
    for (let at = 6; at < 6 + FAILURES_MAX - 1; at += 1) await askToPay(world, phoneOf(at))
    await askToPay(world, LAST)
    expect(asked).toHaveLength(FAILURES_MAX * 2)
  })

  it('is tried by one after a pause, and asked by all once it has taken that one', async () => {
    const { world, asked, says } = await failing(SILENT)
    world.clock.move({ seconds: 29 })
    expect(await dial(world, phoneOf(6), '1')).toContain('No payment by M-PESA')
    world.clock.move({ seconds: 1 })
    await askToPay(world, phoneOf(6))
    expect(asked).toHaveLength(FAILURES_MAX + 1)
    // It failed: the next pause is longer.
    world.clock.move({ seconds: 59 })
    expect(await dial(world, phoneOf(7), '1')).toContain('No payment by M-PESA')
    world.clock.move({ seconds: 1 })
    says(ACCEPTED)
    await askToPay(world, phoneOf(7))
    expect(await walletStates(world.ports)).toEqual([{ wallet: 'sandbox', fails: false }])
    await askToPay(world, phoneOf(8))
    expect(asked).toHaveLength(FAILURES_MAX + 3)
    expect(logged(world, 'info')).toContain('wallet-works-again')
  })

  it('is known to every process, and after a restart', async () => {
    const { world } = await failing(DOWN)
    const other = anotherProcess(world, 'b')
    expect(await dial(other, LAST, '1')).toContain('No payment by M-PESA is possible now')
  })

  it('gets no prompt that waited for it: its payer hears so', async () => {
    const { world, asked } = await failing(DOWN, FAILURES_MAX - 1)
    // Two ask before either prompt has left.
    await dial(world, phoneOf(5), '1', '1', '1')
    await dial(world, phoneOf(6), '1', '1', '1')
    world.ports.clock.now()
    await world.worker.settle()
    world.clock.move({ hours: 3 })
    await world.worker.settle()
    expect(asked.length).toBeLessThanOrEqual(FAILURES_MAX + 1)
    const waiting = (await outbox(world)).filter(
      ({ kind, state }) => kind === 'prompt' && state !== 'failed',
    )
    expect(waiting).toEqual([])
    expect(smsOf(world, phoneOf(6)).at(-1)).toContain('could not be asked for by M-PESA now')
  })

  it('gets no prompt whose payer has put the phone away', async () => {
    const { world, asked } = await operated()
    await dial(world, LAST, '1', '1', '1')
    const [prompt] = (await outbox(world)).filter(({ kind }) => kind === 'prompt')
    expect(prompt).toBeDefined()
    // Nothing ran for hours.
    world.clock.move({ hours: 3 })
    await world.worker.settle()
    expect(asked).toEqual([])
  })

  it('says so on the last screen of a call that began before', async () => {
    const { world } = await failing(DOWN, FAILURES_MAX - 1)
    const calling = call(world, LAST)
    await calling.send()
    for (const input of ['1', '1']) await calling.type(input)
    await askToPay(world, phoneOf(5))
    const end = await calling.type('1')
    expect(end).toMatch(/^END No payment by M-PESA is possible now\n.*Pay bill 600100, account/)
  })
})
