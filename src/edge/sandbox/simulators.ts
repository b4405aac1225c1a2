import type { Ports } from '../../app/ports.ts'
import type { Config } from '../../config.ts'
import { invariant } from '../../core/invariant.ts'
import { type Installation, readInstallation } from '../../installation.ts'
import type { OperatorName } from '../../simulators/names.ts'
import { type Started, startSimulator } from '../../simulators/start.ts'
import { addressOf, callbackUrls, DEPOSITS_PATH, REFUNDS_PATH } from '../callbacks/addresses.ts'
import { sandboxStatutes } from './people.ts'
import { promptBy, SIMULATED_WALLET } from './simulated-wallet.ts'

/** Operators on this machine that the sandbox's calls and money go through, by the real adapters. */
export type SandboxSimulators = {
  /** With their wallet account, for the service to start with. */
  readonly config: Config
  /** Where the page of each is. */
  readonly pages: readonly { readonly operator: OperatorName; readonly address: string }[]
  /** From now on they go by the sandbox's clock, and the invented mutual asks through them. */
  begin(ports: Ports): Promise<void>
  stop(): Promise<void>
}

/** What a simulator of money has from its start, as it is entered into an installation file. */
const MONEY = {
  mpesa: {
    payBill: '600100',
    account: {
      shortCode: '600100',
      passkey: 'simulator-passkey',
      consumerKey: 'simulator-key',
      consumerSecret: 'simulator-secret',
    },
  },
  pawapay: { payBill: undefined, account: { token: 'simulator-token' } },
} as const
type Money = keyof typeof MONEY

const SEED = 1

/** Starts a carrier and an operator of money on free ports. The sandbox's own port must be known. */
export async function startSandboxSimulators(
  config: Config,
  operator: Money = 'mpesa',
): Promise<SandboxSimulators> {
  let now = () => Date.now()
  const clock = { now: () => now() }
  const start = (name: OperatorName) =>
    startSimulator(name, { port: 0, seed: SEED, file: null, deliverTo: null, clock })
  const carrier = await start('africastalking')
  const money = await start(operator)
  await carrier.control('dashboard', carrierSettings(config))
  if (operator === 'pawapay') {
    const url = callbackUrls(config)
    const depositCallbackUrl = url(SIMULATED_WALLET, DEPOSITS_PATH)
    const refundCallbackUrl = url(SIMULATED_WALLET, REFUNDS_PATH)
    await money.control('dashboard', { depositCallbackUrl, refundCallbackUrl })
  }
  return {
    config: { ...config, installation: withWallet(config.installation, operator, money) },
    pages: [
      { operator: 'africastalking', address: `${carrier.address}/simulator` },
      { operator, address: `${money.address}/simulator` },
    ],
    begin: async (ports) => {
      now = () => ports.clock.now()
      await ports.wallets.get(SIMULATED_WALLET)?.register?.()
      const { payBill } = MONEY[operator]
      const wallet = { wallet: SIMULATED_WALLET, ...(payBill && { payBill }) }
      await promptBy(ports, [wallet, ...sandboxStatutes.mutual.wallets])
    },
    stop: async () => {
      await Promise.all([carrier.stop(), money.stop()])
    },
  }
}

/** Callbacks of the carrier, as they are entered into its dashboard. */
function carrierSettings({ port, callbackKeys }: Config) {
  const us = { base: `http://127.0.0.1:${port}`, key: callbackKeys[0]?.reveal() ?? '' }
  const at = (path: string) => addressOf({ door: 'at', path }, us)
  return {
    serviceCodes: [sandboxStatutes.mutual.serviceCode],
    ussdUrl: at('/ussd'),
    ussdEndedUrl: at('/ussd-ended'),
    smsUrl: at('/sms'),
    deliveryUrl: at('/delivery'),
    optOutUrl: at('/opt-out'),
  }
}

function withWallet(installation: Installation, kind: Money, { address }: Started): Installation {
  const { currency } = sandboxStatutes.mutual
  const common = { name: SIMULATED_WALLET, kind, currency, baseUrl: address }
  const file = { wallets: [{ ...common, ...MONEY[kind].account }] }
  const read = readInstallation(JSON.stringify(file), {})
  invariant(read.ok, `the simulated wallet: ${JSON.stringify(read)}`)
  return { ...installation, wallets: [...installation.wallets, ...read.installation.wallets] }
}
