import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import { type Service, startService } from '../../src/wire.ts'

/** A whole service on a free port with a database of its own, and what it logged. */
export type RunningService = Service & {
  readonly lines: string[]
  readonly get: (path: string) => Promise<Response>
  readonly form: (path: string, fields: Readonly<Record<string, string>>) => Promise<Response>
  readonly json: (path: string, body: unknown) => Promise<Response>
  readonly ussd: (text: string, fields?: Readonly<Record<string, string>>) => Promise<string>
}

export const CANARY_KEY = 'canary-secret-0123456789-abcdefghij'

/** Starts a sandbox before a suite and stops it afterwards; `current` gives it to the tests. */
export function describeService(settings: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-http-'))
  let running: RunningService | undefined
  beforeAll(async () => {
    const url = `sqlite:${join(folder, 'ml.db')}`
    running = await startTestService({
      DATABASE_URL: url,
      PORT: '0',
      CALLBACK_KEY: CANARY_KEY,
      ...settings,
    })
  })
  afterAll(async () => {
    await running?.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return { current: () => running as RunningService }
}

/** A service outside a suite's own; whoever starts it stops it. */
export async function startTestService(
  settings: Readonly<Record<string, string>>,
): Promise<RunningService> {
  const config = readConfig({ METRICS_PORT: 'off', ...settings })
  if (!config.ok) throw new Error([...config.faults, ...config.inFile].join('; '))
  const lines: string[] = []
  const to = { write: (line: string) => void lines.push(line) }
  const log = createLog({ level: 'info', key: 'test', secrets: [CANARY_KEY], to })
  const service = await startService(config.config, log)
  const at = (path: string) => service.address + path
  const form = (path: string, fields: Readonly<Record<string, string>>) =>
    fetch(at(path), { method: 'POST', body: new URLSearchParams(fields) })
  return {
    ...service,
    lines,
    form,
    get: (path) => fetch(at(path)),
    json: (path, body) =>
      fetch(at(path), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    ussd: async (text, fields = {}) => {
      const response = await form('/at/sandbox/ussd', { ...CALL, text, ...fields })
      return response.text()
    },
  }
}

export const CALL = {
  sessionId: 'ATUid_00000000000000000000000000000001',
  phoneNumber: '+254700000001',
  serviceCode: '*384*100#',
  networkCode: '99999',
}
