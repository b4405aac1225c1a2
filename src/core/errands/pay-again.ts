import { after, inMutual } from './scene.ts'
import type { MutualScene, Scene, Scoped } from './scene.ts'
import { act, choice, end, type Screen } from './screen.ts'
import { walletName } from '../messages/wallet-name.ts'
import { LANGUAGES } from '../wording/catalogue.ts'
import { formatMoney } from '../money.ts'
import type { Currency, Minor } from '../money.ts'
import { helpFrom } from './help.ts'
import type { OpenRequest } from '../payments/open-request.ts'
import type { Collected, NotNow, OfWallet } from './member-kinds.ts'
import type { PayAgainScreen } from './screen-names.ts'
import { beyondLine, waysLines, whyNot } from './ways.ts'

const afterCollect = after(inMutual, 'collect')

type Open = Extract<Collected, { readonly kind: 'open' }>

type Told = Extract<Collected, { readonly kind: 'asked' | 'open' }>

type Refused = Extract<Collected, { readonly kind: 'cannot' | 'beyond' }>

type AskedScene = MutualScene & { readonly asked: Told }

type RefusedScene = MutualScene & { readonly refused: NotNow & Partial<Pick<Refused, 'asks'>> }

/** What is shown of a request that is open, whoever asked for it. */
export const WAIT_OR_AGAIN = {
  changes: true,
  title: (scene: MutualScene & { readonly open: OpenRequest }) => openTitle(scene, scene.open),
  name: 'wait, or ask again',
  items: () => ['wait', 'again'] as const,
  label: (item: 'wait' | 'again', { say }: MutualScene) =>
    say(item === 'wait' ? 'pay.wait' : 'pay.again'),
} as const

/** A request is on this phone already: it is shown before another one is made. */
export const payAgainScreens: Readonly<Record<PayAgainScreen, Screen>> = {
  'pay.open': choice({
    needs: ofOpen,
    ...WAIT_OR_AGAIN,
    to: ['pay.wait', 'pay.again', 'pay.open', 'pay.not-now', 'begin'],
    pick: (item, { open: { asks } }) =>
      item === 'wait'
        ? { to: 'pay.wait' }
        : act({ kind: 'collect', ...asks, again: true }, (gives) => ({
            to: afterAsking(gives, 'pay.again'),
          })),
    done: helpFrom('pay'),
  }),

  'pay.wait': end({
    needs: ofOpen,
    title: (scene) => answerIt(scene, scene.open),
  }),

  'pay.again': end({
    needs: ofAsked,
    title: (scene) => askedTitle(scene),
  }),
}

/** What was asked for, and how long ago. */
function openTitle(scene: MutualScene, { minutes, amount, currency }: OpenRequest): string {
  const asked = moneyOf(scene, amount, currency)
  return minutes === 1
    ? scene.say('pay.open-one', { amount: asked })
    : scene.say('pay.open-more', { amount: asked, minutes: String(minutes) })
}

/** Who waits answers the request that is there. */
export function answerIt(
  scene: MutualScene,
  { amount, currency, title }: OpenRequest & OfWallet,
): string {
  const wallet = walletName(scene.say, title)
  return scene.say('pay.answer-it', { amount: moneyOf(scene, amount, currency), wallet })
}

/** What comes next on the phone, said as the call ends. */
export function askedTitle(scene: AskedScene): string {
  const { amount, currency, title } = scene.asked
  const wallet = walletName(scene.say, title)
  return scene.say('pay.asked', { amount: moneyOf(scene, amount, currency), wallet })
}

/** Why nothing was asked for, though it could have been a moment ago. */
export function notNowTitle(scene: RefusedScene): string {
  const { say, money, refused } = scene
  return refused.kind === 'cannot'
    ? whyNot({ say }, refused.title, refused.why)
    : beyondLine({ say, money }, refused.title, refused.beyond)
}

/** How else to pay; an amount that is too large is only typed anew. */
export function notNowLines(scene: RefusedScene): readonly string[] {
  const { say, refused, mutual } = scene
  if (refused.kind === 'beyond') return []
  const { why, asks } = refused
  // Of another mutual's accounts nothing is known here.
  const isHere = asks === undefined || asks.mutual === mutual.code
  return isHere ? waysLines(scene, mutual, why, asks?.number ?? null) : [say('pay.cash')]
}

/** Where a request leads. From a mutual that has just stopped asking, back to hear how to pay. */
export function afterAsking<To>(
  { kind }: Collected,
  asked: To,
): To | 'pay.open' | 'pay.not-now' | 'begin' {
  if (kind === 'cash-only') return 'begin'
  if (kind === 'cannot' || kind === 'beyond') return 'pay.not-now'
  return kind === 'open' ? 'pay.open' : asked
}

/** A request that came about, whatever became of an earlier one. */
export function ofAsked(scene: Scene): Scoped<AskedScene> {
  const scoped = afterCollect(scene)
  if (scoped.kind !== 'scene') return scoped
  const { outcome } = scoped.scene
  if (outcome.kind !== 'asked' && outcome.kind !== 'open') return { kind: 'lost' }
  return { kind: 'scene', scene: { ...scoped.scene, asked: outcome } }
}

/** Nothing was asked for. */
export function ofNotNow(scene: Scene): Scoped<RefusedScene> {
  const scoped = afterCollect(scene)
  if (scoped.kind !== 'scene') return scoped
  const { outcome } = scoped.scene
  if (outcome.kind !== 'cannot' && outcome.kind !== 'beyond') return { kind: 'lost' }
  return { kind: 'scene', scene: { ...scoped.scene, refused: outcome } }
}

function ofOpen(scene: Scene): Scoped<MutualScene & { readonly open: Open }> {
  const scoped = afterCollect(scene)
  if (scoped.kind !== 'scene') return scoped
  const { outcome } = scoped.scene
  if (outcome.kind !== 'open') return { kind: 'lost' }
  return { kind: 'scene', scene: { ...scoped.scene, open: outcome } }
}

/** Whoever is paid for may be in a mutual of another currency than the call's. */
function moneyOf({ language }: MutualScene, amount: Minor, currency: Currency): string {
  return formatMoney(amount, currency, LANGUAGES[language].thousands)
}
