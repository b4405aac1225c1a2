import { instant } from '../../src/core/dates.ts'
import { createAlarm } from '../../src/app/alarm.ts'
import type { Ports } from '../../src/app/ports.ts'
import { readPhone, writePhone } from '../../src/edge/phone.ts'
import type { Store } from '../../src/store/store.ts'
import { createSecrets } from '../../src/edge/secrets.ts'

/** Ports for acts that send nothing: a clock that stands at an instant, counted ids and digits. */
export function makeFilePorts(store: Store, at = '2026-03-02T08:00:00Z'): Ports {
  let count = 0
  const silent = () => {}
  return {
    store,
    clock: { now: () => instant(Date.parse(at)) },
    ids: {
      id: () => `id-${(count += 1)}`,
      digits: (length) => String((count += 1) * 7919).padStart(length, '0'),
    },
    log: { info: silent, warn: silent, error: silent, pseudonym: () => 'phone' },
    sms: { carriers: new Map(), routes: [] },
    wallets: new Map([['sandbox', {} as never]]),
    callbackUrl: () => '',
    alarm: createAlarm(),
    promptDelayMs: 0,
    readPhone,
    writePhone,
    secrets: createSecrets('test'),
  }
}
