import { hear, says } from './lexicon.ts'

/** A day as it was written, `28/02`; null for yesterday. */
type DaySaid = { readonly day: string | null }

/** Day and month with a slash, which no amount has, perhaps with the year. */
const WRITTEN = /^\d{1,2}\/\d{1,2}(?:\/(?:\d{2}|\d{4}))?$/

/** Takes the days out of a message that tells of a payment, so that no digit of them is an amount. */
export function takeDays(text: string): {
  readonly days: readonly DaySaid[]
  readonly rest: string
} {
  const days: DaySaid[] = []
  const rest = text.split(/\s+/).filter((word) => {
    const bare = word.replace(/[.,;!]+$/, '')
    const [heard] = hear([bare])
    const isYesterday = heard !== undefined && says(heard, 'yesterday')
    if (isYesterday) days.push({ day: null })
    else if (WRITTEN.test(bare)) days.push({ day: bare })
    else return true
    return false
  })
  return { days, rest: rest.join(' ') }
}
