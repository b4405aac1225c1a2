import { writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { createAlarm } from '../../src/app/alarm.ts'
import { oneCarrier } from '../../src/app/sending/carriers.ts'
import type { Log, Ports } from '../../src/app/ports.ts'
import { instant } from '../../src/core/dates.ts'
import { createIds } from '../../src/edge/ids.ts'
import { readPhone, writePhone } from '../../src/edge/phone.ts'
import { createSecrets } from '../../src/edge/secrets.ts'
import { createSandboxOperator } from '../../src/edge/wallets/sandbox.ts'
import { createWorker } from '../../src/edge/worker.ts'
import { openStore } from '../../src/store/engine/open.ts'
import { freeAll } from '../../src/store/lease.ts'

/** A service without doors: it does what is there, and says each thing that it gets out or ends. */
const [url, opens, began] = process.argv.slice(2) as [string, string, string]

/** Time goes faster, so that nobody waits minutes for what a dead process had taken. */
const SPEED = 10

/** An SMS is with the carrier for so long. */
const CARRIER_MS = 20

const clock = { now: () => instant(Number(opens) + (Date.now() - Number(began)) * SPEED) }

/** At once, so that nothing said is lost with the process. */
function say(words: string): void {
  writeSync(1, `${words}\n`)
}

const log: Log = {
  info: (event, fields) => say(`${event} ${JSON.stringify(fields ?? {})}`),
  warn: (event, fields) => say(`${event} ${JSON.stringify(fields ?? {})}`),
  error: (event, error) => say(`error ${event} ${String(error)}`),
  pseudonym: () => 'somebody',
}

const store = await openStore(url, { poolSize: 6 })
const { wallet } = createSandboxOperator(() => 'none', clock.now)
const ports: Ports = {
  store,
  clock,
  log,
  ids: createIds(),
  sms: oneCarrier({
    name: 'africastalking',
    send: async ({ id }) => {
      say(`handed ${id}`)
      await setTimeout(CARRIER_MS)
      return { kind: 'accepted', carrierId: `c-${id}` }
    },
  }),
  wallets: new Map([['sandbox', wallet]]),
  callbackUrl: () => '',
  alarm: createAlarm(),
  promptDelayMs: 0,
  readPhone,
  writePhone,
  secrets: createSecrets('a key of tests', { cost: 1024 }),
}
if (store.engine === 'sqlite') await store.write(freeAll)
createWorker(ports, { settlesFirst: false }).start()
