import { expect, it } from 'vitest'
import type { Dialog } from '../../../src/core/errands/kept.ts'
import { begin, show, turn } from '../../../src/core/errands/call.ts'
import type { Facts } from '../../../src/core/errands/facts.ts'
import { memberMenu } from '../../../src/core/errands/member-menu.ts'
import type { Language } from '../../../src/core/wording/catalogue.ts'
import { fold } from '../../../src/core/text/gsm7.ts'
import { ask } from '../../conversations/replay.ts'
import { AFYA, factsOf, JAPPO, member, person } from '../dialog/people.ts'

const LATE = { paidThroughBefore: null }

const CALLERS: readonly (readonly [Language, typeof AFYA])[] = [
  ['en', AFYA],
  ['sw', AFYA],
  ['fr', JAPPO],
  ['en', { ...AFYA, languages: ['en', 'fr', 'sw'] }],
  ['fr', { ...AFYA, languages: ['en', 'fr', 'sw'] }],
]

/** The lines with a digit of the first screen of a call, of all its pages. */
function choicesHeard(facts: Facts): readonly string[] {
  const heard: string[] = []
  let dialog: Dialog | null = begin(facts, false)
  while (dialog) {
    const shown = show(dialog, facts)
    if (shown.kind !== 'shown') throw new Error(shown.kind)
    heard.push(...shown.reply.split('\n').filter((line) => /^[1-8]\. /.test(line)))
    const next = shown.dialog.page?.next == null ? null : turn(shown.dialog, '9', facts, null)
    dialog = next?.kind === 'step' ? next.dialog : null
  }
  return heard
}

it.each(CALLERS)('has the digits and words that a member hears in %s', (language, mutual) => {
  const someone = person(language, [member('0412337', 'Amina Otieno', LATE, mutual)], {
    home: mutual.code,
    mutuals: [mutual],
  })
  const choices = choicesHeard(factsOf(someone))
  const menu = memberMenu(mutual, language)
  expect(menu.length).toBeGreaterThan(3)
  expect(menu.map(({ digit, label }) => `${digit}. ${fold(label)}`)).toEqual(choices)
})

it('leads where the digit leads on the phone', () => {
  const someone = person('en', [member('0412337', 'Amina Otieno', LATE)])
  const { call } = ask(null, '', someone)
  for (const { digit, to } of memberMenu(AFYA, 'en')) {
    const next = ask(call, String(digit), someone).call
    expect(next.dialog.trail.at(-1)?.screen, String(digit)).toBe(to)
  }
})

it('says the words that a mutual has chosen', () => {
  const mutual = { ...AFYA, wording: { en: { 'main.pay': 'Pay now' } } }
  expect(memberMenu(mutual, 'en')[0]).toMatchObject({ digit: 1, label: 'Pay now', to: 'pay' })
})
