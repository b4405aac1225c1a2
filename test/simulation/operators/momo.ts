import { tokenKeeper } from '../../../src/edge/outgoing/token.ts'
import { momoWallet } from '../../../src/edge/wallets/momo/wallet.ts'
import { instant } from '../../../src/core/dates.ts'
import { request } from '../../../src/simulators/kernel/http.ts'
import { createMomoSimulator } from '../../../src/simulators/momo/create.ts'
import { FIRST_USER } from '../../../src/simulators/momo/state.ts'
import { statementOf } from '../../../src/simulators/momo/statement.ts'
import { listenAt } from '../wire.ts'
import type { OpenOperator } from './operator.ts'
import { answer, wrongCallbacks, wrongRequests } from './orders.ts'
import { deliverTo, type Door, type Kind, simulated } from './simulated.ts'

const NAME = 'momo'
const MARKET = 'mtnkenya'

const ODD = [
  ...wrongCallbacks('callback'),
  ...wrongRequests('request-to-pay'),
  answer('request-to-pay', { fault: 'token-expired' }),
  answer('status', { fault: 'token-expired' }),
  answer('status', { fault: 'html-403' }),
  answer('token', { fault: '500' }),
  answer('active', { fault: '500' }),
]

/** The statement is read by names that an installation gives its columns. */
const MAPPING = {
  columns: {
    ...{ receipt: 'Financial Transaction Id', paidAt: 'Date', amount: 'Amount', kind: 'Type' },
    ...{ status: 'Status', phone: 'From', account: 'Note', currency: 'Currency' },
    ...{ balance: 'Balance', linked: 'Related Transaction Id' },
  },
  ...{ done: 'Successful', timeZone: 'UTC' },
}

/**
 * MTN MoMo, as if it were in Kenya, through its adapter. What payers start by themselves is told by the
 * statement alone. One of the two mutuals has the account.
 */
export const openMomo: OpenOperator = (_clock, random) => {
  const door: Door = { town: null }
  const agreed = { currency: 'KES', targetEnvironment: MARKET }
  const seed = random.below(2 ** 31)
  const simulator = createMomoSimulator({ seed, deliver: deliverTo(door), agreed })
  const { world } = simulator
  const { own } = world.state
  Object.assign(own.quirks, {
    ...{ reason: 'any', callbackMethod: 'any', callbackRetries: 'any', noFunds: 'any' },
    active: 'any',
  })
  const baseUrl = listenAt('momo', simulator)
  const requestOf = (about: string) => own.requests.find(({ id }) => id === about)
  const kind: Kind<typeof own> = {
    simulator,
    accounts: { umoja: NAME, tumaini: null },
    walletsOf: (store) => {
      const now = () => door.town?.world.clock.now() ?? instant(world.now())
      const wallet = momoWallet({
        ...{ name: NAME, currency: 'KES', subscriptionKey: own.agreed.subscriptionKey, baseUrl },
        ...{ apiUser: FIRST_USER.id, apiKey: FIRST_USER.key ?? '', targetEnvironment: MARKET },
        ...{ callbackUrl: `https://us.example/pay/key/${NAME}/`, now },
        tokens: tokenKeeper(store, now),
      })
      return new Map([[NAME, wallet]])
    },
    walletOf: () => NAME,
    intentOf: (about) => requestOf(about)?.externalId ?? null,
    accountOf: ({ reference }) => reference || null,
    isTold: () => true,
    begin: async () => undefined,
    payBill: async (by, { phone, account, amount, mutual }) => {
      if (mutual !== 'umoja') return
      const body = { phone: phone.slice(1), account: account ?? '', amount: String(amount / 100) }
      await simulator.handle(request('POST', '/simulator/pay-bill', { body }))
      if (by.percent(70)) await simulator.tick()
    },
    odd: ODD,
    contrary: ({ body }) =>
      body.includes('"SUCCESSFUL"')
        ? body.replace('"SUCCESSFUL"', '"FAILED","reason":"APPROVAL_REJECTED"')
        : null,
    forgery: ({ url, body }, by) => {
      const receipt = `6${String(by.below(1000)).padStart(9, '0')}`
      const forged = body.replace(/"financialTransactionId":"\d+"/, FIELD + `"${receipt}"`)
      return forged === body ? null : { url, body: forged, receipt }
    },
    dates: null,
    mapping: MAPPING,
    statement: (_wallet, days) => statementOf(world, days),
  }
  return simulated(kind, door)
}

const FIELD = '"financialTransactionId":'
