import type { Carried } from './carrier.ts'
import type { createLatencies } from './latencies.ts'
import type { Kind } from './kinds.ts'
import type { Tally } from './tally.ts'

/** An SMS that is waited for, by the clock of `performance`. */
type Expected = { readonly intendedMs: number; readonly says: RegExp }

/** What leaves by itself, by its words. */
const BY_ITSELF: readonly (readonly [name: string, words: RegExp])[] = [
  ['reminder', /^Umoja \d+ to Member: pay KSh /],
  ['digest', /^Umoja \d+ \(last week\): /],
  ['alert', /^Umoja \d+: no money has come in/],
  ['prompt not paid', /^Umoja \d+: the (payment of|request for) KSh 1,000 by M-PESA /],
]

/** Hears what reaches the carrier, and measures what somebody waits for. Nobody waits for two of a kind at once. */
export function createEars(latencies: ReturnType<typeof createLatencies<Kind>>, tally: Tally) {
  const expected = new Map<string, Expected>()
  const keyOf = (kind: Kind, phone: string) => `${kind} ${phone}`
  const WAITED = ['check', 'told', 'receipt'] as const

  return {
    expect: (kind: (typeof WAITED)[number], phone: string, one: Expected): void =>
      void expected.set(keyOf(kind, phone), one),
    hear: ({ phone, text, atMs }: Carried): void => {
      tally.count('sms carried')
      for (const kind of WAITED) {
        const one = expected.get(keyOf(kind, phone))
        if (!one?.says.test(text)) continue
        expected.delete(keyOf(kind, phone))
        latencies.note(kind, one.intendedMs, atMs)
        tally.count(`${kind} heard`)
        return
      }
      const known = BY_ITSELF.find(([, words]) => words.test(text))
      if (known) tally.count(known[0])
      else
        tally.wrong(`an SMS that nobody waits for, ${text.replace(/\d/g, '').slice(0, 30)}`, text)
    },
    /** What nobody has heard yet. */
    missing: (): string[] => [...expected.keys()],
  }
}
