import type { Wallet } from '../../../src/app/wallet.ts'
import { instant } from '../../../src/core/dates.ts'
import { uuidOf } from '../../../src/edge/outgoing/uuid.ts'
import { pawapayWallet } from '../../../src/edge/wallets/pawapay/wallet.ts'
import { createPawapaySimulator } from '../../../src/simulators/pawapay/create.ts'
import { csvOf } from '../../../src/simulators/pawapay/statement.ts'
import { listenAt } from '../wire.ts'
import type { OpenOperator } from './operator.ts'
import { answer, callback, wrongCallbacks, wrongRequests } from './orders.ts'
import { deliverTo, type Door, type Kind, simulated } from './simulated.ts'

const NAME = 'aggregator'
const DEPOSITS = `https://us.example/pay/key/${NAME}/deposits`

const ODD = [
  ...wrongCallbacks('deposit-callback'),
  callback('deposit-callback', { signature: 'wrong' }),
  callback('deposit-callback', { signature: 'absent' }),
  ...wrongRequests('deposit'),
  answer('deposit', { fault: 'UNKNOWN_ERROR', afterWork: true }),
  answer('deposit-status', { fault: '500' }),
  answer('public-key', { fault: '503' }),
  answer('active-conf', { fault: 'html' }),
]

/**
 * pawaPay in Kenya, through its adapter. One of the two mutuals has the account: whose fee it is would
 * nobody know otherwise. Payers cannot start a payment by themselves.
 */
export const openPawapay: OpenOperator = (_clock, random) => {
  const door: Door = { town: null }
  const agreed = { depositCallbackUrl: DEPOSITS, signedCallbacks: true }
  const seed = random.below(2 ** 31)
  const simulator = createPawapaySimulator({ seed, deliver: deliverTo(door), agreed })
  const { world } = simulator
  const { own } = world.state
  Object.assign(own.quirks, {
    ...{ callbackAmount: 'any', signatureEncoding: 'any', digest: 'any', callbackType: 'any' },
    statementColumns: random.pick(['dashboard', 'integrators'] as const),
    statementLag: 'none',
  })
  const baseUrl = listenAt('pawapay', simulator)
  const depositOf = (about: string) => own.deposits.find(({ id }) => id === about)
  const kind: Kind<typeof own> = {
    simulator,
    accounts: { umoja: NAME, tumaini: null },
    walletsOf: () => {
      const now = () => door.town?.world.clock.now() ?? instant(world.now())
      const options = { currency: 'KES', token: own.agreed.token, baseUrl, now } as const
      const wallet: Wallet = pawapayWallet({
        ...{ name: NAME, ...options, signedCallbacks: true, callbackUrls: [DEPOSITS] },
      })
      return new Map([[NAME, wallet]])
    },
    walletOf: () => NAME,
    intentOf: (about) => depositOf(about)?.metadata['intentId'] ?? null,
    accountOf: ({ about }) => depositOf(about ?? '')?.clientReferenceId ?? null,
    // It is asked by a name that is ours.
    isTold: () => true,
    begin: async () => undefined,
    payBill: async () => undefined,
    odd: ODD,
    contrary: () => null,
    forgery: ({ url, body }, by) => {
      const receipt = uuidOf(`forged-${by.below(1000)}`)
      return { url, body: body.replace(/"depositId":"[^"]+"/, `"depositId":"${receipt}"`), receipt }
    },
    dates: null,
    statement: (_wallet, { from, to = '9999-12-31' }) => {
      const wallet = { country: 'KEN', currency: 'KES', provider: '' }
      return csvOf(world, { wallet, startDate: from, endDate: to })
    },
  }
  return simulated(kind, door)
}
