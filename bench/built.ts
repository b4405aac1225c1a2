import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The modules of the service that the bench starts by themselves, relative to `src/`. */
export const MODULES = [
  'app/bookkeeping/read-assembly',
  'app/books/bill',
  'app/books/write-register',
  'app/coverage/ask-coverage',
  'app/desk',
  'app/membership/read-standing',
  'app/office/read-week',
  'app/openings/open-books',
  'app/payments/wallet-events',
  'app/reminders/remind',
  'app/verify/verify',
  'core/dates',
  'core/member-number',
  'core/membership/standing',
  'core/money',
  'core/person-name',
  'edge/assembly/page',
  'edge/files/opening-file',
  'edge/http/gate',
  'edge/http/metrics',
  'edge/http/server',
  'edge/ids',
  'edge/phone',
  'edge/secrets',
  'edge/wallets/mpesa/wallet',
  'edge/wallets/sandbox',
  'edge/worker',
  'log',
  'store/calls/dialogs',
  'store/engine/migrate',
  'store/engine/open',
  'store/membership/households',
  'store/mutuals/directory',
  'store/mutuals/plan-text',
] as const

/** BENCH_BUILD: where older code was built that is measured in its stead. */
const BUILD = process.env['BENCH_BUILD'] ?? fileURLToPath(new URL('../build', import.meta.url))

/** A module of the built service, as it runs in production, with the types of its source. */
export async function built<Module>(path: (typeof MODULES)[number]): Promise<Module> {
  return (await import(pathToFileURL(`${BUILD}/${path}.js`).href)) as Module
}

/** Where code in a checkout lies when `buildModules` has built it. */
export function buildOf(checkout: string): string {
  // Older code was built in one file for each of its sources.
  return existsSync(`${checkout}/dist/edge`) ? `${checkout}/dist` : `${checkout}/build`
}
