import { inLines } from '../complaints/words.ts'
import type { ComplaintTold } from '../complaints/told.ts'
import { formatDayMonth } from '../dates.ts'
import { after, knowing } from './scene.ts'
import type { Scene, Scoped } from './scene.ts'
import { act, choice, end, question, type Screen } from './screen.ts'
import { formatMemberNumber } from '../member-number.ts'
import { kindText, placeText } from '../messages/complaint-sms.ts'
import { shortName } from '../person-name.ts'
import { foldName } from '../text/gsm7.ts'
import { WHO } from '../staff/office-role.ts'
import { ofAny } from './office-scene.ts'
import type { StaffScene } from './office-scene.ts'
import type { ComplaintScreen } from './screen-names.ts'

type OneScene = StaffScene & { readonly told: ComplaintTold }

const withComplaints = knowing(ofAny(WHO.register), 'complaints', ({ of }) => of)
const answered = after(ofAny(WHO.register), 'answer-complaint')

/** A manager reads a complaint with the check or the money it is about, answers and closes it. */
export const complaintScreens: Readonly<Record<ComplaintScreen, Screen>> = {
  complaints: choice({
    needs: withComplaints,
    title: ({ say, complaints }) =>
      complaints.length === 0
        ? say('complaints.none')
        : say('complaints.title', { count: String(complaints.length) }),
    name: 'a complaint',
    items: ({ complaints }) => complaints,
    label: (told, { say }) => labelOf(told, say),
    to: ['complaints.one'],
    pick: ({ complaint }, { office }) => ({
      to: 'complaints.one',
      keep: { office: { ...office, complaint } },
    }),
  }),

  'complaints.one': choice({
    needs: ofOne,
    title: ({ told: { code, name, number } }) =>
      `${code} ${foldName(shortName(name), 20)} ${formatMemberNumber(number)}`,
    lines: linesOf,
    name: 'answer or close',
    items: () => ['answer', 'close'] as const,
    label: (what, { say }) => say(`complaints.${what}`),
    to: ['complaints.answer', 'complaints.close'],
    pick: (what) => ({ to: `complaints.${what}` }),
  }),

  'complaints.answer': question({
    needs: ofOne,
    changes: true,
    title: ({ say }) => say('complaints.type'),
    name: 'the answer',
    to: ['complaints.answered'],
    read: (text, { say, of, told: { complaint } }) =>
      act({ kind: 'answer-complaint', ...of, complaint, words: text }, (gives) => {
        if (gives.ok) return { to: 'complaints.answered' }
        if (gives.over === null) return { wrong: say('staff.no') }
        return { wrong: say('complain.words-long', { over: String(gives.over) }) }
      }),
  }),

  'complaints.close': choice({
    needs: ofOne,
    changes: true,
    title: ({ told }) => told.code,
    name: 'close',
    items: () => ['close'],
    label: (_, { say }) => say('complaints.close'),
    to: ['complaints'],
    pick: (_, { of, told: { complaint } }) =>
      act({ kind: 'close-complaint', ...of, complaint }, () => ({ to: 'complaints' })),
  }),

  'complaints.answered': end({
    needs: answered,
    title: ({ say, outcome }) =>
      outcome.ok ? say('complaints.answered', { phone: outcome.phone }) : say('staff.no'),
  }),
}

function ofOne(scene: Scene): Scoped<OneScene> {
  const scoped = withComplaints(scene)
  if (scoped.kind !== 'scene') return scoped
  const { complaints, office } = scoped.scene
  const told = complaints.find(({ complaint }) => complaint === office.complaint)
  return told ? { kind: 'scene', scene: { ...scoped.scene, told } } : { kind: 'lost' }
}

/** `C7 Uhuru Clinic 02/03`, or what happened where no clinic is named. */
function labelOf(told: ComplaintTold, say: Scene['say']): string {
  const { code, clinic, kind, state } = told
  const about = clinic === null ? kindText(say, kind) : placeText(told)
  return `${code} ${about}${state === 'open' ? '' : `: ${say(`complain.state.${state}`)}`}`
}

function linesOf({ say, money, told }: OneScene): readonly string[] {
  const { phone, kind, words, filedOn, answer } = told
  return [
    phone,
    [kindText(say, kind), placeText(told)].filter(Boolean).join(', '),
    complaintAbout(told, say, money),
    ...(words === null ? [] : inLines(words)),
    say('calls.asked', { when: formatDayMonth(filedOn) }),
    ...(answer === null ? [] : inLines(`${say('complain.state.answered')}: ${answer}`)),
  ]
}

/** What the complaint is about: a check with its answer, a receipt, or a request for money. */
export function complaintAbout(
  { about }: ComplaintTold,
  say: Scene['say'],
  money: StaffScene['money'],
): string {
  switch (about?.kind) {
    case 'check': {
      const { when, answer, visitCode } = about
      const told = [say(`clinic.today.${answer}`), visitCode].filter(Boolean).join(' ')
      return say('complaints.check', { when, answer: told })
    }
    case 'receipt': {
      const receipt = say('complaints.receipt', { ref: about.ref, amount: money(about.amount) })
      return about.isMatched ? receipt : `${receipt}, ${say('complaints.unmatched')}`
    }
    case 'request':
      return say('complaints.request', { amount: money(about.amount), when: about.when })
    case undefined:
      return say('complaints.nothing')
  }
}
