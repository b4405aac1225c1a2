import { writeAmount } from '../kernel/amounts.ts'
import { ask, type Notice, post } from '../kernel/callbacks.ts'
import { jsonBody } from '../kernel/http.ts'
import { balanceOf, move, phoneOf } from '../kernel/phones.ts'
import type { Movement } from '../kernel/state.ts'
import { compactTime, dayOf } from '../kernel/time.ts'
import { hashedPhone, maskedPhone } from './answers.ts'
import type { StkCode } from './codes.ts'
import { NAIROBI, newReceipt } from './names.ts'
import type { Account, Mpesa, Registered } from './state.ts'
import { quirkOf } from './quirks.ts'

/** A payment that is about to be made. */
type Payment = {
  readonly receipt: string
  readonly kind: 'push' | 'pay-bill'
  readonly phone: string
  readonly amount: number
  readonly reference: string
  readonly about: string | null
  readonly startedAt: number
}

/** 2.4, 2.10: the first limit that a payment breaks, the payer's purse last. */
export function limitReached(
  world: Mpesa,
  account: Account,
  { phone, amount }: Pick<Payment, 'phone' | 'amount'>,
): StkCode | null {
  const today = dayOf(world.now(), NAIROBI)
  const paid = world.state.money
    .filter(({ kind }) => kind === 'push' || kind === 'pay-bill')
    .filter((movement) => movement.phone === phone && dayOf(movement.at, NAIROBI) === today)
    .reduce((sum, movement) => sum + movement.amount, 0)
  if (amount < account.minimum) return '2'
  if (amount > account.perTransaction) return '3'
  if (paid + amount > account.perDay) return '4'
  if (balanceOf(world, account.shortCode) + amount > account.maximumBalance) return '8'
  return amount > phoneOf(world, phone).balance ? '1' : null
}

/** Operators give validation about eight seconds (2.6). */
const VALIDATION_MS = 8_000

/**
 * Takes a payment, after asking the mutual where validation is on; false when that said no. Then
 * the charge is taken and the confirmation leaves.
 */
export async function receive(world: Mpesa, account: Account, payment: Payment): Promise<boolean> {
  const registered = world.state.own.registered[account.shortCode]
  const isAsked = payment.kind === 'pay-bill' || quirkOf(world, 'pushValidation') === 'asked'
  const mayPass =
    registered && account.validation && isAsked
      ? await validated(world, account, registered, payment)
      : { passes: true, thirdPartyId: '' }
  if (!mayPass.passes) return false
  const movement = move(world, {
    ...payment,
    account: account.shortCode,
    currency: 'KES',
    of: null,
  })
  charge(world, account, movement)
  const isTold = payment.kind === 'pay-bill' || quirkOf(world, 'pushConfirmation') === 'sent'
  if (registered && isTold) {
    const body = (amount: number) =>
      noticeBody(
        world,
        { account, registered, payment: { ...payment, amount } },
        {
          balance: movement.balance,
          thirdPartyId: mayPass.thirdPartyId,
        },
      )
    post(world, {
      ...noticeOf(payment, 'confirmation', registered.confirmationUrl),
      body: body(payment.amount),
      withAmount: (amount) => body(Math.round(Number(amount) * 100)),
    })
  }
  return true
}

type Validated = { readonly passes: boolean; readonly thirdPartyId: string }

async function validated(
  world: Mpesa,
  account: Account,
  registered: Registered,
  payment: Payment,
): Promise<Validated> {
  const reply = await ask(world, {
    ...noticeOf(payment, 'validation', registered.validationUrl),
    body: noticeBody(world, { account, registered, payment }, null),
    timeoutMs: VALIDATION_MS,
  })
  const answer = reply?.status === 200 ? jsonBody(reply.body) : null
  const code = answer?.['ResultCode']
  if (code === undefined)
    return { passes: registered.responseType === 'Completed', thirdPartyId: '' }
  const id = answer?.['ThirdPartyTransID']
  return { passes: code === '0' || code === 0, thirdPartyId: typeof id === 'string' ? id : '' }
}

function noticeOf(
  { phone, receipt }: Payment,
  operation: string,
  url: string,
): Omit<Notice, 'body'> {
  return { operation, phone, reference: receipt, url }
}

type Told = {
  readonly account: Account
  readonly registered: Registered
  readonly payment: Payment
}

/** 2.6: all values are text. A validation (`after` null) has no balance yet. */
function noticeBody(
  world: Mpesa,
  { account, registered, payment }: Told,
  after: { readonly balance: number; readonly thirdPartyId: string } | null,
): string {
  const places = quirkOf(world, 'confirmationAmount') === '250' ? 0 : 2
  return JSON.stringify({
    TransactionType: account.kind === 'till' ? 'Buy Goods' : 'Pay Bill',
    TransID: payment.receipt,
    TransTime: compactTime(world.now(), NAIROBI),
    TransAmount: writeAmount(payment.amount, places),
    BusinessShortCode: account.shortCode,
    BillRefNumber: payment.reference,
    InvoiceNumber: '',
    OrgAccountBalance: after ? writeAmount(after.balance, 2) : '',
    ThirdPartyTransID: after?.thirdPartyId ?? '',
    MSISDN: phoneTold(world, registered, payment.phone),
    FirstName: phoneOf(world, payment.phone).name,
    MiddleName: '',
    LastName: '',
  })
}

/** 13.4: the version of the registration decides. */
function phoneTold(world: Mpesa, { version }: Registered, phone: string): string {
  if (quirkOf(world, 'confirmationPhone') === 'full') return phone
  return version === 'v1' ? hashedPhone(phone) : maskedPhone(phone)
}

function charge(world: Mpesa, account: Account, paid: Movement): void {
  const band = account.charges.find(({ upTo }) => paid.amount <= upTo)
  if (!band || band.charge === 0) return
  const isShared = quirkOf(world, 'chargeReceipt') === 'shared'
  move(world, {
    receipt: isShared ? paid.receipt : newReceipt(world),
    kind: 'charge',
    account: account.shortCode,
    phone: null,
    reference: '',
    amount: -band.charge,
    currency: 'KES',
    of: paid.receipt,
    about: null,
  })
}
