import { formatDayMonth } from '../dates.ts'
import { after, knowing } from './scene.ts'
import type { Scene, Scoped } from './scene.ts'
import { act, choice, end, question, type Screen } from './screen.ts'
import type { Say } from '../wording/text-key.ts'
import { bornText, matterText } from '../messages/matter-text.ts'
import type { Matter } from '../proposals/matter.ts'
import { foldName } from '../text/gsm7.ts'
import { withSubject } from './subject.ts'
import { WHO } from '../staff/office-role.ts'
import { numberAndName, ofAny, readSubject } from './office-scene.ts'
import type { StaffScene } from './office-scene.ts'
import type { Subject, Unmatched } from './staff-kinds.ts'
import type { UnmatchedScreen } from './screen-names.ts'

const withUnmatched = knowing(ofAny(WHO.money), 'unmatched', ({ of }) => of)
const withMatters = knowing(ofAny(WHO.decides), 'matters', ({ of }) => of)
const afterMatch = after(ofAny(WHO.money), 'match')
const afterDecision = after(ofAny(WHO.decides), 'decide')

type WithReceipt = StaffScene & { readonly receipt: Unmatched }
type WithMatter = StaffScene & { readonly matter: Matter }

/** Money that is nobody's yet, and what waits for a second person (R14, R65). */
export const unmatchedScreens: Readonly<Record<UnmatchedScreen, Screen>> = {
  unmatched: choice({
    needs: withUnmatched,
    title: ({ say, unmatched }) =>
      unmatched.length === 0
        ? say('unmatched.none')
        : say('unmatched.count', { count: String(unmatched.length) }),
    name: 'a receipt',
    items: ({ unmatched }) => unmatched,
    label: ({ paidOn, amount, payer }, { money }) =>
      [formatDayMonth(paidOn), money(amount), payer].filter(Boolean).join(' '),
    to: ['unmatched.number', 'unmatched.confirm'],
    pick: ({ receipt, asked }) =>
      asked === null
        ? { to: 'unmatched.number', keep: { office: { receipt } } }
        : { to: 'unmatched.confirm', keep: { office: { receipt, number: asked } } },
  }),

  'unmatched.number': question({
    needs: ofReceipt,
    title: ({ say, money, receipt }) => say('unmatched.whose', { amount: money(receipt.amount) }),
    lines: ({ say, receipt: { receipt, typed, cardOf } }) => [
      receipt,
      ...whatWasTyped(say, typed, cardOf),
    ],
    name: 'a member number',
    to: ['unmatched.confirm'],
    read: (text, scene) => {
      const read = readSubject(text, scene)
      if (!('subject' in read)) return read
      const { number } = read.subject
      return { to: 'unmatched.confirm', keep: { office: { ...scene.office, number } } }
    },
  }),

  'unmatched.confirm': choice({
    needs: ofMatch,
    guarded: true,
    changes: true,
    title: ({ say, money, receipt }) => say('unmatched.give', { amount: money(receipt.amount) }),
    lines: ({ subject }) => [numberAndName(subject)],
    name: 'confirm',
    items: () => ['confirm'],
    label: (_, { say }) => say('pay.yes'),
    to: ['unmatched.done'],
    pick: (_, { of, receipt: { receipt }, subject, say }) =>
      act({ kind: 'match', ...of, receipt, number: subject.number }, (gives) =>
        gives.ok
          ? { to: 'unmatched.done' }
          : { wrong: say(gives.why === 'open-proposal' ? 'unmatched.proposed' : 'staff.no') },
      ),
  }),

  'unmatched.done': end({
    needs: afterMatch,
    title: ({ say, outcome }) => {
      if (!outcome.ok) return say('staff.no')
      return outcome.proposal === null
        ? say('unmatched.done')
        : say('unmatched.waits', { proposal: outcome.proposal })
    },
  }),

  matters: choice({
    needs: withMatters,
    title: ({ say, matters }) =>
      matters.length === 0
        ? say('matters.none')
        : say('matters.count', { count: String(matters.length) }),
    name: 'what waits',
    items: ({ matters }) => matters,
    label: (matter, { say }) => matterText(say, matter),
    to: ['matters.one'],
    pick: ({ what, id }) => ({
      to: 'matters.one',
      keep: { office: { proposal: `${what} ${id}` } },
    }),
  }),

  'matters.one': choice({
    needs: ofMatter,
    guarded: true,
    changes: true,
    title: ({ say, matter }) => matterText(say, matter),
    lines: (scene) => matterLines(scene),
    name: 'approve or refuse',
    items: () => ['approved', 'refused'] as const,
    label: (decision, { say }) => say(`matters.${decision}`),
    to: ['matters.done'],
    pick: (decision, { of, matter: { what, id }, say }) =>
      act({ kind: 'decide', ...of, what, id, decision }, (gives) =>
        gives.ok
          ? { to: 'matters.done' }
          : { wrong: say(gives.why === 'same-person' ? 'matters.same' : 'staff.no') },
      ),
  }),

  'matters.done': end({
    needs: afterDecision,
    title: ({ say }) => say('matters.done'),
  }),
}

/** What a manager has to know to decide: the money, who asks it and why, who it is about. */
function matterLines({ say, money, matter }: WithMatter): string[] {
  const { amount, by, reason, person, familySize, place, phone } = matter
  const why = reason
    ? `${foldName(by ?? '', 10)}: ${foldName(reason, 16)}`
    : by && say('matters.by', { name: foldName(by, 16) })
  const who = [person && say(`join.${person.sex}`), person && bornText(person.birthDate)]
  const family = familySize !== null && say('matters.family', { count: String(familySize) })
  return [
    amount === null ? '' : money(amount),
    why ?? '',
    [...who, family].filter(Boolean).join(', '),
    [place && foldName(place, 10), phone].filter(Boolean).join(' '),
  ].filter(Boolean)
}

function ofReceipt(scene: Scene): Scoped<WithReceipt> {
  const scoped = withUnmatched(scene)
  if (scoped.kind !== 'scene') return scoped
  const { unmatched, office } = scoped.scene
  const receipt = unmatched.find((one) => one.receipt === office.receipt)
  return receipt ? { kind: 'scene', scene: { ...scoped.scene, receipt } } : { kind: 'lost' }
}

function ofMatch(scene: Scene): Scoped<WithReceipt & { readonly subject: Subject }> {
  const scoped = ofReceipt(scene)
  const known = scoped.kind === 'scene' ? withSubject(scene) : null
  if (scoped.kind !== 'scene') return scoped
  if (known?.kind !== 'scene') return known ?? { kind: 'lost' }
  const { subject } = known.scene
  return subject ? { kind: 'scene', scene: { ...scoped.scene, subject } } : { kind: 'lost' }
}

function ofMatter(scene: Scene): Scoped<WithMatter> {
  const scoped = withMatters(scene)
  if (scoped.kind !== 'scene') return scoped
  const { matters, office } = scoped.scene
  const matter = matters.find(({ what, id }) => `${what} ${id}` === office.proposal)
  return matter ? { kind: 'scene', scene: { ...scoped.scene, matter } } : { kind: 'lost' }
}

/** Whose card the payer typed, or else the text itself: there is room for one of them. */
function whatWasTyped(say: Say, typed: string, cardOf: Unmatched['cardOf']): readonly string[] {
  if (cardOf) return [say('unmatched.card', { member: numberAndName(cardOf) })]
  return typed ? [say('unmatched.typed', { typed: foldName(typed, 20) })] : []
}
