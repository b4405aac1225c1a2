import { type Connection, openConnection, type Reply } from '../http-client.ts'

/** A carrier gives up after so long. */
const PATIENCE_MS = 12_000

/** A gateway that broke a connection is left out for so long, as nginx does (`fail_timeout`). */
const LEFT_OUT_MS = 5000

type Door = { readonly port: number; readonly idle: Connection[]; outUntilMs: number }

export type Body = { readonly path: string; readonly body: string; readonly isJson: boolean }

/** One that waits; those that the server closed meanwhile, as it does with quiet ones, are left. */
function openOf({ port, idle }: Door): Connection {
  for (;;) {
    const waiting = idle.pop()
    if (!waiting) return openConnection(port)
    if (waiting.isOpen()) return waiting
  }
}

/** What was answered, and whether another gateway had to be asked; null: nobody answered. */
export type Answered = { readonly reply: Reply | null; readonly tries: number }

/**
 * The front before the gateways, in turn over connections that stay open: what one of them does not
 * answer is given to the next, since everything that comes is known by a key.
 */
export function openDoors(ports: readonly number[]) {
  const doors: Door[] = ports.map((port) => ({ port, idle: [], outUntilMs: 0 }))
  let turn = 0

  function choose(but: Door | null): Door {
    turn += 1
    const others = doors.filter((door) => door !== but)
    const up = others.filter(({ outUntilMs }) => outUntilMs <= performance.now())
    const among = up.length > 0 ? up : doors
    return among[turn % among.length] as Door
  }

  async function ask(door: Door, { path, body, isJson }: Body): Promise<Reply> {
    const connection = openOf(door)
    let late: NodeJS.Timeout | undefined
    const patience = new Promise<never>((_, reject) => {
      late = setTimeout(() => reject(new Error('no answer')), PATIENCE_MS)
    })
    try {
      const asked = isJson ? connection.postJson(path, body) : connection.post(path, body)
      const reply = await Promise.race([asked, patience])
      door.idle.push(connection)
      return reply
    } catch (error) {
      connection.close()
      // Those that wait were of the same process.
      for (const other of door.idle.splice(0)) other.close()
      throw error
    } finally {
      clearTimeout(late)
    }
  }

  return {
    send: async (asked: Body): Promise<Answered> => {
      let broken: Door | null = null
      for (let tries = 1; tries <= Math.max(2, doors.length); tries += 1) {
        const door = choose(broken)
        try {
          return { reply: await ask(door, asked), tries }
        } catch {
          broken = door
          if (doors.length > 1) door.outUntilMs = performance.now() + LEFT_OUT_MS
        }
      }
      return { reply: null, tries: Math.max(2, doors.length) }
    },
    close: () => {
      for (const { idle } of doors) for (const connection of idle.splice(0)) connection.close()
    },
  }
}
