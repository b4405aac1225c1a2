import type { Outgoing, Reply } from '../../src/simulators/kernel/http.ts'

/** Whoever gets the callbacks: keeps them, and answers as told. */
export function listener(
  answer: (outgoing: Outgoing) => Reply = () => ({ status: 200, body: '' }),
) {
  const got: Outgoing[] = []
  return {
    got,
    /** Bodies as JSON, of those that went to an address with this end. */
    bodies: (end = ''): unknown[] =>
      got.filter(({ url }) => url.endsWith(end)).map(({ body }): unknown => JSON.parse(body)),
    deliver: async (outgoing: Outgoing): Promise<Reply> => {
      got.push(outgoing)
      return answer(outgoing)
    },
  }
}
