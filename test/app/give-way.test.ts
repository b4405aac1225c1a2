import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { giveWay } from '../../src/app/give-way.ts'

it('lets a call that came during a piece of long work be answered before the next piece', async () => {
  let pieces = 0
  const answeredAfter: number[] = []
  // As a turn is: its writes are collected until the loop has taken in who else came.
  const server = createServer((line) => {
    line.on('data', () => setImmediate(() => answeredAfter.push(pieces)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const caller = connect((server.address() as AddressInfo).port, '127.0.0.1')
  try {
    await Promise.all([once(caller, 'connect'), once(server, 'connection')])
    await giveWay() // Between two pieces, as an import is.
    for (let round = 0; round < 3; round += 1) {
      caller.write('a call')
      spend(10)
      pieces += 1
      await giveWay()
    }
    expect(answeredAfter).toEqual([1, 2, 3])
  } finally {
    caller.destroy()
    server.close()
  }
})

/** Work that nothing interrupts. */
function spend(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}
