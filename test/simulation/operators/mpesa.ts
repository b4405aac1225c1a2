import type { MpesaSettings } from '../../../src/edge/wallets/mpesa/account.ts'
import { mpesaWallet } from '../../../src/edge/wallets/mpesa/wallet.ts'
import { tokenKeeper } from '../../../src/edge/outgoing/token.ts'
import type { Wallet } from '../../../src/app/wallet.ts'
import { writeAmount } from '../../../src/simulators/kernel/amounts.ts'
import { createMpesaSimulator } from '../../../src/simulators/mpesa/create.ts'
import { reverse } from '../../../src/simulators/mpesa/later-reversal.ts'
import { payBill } from '../../../src/simulators/mpesa/pay-bill.ts'
import type { Push } from '../../../src/simulators/mpesa/state.ts'
import { FIRST_ACCOUNT } from '../../../src/simulators/mpesa/state.ts'
import { statementOf } from '../../../src/simulators/mpesa/statement.ts'
import type { Random } from '../random.ts'
import { listenAt } from '../wire.ts'
import type { OpenOperator } from './operator.ts'
import { answer, callback, wrongCallbacks, wrongRequests } from './orders.ts'
import { deliverTo, type Door, type Kind, type Order, simulated } from './simulated.ts'

/** Each mutual has a pay-bill number of its own. */
const SHORT_CODES = { umoja: '600100', tumaini: '600200' } as const

/** What Daraja gets wrong once in a while; a pay-bill payment has no other word than its notice. */
const ODD: readonly Order[] = [
  ...wrongCallbacks('stk-callback'),
  ...wrongRequests('stk-push'),
  callback('confirmation', { never: true }),
  callback('confirmation', { copies: 3, apartMs: 0 }),
  callback('confirmation', { hold: true }),
  answer('stk-push', { fault: 'token-expired' }),
  answer('stk-query', { fault: 'token-expired' }),
  answer('stk-push', { fault: 'busy' }),
  answer('token', { fault: '503' }),
  answer('pull', { fault: '500' }),
]

/** What Daraja does in several ways, it does in any; what no document decides for us, in the usual one. */
function drawQuirks(random: Random) {
  return {
    ...{ expiresIn: 'any', callbackResultCode: 'any', callbackBalance: 'any' },
    ...{ callbackItems: 'any', callbackPhone: 'any', registered: 'any' },
    ...{ pushConfirmation: 'any', confirmationAmount: 'any', confirmationPhone: 'any' },
    ...{ pullRows: 'any', pullEmpty: 'any' },
    pullOffset: random.pick(['rows', 'pages'] as const),
    statementDates: random.pick(['14-03-2026 10:16:02', '2026-03-14 10:16:02'] as const),
    statementAccount: random.pick(['own-column', 'in-details'] as const),
    statementWithdrawn: random.pick(['negative', 'positive'] as const),
    statementMark: random.pick(['none', 'bom'] as const),
  } as const
}

