import type * as server from '../../src/edge/http/server.ts'
import type * as metrics from '../../src/edge/http/metrics.ts'
import type * as ids from '../../src/edge/ids.ts'
import type * as phone from '../../src/edge/phone.ts'
import type * as secrets from '../../src/edge/secrets.ts'
import type * as log from '../../src/log.ts'
import type * as open from '../../src/store/engine/open.ts'
import { pino } from 'pino'
import type { Ports } from '../../src/app/ports.ts'
import { instant } from '../../src/core/dates.ts'
import type { Worker } from '../../src/edge/worker.ts'
import { built } from '../built.ts'
import { CALLBACK_KEY } from '../calls.ts'
import { TOWN_OPENS } from '../town.ts'
import { serve } from './listen.ts'

/**
 * The built service as it runs in production: its routes, its store, its log at `info` in a file.
 * Only the worker, which would send prompts to an operator, stands still.
 */
const [databasePath, logPath] = process.argv.slice(2) as [string, string]
const { createServer } = await built<typeof server>('edge/http/server')
const { createMetrics } = await built<typeof metrics>('edge/http/metrics')
const { createIds } = await built<typeof ids>('edge/ids')
const { readPhone } = await built<typeof phone>('edge/phone')
const { createSecrets } = await built<typeof secrets>('edge/secrets')
const { createLog } = await built<typeof log>('log')
const { openStore } = await built<typeof open>('store/engine/open')

const startedMs = Date.now()
const ports: Ports = {
  store: await openStore(`sqlite:${databasePath}`),
  clock: { now: () => instant(TOWN_OPENS + Date.now() - startedMs) },
  ids: createIds(),
  log: createLog({
    level: 'info',
    key: null,
    secrets: [CALLBACK_KEY],
    to: pino.destination({ dest: logPath, sync: true }),
  }),
  sms: { name: 'bench', send: async () => ({ kind: 'accepted', carrierId: null }) },
  wallets: new Map(),
  promptDelayMs: 5000,
  readPhone,
  secrets: createSecrets('bench'),
}

const worker: Worker = {
  kick: () => undefined,
  settle: async () => undefined,
  afterRequest: async () => undefined,
  start: () => undefined,
  stop: async () => undefined,
}

serve(
  createServer({
    ports,
    worker,
    health: { notReady: async () => [] },
    metrics: createMetrics(),
    callbackKeys: [CALLBACK_KEY],
    sandbox: null,
  }),
)
