import type { Known, PromptOutcome, PromptRequest, Wallet } from '../../../src/app/wallet.ts'
import { receiveEvent } from '../../../src/app/payments/wallet-events.ts'
import { minor, toDecimal } from '../../../src/core/money.ts'
import {
  createSandboxOperator,
  SANDBOX_WALLET,
  type SandboxNotice,
} from '../../../src/edge/wallets/sandbox.ts'
import { readNotice, type TestClock } from '../../world.ts'
import { createRandom, type Random } from '../random.ts'
import type { Town } from '../town.ts'
import type { PayBill, SimulatedOperator, Success } from './operator.ts'

/** `mute`: whoever asks is told nothing. `moody`: requests go wrong in every way. */
type Mood = 'good' | 'mute' | 'moody'

/** The sandbox's own operator: often slow, silent or wrong, but its books are right. */
export function openSandbox(clock: TestClock, random: Random): SimulatedOperator {
  const successes: Success[] = []
  const waiting = new Map<string, PromptRequest>()
  const asked = new Map<string, number>()
  const known = new Map<string, Known>()
  /** Notices that it has not told us yet. */
  const mail: SandboxNotice[] = []
  /** It loses notices, but then it answers who asks; or else it is mute at times. */
  const losesMail = random.percent(50)
  let mood: Mood = 'good'
  const { wallet: reader } = createSandboxOperator(
    () => '',
    () => clock.now(),
  )

  async function prompt(request: PromptRequest): Promise<PromptOutcome> {
    const moody = { done: 4, 'done unheard': 2, lost: 1, later: 2, never: 1 }
    const how = mood === 'moody' ? random.weighted(moody) : 'done'
    if (how === 'later') return { kind: 'rejected', reason: 'try-later', retryable: true }
    if (how === 'never') return { kind: 'rejected', reason: 'limit', retryable: false }
    if (how === 'lost') return { kind: 'unknown' }
    waiting.set(request.intentId, request)
    asked.set(request.intentId, (asked.get(request.intentId) ?? 0) + 1)
    if (how === 'done unheard') return { kind: 'unknown' }
    return { kind: 'accepted', operatorRef: `ref-${request.intentId}` }
  }

  function paid(
    success: Omit<Success, 'receipt' | 'wallet' | 'isTold' | 'takenBack'>,
  ): SandboxNotice {
    const receipt = `S${String(successes.length + 1).padStart(6, '0')}`
    const common = { receipt, wallet: SANDBOX_WALLET, isTold: true, takenBack: minor(0) }
    successes.push({ ...success, ...common })
    const { intent, account, phone, amount } = success
    return {
      ...{ event: 'paid', intent, receipt, account, phone },
      amount: toDecimal(amount, 'KES'),
      currency: 'KES',
      paidAt: new Date(clock.now()).toISOString(),
    }
  }

  /** What the notice says is what a query answers later. */
  function remember(intent: string, notice: SandboxNotice): SandboxNotice {
    known.set(intent, readNotice(reader, notice))
    return notice
  }

  function answerOne(intent: string, { amount, phone, reference }: PromptRequest, by: Random) {
    waiting.delete(intent)
    const what = by.weighted({ approve: 70, 'approve less': 4, refused: 14, 'no-funds': 12 })
    if (what === 'refused' || what === 'no-funds')
      return remember(intent, { event: 'failed', intent, reason: what })
    const given = what === 'approve' ? amount : minor(Math.max(100, amount - 100))
    const isExact = given === amount
    return remember(intent, paid({ amount: given, phone, account: reference, intent, isExact }))
  }

  async function answer(town: Town, by: Random): Promise<void> {
    for (const [intent, request] of [...waiting]) {
      if (!waiting.has(intent) || by.percent(40)) continue
      const notice = answerOne(intent, request, by)
      if (notice.event === 'failed' || !(await isLost(town, intent, by))) mail.push(notice)
    }
  }

  /** A notice may get lost while we would still ask about it, and the operator would answer. */
  async function isLost({ world }: Town, intent: string, by: Random): Promise<boolean> {
    if (!losesMail || !by.percent(20)) return false
    const row = await world.store.read((tx) =>
      tx.selectFrom('intent').select('state').where('intent_id', '=', intent).executeTakeFirst(),
    )
    return row?.state === 'new' || row?.state === 'prompted'
  }

  async function deliver({ serving }: Town, by: Random): Promise<void> {
    for (let count = by.below(4); count > 0 && mail.length > 0; count -= 1) {
      const notice = by.pick(mail)
      const tell = () => receiveEvent(serving.ports, SANDBOX_WALLET, 'notice', notice)
      await Promise.all(Array.from({ length: by.percent(15) ? 4 : 1 }, tell))
      // What was acknowledged is told again sometimes.
      const isOver = !by.percent(25)
      const at = mail.indexOf(notice)
      if (isOver && at >= 0) mail.splice(at, 1)
      if (by.percent(50)) await serving.worker.settle()
    }
  }

  async function forge(town: Town, by: Random): Promise<void> {
    if (asked.size === 0) return
    const receipt = `F${by.below(1000)}`
    town.forged.add(receipt)
    await receiveEvent(town.serving.ports, SANDBOX_WALLET, 'notice', {
      ...{ event: 'paid', receipt, intent: by.pick([...asked.keys()]) },
      ...{ amount: '500', currency: 'KES' },
      account: by.pick(town.members).number,
      phone: by.pick(town.members).phone ?? '+254799000001',
      paidAt: new Date(clock.now()).toISOString(),
    })
  }

  const wallet: Wallet = {
    name: SANDBOX_WALLET,
    kind: 'simulated',
    prompt,
    query: async ({ intentId }) => {
      if (mood === 'mute') return { kind: 'unknown' }
      return known.get(intentId) ?? { kind: waiting.has(intentId) ? 'pending' : 'unknown' }
    },
    receive: (callback) => reader.receive(callback),
  }
  const pass = async (_town: Town, ms: number) => clock.move({ seconds: ms / 1000 })
  const nothing = async () => undefined
  return {
    accounts: { umoja: SANDBOX_WALLET, tumaini: SANDBOX_WALLET },
    walletsOf: () => new Map([[SANDBOX_WALLET, wallet]]),
    ...{ successes, denies: false, asked, answer, deliver, forge, pass },
    ...{ begin: nothing, reconcile: nothing, check: nothing, takenFrom: () => 0 },
    payBill: async (_town, _random, { phone, account, amount }: PayBill) => {
      mail.push(paid({ amount, phone, account, intent: null, isExact: true }))
    },
    changeMood: async (_town, by) => {
      const next = by.weighted({ good: 5, mute: 2, moody: 3 })
      mood = next === 'mute' && losesMail ? 'good' : next
    },
    jump: (_town, by) => clock.move({ minutes: -(1 + by.below(40)) }),
    rest: async (town) => {
      mood = 'good'
      const anything = createRandom(1)
      while (mail.length > 0) await deliver(town, anything)
    },
  }
}
