import { CALLBACK_PATH, formOf, scriptOf } from './calls.ts'
import { openConnection } from './http-client.ts'
import { residents } from './town.ts'

/** Callers of every kind: their calls come in turns of three, their debts in turns of ten. */
const CALLS = 60

/**
 * Makes the same calls on two servers and throws when a screen differs by a byte: only servers that
 * do the same work can be compared.
 */
export async function assertSameScreens(port: number, otherPort: number): Promise<number> {
  const one = openConnection(port)
  const other = openConnection(otherPort)
  let screens = 0
  for (const [index, caller] of residents().slice(0, CALLS).entries()) {
    for (const text of scriptOf(index)) {
      const form = formOf(`same-${index}`, caller, text)
      const [ours, theirs] = [
        await one.post(CALLBACK_PATH, form),
        await other.post(CALLBACK_PATH, form),
      ]
      if (ours.body !== theirs.body) {
        throw new Error(`${caller.phone} typed ${text}:\n${ours.body}\n---\n${theirs.body}`)
      }
      screens += 1
    }
  }
  one.close()
  other.close()
  return screens
}
