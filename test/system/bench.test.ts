import { mkdtempSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { buildModules } from '../../bench/build-modules.ts'
import { startChild } from '../../bench/child.ts'
import { assertSameScreens } from '../../bench/same.ts'
import type { Serving } from '../../bench/servers/listen.ts'
import { buildTown } from '../../bench/town.ts'

const directory = mkdtempSync('/tmp/bench-')
afterAll(() => rmSync(directory, { recursive: true }))

// A menu that changed without the peer's would be found only when somebody measures the next time.
test('the peer of the bench shows the screens that we show', async () => {
  buildModules(fileURLToPath(new URL('../..', import.meta.url)))
  for (const name of ['ours', 'peer']) await buildTown(`${directory}/${name}.db`)
  const ours = startChild('servers/ours', [`${directory}/ours.db`, `${directory}/ours.log`])
  const peer = startChild('servers/peer', [`${directory}/peer.db`])
  try {
    const [one, other] = await Promise.all([ours.ask<Serving>({}), peer.ask<Serving>({})])
    expect(await assertSameScreens(one.port, other.port)).toBe(220)
  } finally {
    await ours.stop()
    await peer.stop()
  }
})
