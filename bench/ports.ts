import type * as ids from '../src/edge/ids.ts'
import type * as phone from '../src/edge/phone.ts'
import type * as secrets from '../src/edge/secrets.ts'
import type * as log from '../src/log.ts'
import type { StoreOptions } from '../src/store/engine/open.ts'
import type * as open from '../src/store/engine/open.ts'
import { pino } from 'pino'
import { createAlarm } from '../src/app/alarm.ts'
import type { Ports, SmsCarrier } from '../src/app/ports.ts'
import { instant, type Instant } from '../src/core/dates.ts'
import { built } from './built.ts'
import { CALLBACK_KEY } from './calls.ts'
import { TOWN_OPENS } from './town.ts'

const { createIds } = await built<typeof ids>('edge/ids')
const { readPhone, writePhone } = await built<typeof phone>('edge/phone')
const { createSecrets } = await built<typeof secrets>('edge/secrets')
const { createLog } = await built<typeof log>('log')
const { openStore } = await built<typeof open>('store/engine/open')

const BENCH: SmsCarrier = {
  name: 'bench',
  send: async () => ({ kind: 'accepted', carrierId: null }),
}

/** The built service's app on a database of the bench (a file, or an address), its log in a file. */
export async function benchPorts(
  database: string,
  logPath: string,
  opens: Instant = TOWN_OPENS,
  options: StoreOptions = {},
): Promise<Ports> {
  const startedMs = Date.now()
  return {
    store: await openStore(database.includes('://') ? database : `sqlite:${database}`, options),
    clock: { now: () => instant(opens + Date.now() - startedMs) },
    ids: createIds(),
    log: createLog({
      level: 'info',
      key: null,
      secrets: [CALLBACK_KEY],
      to: pino.destination({ dest: logPath, sync: true }),
    }),
    sms: smsBy(BENCH),
    wallets: new Map(),
    callbackUrl: () => '',
    alarm: createAlarm(),
    promptDelayMs: 5000,
    readPhone,
    writePhone,
    secrets: createSecrets('bench'),
  }
}

/** Code of before several carriers were possible takes the one itself where others have a list. */
export function smsBy(carrier: SmsCarrier): Ports['sms'] & SmsCarrier {
  return { ...carrier, carriers: new Map([[carrier.name, carrier]]), routes: [] }
}
