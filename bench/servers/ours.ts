import type * as server from '../../src/edge/http/server.ts'
import type * as mpesa from '../../src/edge/wallets/mpesa/wallet.ts'
import type { Ports } from '../../src/app/ports.ts'
import type * as gates from '../../src/edge/http/gate.ts'
import type * as metrics from '../../src/edge/http/metrics.ts'
import type { Worker } from '../../src/edge/worker.ts'
import { built } from '../built.ts'
import { CALLBACK_KEY, TILL } from '../calls.ts'
import { benchPorts } from '../ports.ts'
import { serve } from './listen.ts'

/**
 * The built service as it runs in production: its routes, its store, its log at `info` in a file.
 * Only the worker, which would send prompts to an operator, stands still.
 */
const [databasePath, logPath] = process.argv.slice(2) as [string, string]
const { createServer } = await built<typeof server>('edge/http/server')
const { createGate } = await built<typeof gates>('edge/http/gate')
const { createMetrics } = await built<typeof metrics>('edge/http/metrics')

const { mpesaWallet } = await built<typeof mpesa>('edge/wallets/mpesa/wallet')

const bench = await benchPorts(databasePath, logPath)

/** An account that takes notices; nothing is asked of its operator here. */
const till = mpesaWallet({
  settings: {
    ...{ name: TILL, kind: 'mpesa', currency: 'KES', shortCode: '600100', passkey: 'p' },
    ...{ consumerKey: 'k', consumerSecret: 's', baseUrl: 'http://127.0.0.1:9' },
    ...{ c2bVersion: 'v2', validation: false },
  },
  tokens: () => ({ get: async () => ({ token: null, why: 'unreachable' }) }),
  now: () => bench.clock.now(),
  callbackUrl: (path) => `https://us.example/${path}`,
})
const ports: Ports = { ...bench, wallets: new Map([[TILL, till]]) }

const worker: Worker = {
  kick: () => undefined,
  settle: async () => undefined,
  afterRequest: async () => undefined,
  lanes: async () => [],
  start: () => undefined,
  stop: async () => undefined,
}

const NONE = { due: 0, count: 0, oldestMs: 0 }

serve(
  createServer({
    ports,
    worker,
    health: { notReady: async () => [] },
    metrics: createMetrics({
      backlog: async () => NONE,
      unfinished: async () => ({
        ...{ events: { ...NONE, held: 0 }, inbox: NONE, unread: NONE, suspense: NONE },
      }),
      lanes: async () => [],
      wallets: async () => [],
      backupAgeMs: () => null,
      diskFree: async () => null,
    }),
    gate: createGate({ perPhone: null, perCode: null }),
    callbackKeys: [CALLBACK_KEY],
    africasTalking: 'africastalking',
    carriers: [],
    wallets: [],
    sandbox: null,
    office: { host: null, isHttps: false, signIns: null },
  }),
)
