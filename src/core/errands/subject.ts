import { formatDayMonth } from '../dates.ts'
import { after, knowing } from './scene.ts'
import { end, menu, question, type Screen } from './screen.ts'
import { stateText } from '../messages/state-text.ts'
import { WHO } from '../staff/office-role.ts'
import { isOf, numberAndName, numberOf, ofStaff, readSubject } from './office-scene.ts'
import type { StaffScene } from './office-scene.ts'
import type { Subject } from './staff-kinds.ts'
import type { SubjectScreen } from './screen-names.ts'

/**
 * A manager looks at one member, has the member reminded, and notes whom to call; a collector does
 * with the own people.
 */
/** One member, whom screens before this one found. */
export const withSubject = knowing(ofStaff, 'subject', (scene) => {
  const number = numberOf(scene)
  return number ? { ...scene.of, number } : null
})

const afterRemind = after(withSubject, 'remind')
const afterNote = after(withSubject, 'note-call')

type WithSubject = StaffScene & { readonly subject: Subject | null }

export const subjectScreens: Readonly<Record<SubjectScreen, Screen>> = {
  'subject.number': question({
    needs: ofStaff,
    title: ({ say }) => say('staff.ask-number'),
    name: 'a member number',
    to: ['subject', 'cash.amount'],
    read: (text, scene) => {
      const read = readSubject(text, scene)
      if (!('subject' in read)) return read
      const keep = { office: { ...scene.office, number: read.subject.number } }
      return { to: scene.who?.role === 'collector' ? 'cash.amount' : 'subject', keep }
    },
  }),

  'own.number': question({
    needs: ofStaff,
    title: ({ say }) => say('staff.ask-number'),
    name: 'a member number',
    to: ['subject'],
    read: (text, scene) => {
      const read = readSubject(text, scene)
      if (!('subject' in read)) return read
      if (!read.subject.reach.sees) return { wrong: scene.say('staff.not-yours') }
      return { to: 'subject', keep: { office: { ...scene.office, number: read.subject.number } } }
    },
  }),

  subject: menu({
    needs: withSubject,
    title: ({ subject }) => (subject ? numberAndName(subject) : ''),
    lines: (scene) => linesOf(scene),
    options: [
      {
        name: 'cash received',
        to: 'cash.amount',
        label: ({ say }) => say('cash.received'),
        when: (scene) => isOf(WHO.cash, scene),
      },
      {
        name: 'remind',
        to: 'remind',
        label: ({ say }) => say('remind.now'),
        when: ({ subject }) => subject?.reach.acts === true && subject.owed > 0,
      },
      {
        name: 'remove the service PIN',
        to: 'reset-pin',
        label: ({ say }) => say('pin.reset'),
        when: (scene) => isOf(WHO.register, scene) && scene.subject?.hasPin === true,
      },
      {
        name: 'to be called',
        to: 'note-call',
        label: ({ say }) => say('subject.to-call'),
        when: ({ subject }) => subject?.reach.acts === true && subject.phone !== null,
      },
    ],
  }),

  'note-call': menu({
    needs: withSubject,
    title: ({ say, subject }) =>
      say('subject.ask-call', { member: subject ? numberAndName(subject) : '' }),
    options: [
      {
        name: 'confirm',
        to: 'note-call.done',
        label: ({ say }) => say('pay.yes'),
        request: ({ of, subject, office }) => ({
          kind: 'note-call',
          ...of,
          number: subject?.number ?? (office.number as NonNullable<typeof office.number>),
        }),
      },
    ],
  }),

  'note-call.done': end({
    needs: afterNote,
    title: ({ say, outcome }) => {
      if (!outcome.ok)
        return say(outcome.why === 'reminder-phoneless' ? 'remind.no-phone' : 'staff.no')
      return outcome.since === null
        ? say('subject.noted')
        : say('subject.noted-before', { when: outcome.since })
    },
  }),

  remind: menu({
    needs: withSubject,
    title: ({ say, subject }) =>
      say('remind.ask', { member: subject ? numberAndName(subject) : '' }),
    options: [
      {
        name: 'send',
        to: 'remind.done',
        label: ({ say }) => say('arrears.yes'),
        request: ({ of, subject, office }) => ({
          kind: 'remind',
          ...of,
          number: subject?.number ?? (office.number as NonNullable<typeof office.number>),
        }),
      },
    ],
  }),

  'remind.done': end({
    needs: afterRemind,
    title: ({ say, outcome }) => {
      if (outcome.ok) return say('remind.done')
      if (outcome.why === 'reminded-recently') return say('remind.recently')
      if (outcome.why === 'reminders-stopped') return say('remind.stopped')
      return say(outcome.why === 'reminder-phoneless' ? 'remind.no-phone' : 'remind.nothing')
    },
  }),
}

function linesOf({ say, money, subject }: WithSubject): string[] {
  if (!subject) return []
  const { owed, credit, lastPaid, phone } = subject
  const last = lastPaid && {
    amount: money(lastPaid.amount),
    date: formatDayMonth(lastPaid.on),
  }
  return [
    stateText(say, subject),
    ...(owed > 0 ? [say('standing.owed', { amount: money(owed) })] : []),
    ...(credit > 0 ? [say('standing.credit', { amount: money(credit) })] : []),
    ...(last ? [say('subject.last', last)] : []),
    ...(phone ? [phone] : []),
  ]
}
