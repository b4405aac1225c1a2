import { after, inMutual } from './scene.ts'
import type { MutualScene, Scene, Scoped } from './scene.ts'
import { act, choice, end, type Screen } from './screen.ts'
import { LANGUAGES } from '../wording/catalogue.ts'
import { formatMoney } from '../money.ts'
import type { Currency, Minor } from '../money.ts'
import { helpFrom } from './help.ts'
import type { OpenRequest } from '../payments/open-request.ts'
import type { Collected } from './member-kinds.ts'
import type { PayAgainScreen } from './screen-names.ts'

const afterCollect = after(inMutual, 'collect')

type Open = Extract<Collected, { readonly kind: 'open' }>

type Told = Exclude<Collected, { readonly kind: 'cash-only' }>

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
    to: ['pay.wait', 'pay.again', 'pay.open', 'begin'],
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
    title: (scene) => {
      const { amount, currency } = scene.asked
      return scene.say('pay.asked', { amount: moneyOf(scene, amount, currency) })
    },
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
export function answerIt(scene: MutualScene, { amount, currency }: OpenRequest): string {
  return scene.say('pay.answer-it', { amount: moneyOf(scene, amount, currency) })
}

/** Where a request leads. From a mutual that has just stopped asking, back to hear how to pay. */
export function afterAsking<To>({ kind }: Collected, asked: To): To | 'pay.open' | 'begin' {
  if (kind === 'cash-only') return 'begin'
  return kind === 'open' ? 'pay.open' : asked
}

/** A request that came about, whatever became of an earlier one. */
function ofAsked(scene: Scene): Scoped<MutualScene & { readonly asked: Told }> {
  const scoped = afterCollect(scene)
  if (scoped.kind !== 'scene') return scoped
  const { outcome } = scoped.scene
  if (outcome.kind === 'cash-only') return { kind: 'lost' }
  return { kind: 'scene', scene: { ...scoped.scene, asked: outcome } }
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
