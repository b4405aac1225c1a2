import { formatMemberNumber, type MemberNumber } from '../member-number.ts'
import { helpedTold, type YearFigures } from '../reminders/year.ts'
import { type Addressed, type Addressee, addressed } from './addressed.ts'
import { money, type Voice } from './voice.ts'

/** Whom the year is told, and whether a service PIN guards what a reader over the shoulder learns. */
type YearReader = Addressee & { readonly number: MemberNumber; readonly isGuarded: boolean }

/**
 * What the mutual did for a household in a year: counts and sums, never what care it was, nor whose.
 * On a phone with a service PIN nothing of care. `isStoppable`: nobody has asked for it.
 */
export function yearText(
  voice: Voice,
  to: YearReader,
  figures: YearFigures,
  isStoppable: boolean,
): string {
  return addressed(voice, to, { ...saidOf(voice, to, figures), how: [], isStoppable })
}

function saidOf(
  voice: Voice,
  { number, isGuarded }: YearReader,
  figures: YearFigures,
): Pick<Addressed, 'what' | 'good'> {
  const { say } = voice
  const { isRunning, paidIn, visits, paidOut } = figures
  const year = isRunning ? say('sms.year.so-far', { year: `${figures.year}` }) : `${figures.year}`
  const told = { year, amount: money(voice, paidIn), number: formatMemberNumber(number) }
  if (isGuarded) return { what: (mutual) => say('sms.year.guarded', { mutual, ...told }) }
  const thanks = say('sms.year.thanks')
  if (visits > 0) {
    const care = { visits: String(visits), paid: money(voice, paidOut) }
    return {
      what: (mutual) => say('sms.year.visits', { mutual, ...told, ...care }),
      good: [thanks],
    }
  }
  const helped = helpedTold(figures)
  const what = (mutual: string) =>
    helped === null
      ? say('sms.year.no-visit', { mutual, ...told })
      : say('sms.year.helped', { mutual, ...told, count: String(helped) })
  return { what, good: [thanks] }
}
