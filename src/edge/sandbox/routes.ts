import express, { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { dueJobs, runDueJobs } from '../../app/work/jobs.ts'
import { listPeople } from '../../app/staff/people.ts'
import type { Ports } from '../../app/ports.ts'
import { reading } from '../../app/desk.ts'
import { receiveEvent } from '../../app/payments/wallet-events.ts'
import { instant, type Instant } from '../../core/dates.ts'
import { isCurrency, toDecimal } from '../../core/money.ts'
import { sumWritten } from '../../app/amounts.ts'
import { type PhoneNumber, readInternational } from '../../core/phone-number.ts'
import { numberInAccount } from '../../core/account-text.ts'
import { mutualOfNumber } from '../../store/membership/households.ts'
import { loadMutuals } from '../../store/mutuals/directory.ts'
import { rolesOf } from '../../store/calls/callers.ts'
import { smsTo } from '../../store/messages/messages.ts'
import { type SandboxNotice, type SandboxOperator, SANDBOX_WALLET } from '../wallets/sandbox.ts'
import type { Worker } from '../worker.ts'
import { type ClockMove, clockMove } from './clock-move.ts'
import type { SandboxClock } from './clock.ts'

/** The short number that SMS come from and go to. */
const SANDBOX_SENDER = '21512'

type SandboxParts = {
  readonly ports: Ports
  readonly worker: Worker
  readonly clock: SandboxClock
  readonly operator: SandboxOperator
}

const ANSWER = z.strictObject({ answer: z.enum(['approve', 'refuse', 'no-funds', 'ignore']) })
const PAYBILL = z.strictObject({
  phone: z.string(),
  account: z.string().max(64),
  amount: z.string().max(20),
})

/**
 * The outside world of the sandbox: what phones received, payment prompts, payments that people
 * start themselves, the clock. Every answer comes after all that follows from it has happened.
 */
export function sandboxRoutes(parts: SandboxParts): Router {
  const router = Router()
  router.use(express.json({ limit: '16kb' }))
  router.use((_request, response, next) => {
    response.set('cache-control', 'no-store')
    parts.worker.settle().then(() => next(), next)
  })
  router.get('/people', async (_request, response) => {
    response.json(await reading(parts.ports, (desk) => listPeople(desk)))
  })
  router.get('/sms', (request, response) => listSms(parts, request, response))
  router.get('/prompts', (request, response) => listPrompts(parts, request, response))
  router.post('/prompts/:id', (request, response) => answerPrompt(parts, request, response))
  router.post('/paybill', (request, response) => payBill(parts, request, response))
  router.get('/clock', (_request, response) => {
    response.json({ now: new Date(parts.clock.now()).toISOString() })
  })
  router.post('/clock', (request, response) => moveClock(parts, request, response))
  return router
}

async function listSms(parts: SandboxParts, request: Request, response: Response): Promise<void> {
  const phone = phoneAsked(request, response)
  if (!phone) return
  const messages = await parts.ports.store.read((tx) => smsTo(tx, phone))
  response.json(
    messages.map((row) => ({
      at: new Date(row.sent_at as Instant).toISOString(),
      from: SANDBOX_SENDER,
      text: row.text,
      parts: row.parts,
    })),
  )
}

async function listPrompts(
  { operator }: SandboxParts,
  request: Request,
  response: Response,
): Promise<void> {
  const phone = phoneAsked(request, response)
  if (!phone) return
  response.json(
    operator.promptsOf(phone).map(({ intentId, amount, currency, payee, reference }) => ({
      id: intentId,
      amount,
      currency,
      payee,
      reference,
    })),
  )
}

async function answerPrompt(
  parts: SandboxParts,
  request: Request,
  response: Response,
): Promise<void> {
  const body = ANSWER.safeParse(request.body)
  const id = String(request.params['id'])
  if (!body.success) return refuse(response, 400, 'answer: approve, refuse, no-funds or ignore')
  if (!parts.operator.has(id)) return refuse(response, 404, 'no prompt of this id is waiting')
  const notice = parts.operator.answer(id, body.data.answer, parts.clock.now())
  if (notice) await tell(parts, notice)
  response.json({ status: 'answered', notice })
}

async function payBill(parts: SandboxParts, request: Request, response: Response): Promise<void> {
  const body = PAYBILL.safeParse(request.body)
  if (!body.success) return refuse(response, 400, z.prettifyError(body.error))
  const phone = readInternational(body.data.phone)
  if (!phone) return refuse(response, 400, 'phone: not in international form')
  const currency = await currencyOf(parts, phone, body.data.account)
  if (!isCurrency(currency)) return refuse(response, 400, `amount: no currency ${currency}`)
  const amount = sumWritten(body.data.amount, currency)
  if ('why' in amount) return refuse(response, 400, `amount: ${amount.why}`)
  const notice: SandboxNotice = {
    event: 'paid',
    intent: null,
    receipt: parts.operator.receiptNumber(),
    amount: toDecimal(amount.value, currency),
    currency,
    account: body.data.account,
    phone,
    paidAt: new Date(parts.clock.now()).toISOString(),
  }
  await tell(parts, notice)
  response.json({ status: 'paid', notice })
}

/** The currency of the mutual that the payment is for, as far as that can be told. */
async function currencyOf(
  parts: SandboxParts,
  phone: PhoneNumber,
  account: string,
): Promise<string> {
  const now = parts.ports.clock.now()
  return parts.ports.store.read(async (tx) => {
    const number = numberInAccount(account)
    const code =
      (number && (await mutualOfNumber(tx, number))) ?? (await rolesOf(tx, phone, now))[0]?.mutual
    const [mutual] = await loadMutuals(tx, code ? [code] : null, 1)
    return mutual?.currency ?? 'KES'
  })
}

/** The operator's notice, by the same way a real one's comes in. */
async function tell(parts: SandboxParts, notice: SandboxNotice): Promise<void> {
  await receiveEvent(parts.ports, SANDBOX_WALLET, 'notice', notice)
  await parts.worker.settle()
}

async function moveClock(parts: SandboxParts, request: Request, response: Response): Promise<void> {
  const now = parts.clock.now()
  const move: ClockMove = clockMove(request.body, now)
  if (!move.ok) return refuse(response, 400, move.why)
  await runUntil(parts, move.to)
  response.json({ now: new Date(parts.clock.now()).toISOString() })
}

/**
 * Moves the clock to each job that falls due on the way, runs it there, and goes on. What is due
 * already comes first, so that a mutual that is new has its jobs from now on.
 */
async function runUntil(parts: SandboxParts, to: Instant): Promise<void> {
  await runDueJobs(parts.ports)
  await parts.worker.settle()
  for (const job of await dueJobs(parts.ports, to)) {
    if (job.at > parts.clock.now()) await parts.clock.moveTo(job.at)
    await job.run()
    await parts.worker.settle()
  }
  if (to > parts.clock.now()) await parts.clock.moveTo(instant(to))
  await parts.worker.settle()
}

function phoneAsked(request: Request, response: Response): PhoneNumber | null {
  const asked = request.query['phone']
  const phone = typeof asked === 'string' ? readInternational(asked) : null
  if (!phone) refuse(response, 400, 'phone: an international number, with its + written %2B')
  return phone
}

function refuse(response: Response, status: number, error: string): void {
  response.status(status).json({ error })
}
