import { CALLBACK_PATH, formOf } from './calls.ts'
import { startCompiled } from './child.ts'
import { openConnection } from './http-client.ts'
import { memoryFigure } from './memory.ts'
import type { Part } from './part.ts'
import { phoneAt } from './register.ts'
import { MANY, registerOf } from './registers.ts'
import type { Serving } from './servers/listen.ts'

const DIALOGS = 10_000
const CONNECTIONS = 48

/** Requests of each call that is left open: the menu, and the standing. */
const TYPED = ['', '2'] as const

/** The service with many calls open at once in a register of a million. */
export const dialogs: Part = {
  name: 'dialogs',
  measure: async (directory) => {
    const path = await registerOf(directory, MANY)
    const server = startCompiled('servers/ours', directory, [path, `${directory}/dialogs.log`])
    try {
      const { port } = await server.ask<Serving>({})
      await openAll(port)
      const { peakMb } = await server.ask<Serving>({})
      const what = `${DIALOGS.toLocaleString('en')} open calls among ${MANY.toLocaleString('en')} members`
      return { figures: [memoryFigure(what, peakMb)], said: [] }
    } finally {
      await server.stop()
    }
  },
}

async function openAll(port: number): Promise<void> {
  let next = 0
  const run = async () => {
    const connection = openConnection(port)
    while (next < DIALOGS) {
      const call = next
      next += 1
      // Callers from all over the register.
      const caller = { phone: phoneAt(call * Math.floor(MANY / DIALOGS)) }
      for (const text of TYPED) {
        const reply = await connection.post(CALLBACK_PATH, formOf(`open-${call}`, caller, text))
        if (!reply.body.startsWith('CON ')) throw new Error(`${caller.phone}: ${reply.body}`)
      }
    }
    connection.close()
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, run))
}