/** M-PESA in Kenya, through its adapter. */
export const openMpesa: OpenOperator = (_clock, random) => {
  const door: Door = { town: null }
  const seed = random.below(2 ** 31)
  const simulator = createMpesaSimulator({ seed, deliver: deliverTo(door) })
  const { world } = simulator
  const { own } = world.state
  // The operator turns validation on by letter, and where it is on we are asked.
  const validation = random.percent(50)
  const denies = random.percent(50)
  for (const shortCode of Object.values(SHORT_CODES))
    own.accounts[shortCode] = { ...FIRST_ACCOUNT, shortCode, validation, pullPage: 3 }
  Object.assign(own.quirks, drawQuirks(random), { queryOfSuccess: denies ? 'any' : 'true' })
  const baseUrl = listenAt('mpesa', simulator)
  const settings = Object.values(SHORT_CODES).map((shortCode): MpesaSettings => ({
    ...{ name: nameOf(shortCode), kind: 'mpesa', currency: 'KES', shortCode, baseUrl },
    ...{ passkey: FIRST_ACCOUNT.passkey, consumerKey: FIRST_ACCOUNT.consumerKey },
    ...{ consumerSecret: FIRST_ACCOUNT.consumerSecret, validation },
    ...{ c2bVersion: random.pick(['v1', 'v2'] as const), pullNumber: '254711000999' },
  }))
  const pushOf = (about: string): Push | undefined =>
    own.pushes.find(({ checkoutRequestId }) => checkoutRequestId === about)

  const kind: Kind<typeof own> = {
    simulator,
    accounts: { umoja: nameOf(SHORT_CODES.umoja), tumaini: nameOf(SHORT_CODES.tumaini) },
    walletsOf: (store) => {
      const now = () => door.town?.world.clock.now() ?? (world.now() as never)
      const tokens = tokenKeeper(store, now)
      const wallets = settings.map((one): [string, Wallet] => {
        const callbackUrl = (path: string) => `https://us.example/pay/key/${one.name}/${path}`
        return [one.name, mpesaWallet({ settings: one, tokens, now, callbackUrl })]
      })
      return new Map(wallets)
    },
    walletOf: ({ account }) => nameOf(account),
    intentOf: (about) => intentIn(pushOf(about)?.callbackUrl ?? ''),
    accountOf: ({ reference }) => reference || null,
    isTold: (_town, about) =>
      world.state.deliveries.some(
        ({ operation, reference, state, body }) =>
          operation === 'stk-callback' &&
          reference === about &&
          state === 'done' &&
          body.includes(`"Value":${writeAmount(pushOf(about)?.amount ?? 0, 2)}}`),
      ),
    begin: async ({ world: { ports } }) => {
      for (const wallet of ports.wallets.values()) await wallet.register?.()
    },
    payBill: async (_random, { phone, account, amount, mutual }) => {
      const shortCode = SHORT_CODES[mutual]
      const whole = Math.ceil(amount / 100) * 100
      const paid = { phone: phone.slice(1), account: account ?? '', amount: whole, shortCode }
      await payBill(world, paid)
      if (random.percent(70)) await simulator.tick()
    },
    denies,
    takeBack: (by) => {
      const isOpen = ({ kind, receipt }: (typeof world.state.money)[number]) =>
        (kind === 'push' || kind === 'pay-bill') && !own.reversed.includes(receipt)
      // No account goes below nothing: what was spent on fees cannot be given back as well.
      const left = (of: string) =>
        world.state.money
          .filter(({ account, kind }) => account === of && kind !== 'failed')
          .reduce((sum, { amount }) => sum + amount, 0)
      const payments = world.state.money
        .filter(isOpen)
        .filter(({ account, amount }) => amount <= left(account))
      if (payments.length > 0) reverse(world, by.pick(payments))
    },
    odd: ODD,
    contrary: ({ operation, body }) =>
      operation === 'stk-callback' && body.includes('CallbackMetadata')
        ? body.replace(/"ResultCode":"?0"?/, '"ResultCode":1032')
        : null,
    forgery: ({ operation, url, body }, by) => {
      if (operation !== 'stk-callback') return null
      const other = by.pick(['0', '1', '2', '3']) + by.pick(['a', 'b', 'c', 'd'])
      const seal = url.replace(/..(?=\/told$)/, other)
      return seal === url ? null : { url: seal, body: forgedBody(body), receipt: null }
    },
    dates: own.quirks.statementDates === '14-03-2026 10:16:02' ? 'dmy' : 'ymd',
    statement: (wallet, { from, to }) => {
      const account = own.accounts[shortCodeOf(wallet)]
      if (!account) throw new Error(`no account ${wallet}`)
      return statementOf(world, account, to === undefined ? { from } : { from, to })
    },
  }
  return simulated(kind, door)
}

function nameOf(shortCode: string): string {
  return `till-${shortCode}`
}

function shortCodeOf(name: string): string {
  return name.replace('till-', '')
}

/** The address of a request begins with its name, in hexadecimal digits. */
export function intentIn(url: string): string | null {
  const [, name] = /\/([0-9a-f]+)-[0-9a-f]{32}\/told$/.exec(url) ?? []
  return name === undefined ? null : Buffer.from(name, 'hex').toString('utf8')
}

function forgedBody(body: string): string {
  return body.replace(/"MpesaReceiptNumber","Value":"[A-Z0-9]+"/, FORGED)
}

const FORGED = '"MpesaReceiptNumber","Value":"FORGED0001"'
