import { expect, it } from 'vitest'
import { COMMANDS } from '../../../src/edge/cli/commands.ts'
import { makeTerminal, STATUTES } from './terminal.ts'

const CALLBACK_KEY = 'canary-callback-key-0123456789-abcdef'
const SECRETS = {
  AT_KEY: 'canary-at-api-key',
  KANNEL_PASSWORD: 'canary-kannel-password',
  PAWAPAY_TOKEN: 'canary-pawapay-token',
  MOMO_KEY: 'canary-momo-key',
  MPESA_SECRET: 'canary-mpesa-secret',
}

/** Nobody listens there: what is asked of an operator fails, and says what was asked. */
const NOWHERE = 'http://127.0.0.1:9'

/** They run until somebody stops them, or put a database in the place of another. */
const LEFT_OUT = ['serve', 'simulate', 'dial', 'restore', 'backup', 'copy-to']

/** Callback addresses are printed whole, to be entered at a carrier. */
const PRINTS_KEY = ['check']

function terminal() {
  const at = { name: 'at', kind: 'africastalking', username: 'acme', apiKey: '$AT_KEY' }
  const kannel = { name: 'modem', kind: 'kannel', username: 'line', password: '$KANNEL_PASSWORD' }
  const mpesa = { name: 'till', kind: 'mpesa', currency: 'KES', shortCode: '600100' }
  const keys = { passkey: '$MPESA_SECRET', consumerKey: '$MPESA_SECRET', consumerSecret: '$MPESA_SECRET' } // prettier-ignore
  const momo = { name: 'mm', kind: 'momo', currency: 'XOF', targetEnvironment: 'sandbox' }
  const codes = { subscriptionKey: '$MOMO_KEY', apiUser: '$MOMO_KEY', apiKey: '$MOMO_KEY' }
  const baseUrl = NOWHERE
  const installation = {
    carriers: [
      { ...at, baseUrl },
      { ...kannel, sendUrl: `${NOWHERE}/sendsms` },
    ],
    wallets: [
      { name: 'pp', kind: 'pawapay', currency: 'XOF', token: '$PAWAPAY_TOKEN', baseUrl },
      { ...mpesa, ...keys, baseUrl },
      { ...momo, ...codes, baseUrl },
    ],
  }
  const INSTALLATION = makeTerminal().file('line.json', JSON.stringify(installation))
  return makeTerminal({
    ...SECRETS,
    CALLBACK_KEY,
    PUBLIC_URL: 'https://line.example',
    INSTALLATION,
  })
}

/** What fills an option of a command: none of these is right everywhere. */
function filled(flags: string): string[] {
  const [name = ''] = flags.split(/[ ,]/)
  return flags.includes('<') ? [name, name === '--mutual' ? 'jappo' : 'pp'] : [name]
}

it('are in no line that any command prints, whatever it is given', async () => {
  const { run, done, file } = terminal()
  await done('apply', file('statutes.json', STATUTES))
  const told: string[] = []
  for (const command of COMMANDS.filter(({ name }) => !LEFT_OUT.includes(name))) {
    const { name, options = [], arguments: places = [] } = command
    const words = name.split(' ')
    const needed = options.filter(({ required }) => required).flatMap(({ flags }) => filled(flags))
    const given = places.map(() => 'pp')
    for (const argv of [words, [...words, ...given, ...needed], [...words, '--help']]) {
      const { out, err } = await run(argv)
      const printed = [out, ...err].join('\n')
      const secrets = [
        ...Object.values(SECRETS),
        ...(PRINTS_KEY.includes(name) ? [] : [CALLBACK_KEY]),
      ]
      told.push(...secrets.filter((one) => printed.includes(one)).map((one) => `${argv.join(' ')}: ${one}`)) // prettier-ignore
    }
  }
  expect(told).toEqual([])
}, 120_000)
