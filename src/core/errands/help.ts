import { after, inMutual } from './scene.ts'
import type { MutualScene, Scene, Scoped } from './scene.ts'
import { end, menu, type MenuOption, type Screen } from './screen.ts'
import type { Doing } from '../help/doing.ts'
import type { MemberNumber } from '../member-number.ts'
import { canPrompt, payInto } from '../payments/prompt-wallet.ts'
import type { MutualFacts } from './facts.ts'
import type { HelpScreen } from './screen-names.ts'

export type HelpScene = MutualScene & { readonly number: MemberNumber }

const called = after(inMutual, 'call-back')

/** What is typed for help, wherever it is offered. */
const HELP_DIGIT = 8

/** A member who is stuck sees the mutual's telephone, or asks to be called. */
export const helpScreens: Readonly<Record<HelpScreen, Screen>> = {
  help: menu({
    needs: ofCaller,
    title: ({ say }) => say('help.title'),
    lines: (scene) => telephone(scene),
    options: [
      {
        name: 'call me back',
        to: 'help.noted',
        label: ({ say }) => say('help.call-back'),
        request: ({ mutual, number, kept: { doing = 'menu' } }) => ({
          kind: 'call-back',
          ...{ mutual: mutual.code, number, doing },
        }),
      },
      { name: 'complain', to: 'complain', label: ({ say }) => say('complain.menu') },
      { name: 'my complaints', to: 'complain.mine', label: ({ say }) => say('complain.mine') },
    ],
  }),

  'help.noted': end({
    needs: called,
    title: ({ say, outcome: { kind, when } }) =>
      kind === 'repeat' ? say('help.noted-before', { when }) : say('help.noted'),
    lines: (scene) => telephone(scene),
  }),
}

/** The way to help out of a member's errand, which the managers read when they call. */
export function helpFrom(doing: Doing): MenuOption<Scene> {
  return {
    name: 'help',
    digit: HELP_DIGIT,
    to: 'help',
    label: ({ say }) => say('help.title'),
    when: ({ kept }) => kept.who?.role === 'member',
    keep: () => ({ doing }),
  }
}

/** For screens of a member that need nothing of the household, so that no service PIN is asked. */
export function ofCaller(scene: Scene): Scoped<HelpScene> {
  const scoped = inMutual(scene)
  if (scoped.kind !== 'scene') return scoped
  const { who } = scoped.scene
  if (who?.role !== 'member') return { kind: 'lost' }
  return { kind: 'scene', scene: { ...scoped.scene, number: who.ref as MemberNumber } }
}

/** The mutual's telephone, where it has one. */
export function telephone({ say, mutual }: MutualScene): readonly string[] {
  return mutual.helpPhone ? [say('help.call', { phone: mutual.helpPhone })] : []
}

/** The same for a call that ends before anything is settled, whoever calls. */
export function telephoneOf(scene: Scene): readonly string[] {
  const scoped = inMutual(scene)
  return scoped.kind === 'scene' ? telephone(scoped.scene) : []
}

/** Where a person helps: the mutual's telephone, or its office. */
export function helpLine({
  say,
  mutual,
}: Pick<MutualScene, 'say'> & { readonly mutual: Pick<MutualFacts, 'helpPhone'> }): string {
  return mutual.helpPhone ? say('help.call', { phone: mutual.helpPhone }) : say('help.visit')
}

/** To whom cash is paid where nobody is asked by phone; empty where somebody is. */
export function cashTo(
  { say }: Pick<MutualScene, 'say'>,
  mutual: Pick<MutualFacts, 'wallets' | 'helpPhone'>,
): readonly string[] {
  if (canPrompt(mutual)) return []
  const { helpPhone: phone } = mutual
  const label = payInto(mutual)
  return [
    say('pay.cash'),
    ...(label ? [say('pay.into', { label })] : []),
    ...(phone ? [say('help.call', { phone })] : []),
  ]
}

/** How to pay a mutual that asks nobody by phone: in cash, to whom. Empty for one that does ask. */
export function cashLines(
  { say }: Pick<MutualScene, 'say'>,
  mutual: Pick<MutualFacts, 'wallets' | 'helpPhone'>,
): readonly string[] {
  const to = cashTo({ say }, mutual)
  return to.length === 0 ? [] : [...to, say('pay.no-receipt')]
}
