import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'

/** A run that ends with 0 after a failure would be taken for a good one by everybody. */
it('a run in which a test fails ends with 1', async () => {
  const config = 'test/fixtures/failing/vitest.config.ts'
  const run = spawn('npx', ['vitest', 'run', '--root', '.', '--config', config], {
    // What it says of the failure would be taken for one of the run around it.
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let printed = ''
  run.stdout.on('data', (chunk) => (printed += String(chunk)))
  const [code] = (await once(run, 'close')) as [number | null]
  expect(printed).toContain('1 failed')
  expect(code).toBe(1)
}, 120_000)
