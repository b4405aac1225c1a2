import { createRandom, type Random } from '../../simulation/random.ts'
import { texts } from '../../../src/core/wording/texts/en.ts'
import { CLINIC, KEY, type Line, type Member, TILL } from './line.ts'

/** Something that somebody asks for, again and again with the same id until it is acknowledged. */
type Asked = {
  readonly id: string
  readonly member: Member
  acknowledged: boolean
  /** When it was acknowledged, at the latest, by the machine's clock. */
  by: number
  /** What was answered last. */
  answer: string
}

/** `time`: when the payer paid, by the operator's clock; the same however often it is told. */
export type Payment = Asked & { readonly shillings: number; readonly time: string }

/** A call by which a member asks to pay what is owed; `typed` are the answers that were taken. */
export type Call = Asked & { typed: number }

/** What calls, payments and checks there were, and which of them were acknowledged. */
export type Traffic = {
  readonly payments: readonly Payment[]
  readonly checks: readonly Asked[]
  readonly calls: readonly Call[]
  /**
   * Tries again what was not acknowledged, then so many more of each, all at once. What is answered
   * is looked at; resolves when everything was answered or its connection broke.
   */
  burst(address: string, counts?: Partial<Counts>): Promise<void>
  /** Whether everything was acknowledged. */
  isDone(): boolean
}

type Counts = { readonly payments: number; readonly checks: number; readonly calls: number }

const USUAL: Counts = { payments: 6, checks: 4, calls: 3 }

const KEYS = ['1', '1', '1'] as const

/** So long somebody waits; operators wait some ten seconds. */
const ANSWER_MS = 15_000

export function createTraffic({ members }: Line, seed: number): Traffic {
  const random = createRandom(seed)
  const payments: Payment[] = []
  const checks: Asked[] = []
  const calls: Call[] = []
  const open = () => ({
    member: random.pick(members),
    acknowledged: false,
    by: Infinity,
    answer: '',
  })

  async function burst(address: string, counts: Partial<Counts> = {}): Promise<void> {
    const { payments: pays, checks: asks, calls: dials } = { ...USUAL, ...counts }
    for (let n = 0; n < pays; n += 1) {
      const id = `F${seed.toString(36).toUpperCase()}X${String(payments.length).padStart(6, '0')}`
      payments.push({ ...open(), id, shillings: 1 + random.below(900), time: nairobiNow() })
    }
    for (let n = 0; n < asks; n += 1)
      checks.push({ ...open(), id: `check-${seed}-${checks.length}` })
    for (let n = 0; n < dials; n += 1) {
      const member = members[calls.length % members.length] as Member
      calls.push({ ...open(), member, id: `call-${seed}-${calls.length}`, typed: 0 })
    }
    const waiting = <One extends Asked>(all: readonly One[]) =>
      all.filter(({ acknowledged }) => !acknowledged)
    await Promise.all([
      ...twice(random, waiting(payments)).map((payment) => pay(address, payment)),
      ...twice(random, waiting(checks)).map((check) => ask(address, check)),
      ...waiting(calls).map((call) => dial(address, call)),
    ])
  }

  const isDone = () => [...payments, ...checks, ...calls].every((one) => one.acknowledged)
  return { payments, checks, calls, burst, isDone }
}

/** Operators repeat themselves: some of them come at the same moment once more. */
function twice<One>(random: Random, all: readonly One[]): One[] {
  return all.flatMap((one) => (random.percent(15) ? [one, one] : [one]))
}

async function pay(address: string, payment: Payment): Promise<void> {
  const { id, member, shillings, time } = payment
  const body = JSON.stringify({
    ...{ TransactionType: 'Pay Bill', TransID: id, TransTime: time },
    ...{
      TransAmount: `${shillings}.00`,
      BusinessShortCode: '600100',
      BillRefNumber: member.number,
    },
    ...{ InvoiceNumber: '', OrgAccountBalance: '', ThirdPartyTransID: '' },
    ...{ MSISDN: member.phone.slice(1), FirstName: 'AMINA', MiddleName: '', LastName: '' },
  })
  const answer = await post(`${address}/pay/${KEY}/${TILL}/paid`, body, 'application/json')
  note(payment, answer, (text) => text.includes('"ResultCode":0'))
}

/** Daraja's clock on the wall. */
function nairobiNow(): string {
  const walls = new Date(Date.now() + 3 * 3600 * 1000).toISOString()
  return walls.replace(/[-:T]/g, '').slice(0, 14)
}

async function ask(address: string, check: Asked): Promise<void> {
  const { id, member } = check
  const sms = { id, from: CLINIC, to: '21512', text: member.number, date: '' }
  const answer = await post(`${address}/at/${KEY}/sms`, new URLSearchParams(sms))
  note(check, answer, (text) => text === 'OK')
}

/** Goes on where the call was: a carrier sends the same request again. */
async function dial(address: string, call: Call): Promise<void> {
  while (call.typed <= KEYS.length) {
    const { id, member, typed } = call
    const form = {
      ...{ sessionId: id, phoneNumber: member.phone, serviceCode: '*384*77#' },
      ...{ text: KEYS.slice(0, typed).join('*'), networkCode: '63902' },
    }
    const answer = await post(`${address}/at/${KEY}/ussd`, new URLSearchParams(form))
    call.answer = answer?.text ?? ''
    if (answer?.status !== 200) return
    if (CANNOT_NOW.test(answer.text)) return
    if (answer.text.startsWith('END ')) break
    call.typed += 1
  }
  acknowledge(call)
}

/** What a caller reads while we cannot answer, in this and other languages; nothing was done. */
const CANNOT_NOW = new RegExp(escaped(texts['screen.cannot-now-short'].slice(0, 25)))

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

type Answer = { readonly status: number; readonly text: string }

async function post(
  url: string,
  body: string | URLSearchParams,
  type?: string,
): Promise<Answer | null> {
  try {
    const headers = type ? { 'content-type': type } : {}
    const signal = AbortSignal.timeout(ANSWER_MS)
    const response = await fetch(url, { method: 'POST', body, headers, signal })
    return { status: response.status, text: await response.text() }
  } catch {
    // It was not answered: whoever asked does not know what became of it.
    return null
  }
}

function note(asked: Asked, answer: Answer | null, isTaken: (text: string) => boolean): void {
  if (!answer) return
  asked.answer = `${answer.status} ${answer.text}`
  if (answer.status === 200 && isTaken(answer.text)) acknowledge(asked)
}

function acknowledge(asked: Asked): void {
  if (asked.acknowledged) return
  asked.acknowledged = true
  asked.by = Date.now() + 1
}
