import { after } from '../dialog/scene.ts'
import type { Scene, Scoped } from '../dialog/scene.ts'
import { act, choice, end } from '../dialog/screen.ts'
import type { Screen } from '../dialog/screen.ts'
import { afterAsking, ofAssociation } from './association.ts'
import type { GroupScene } from './association.ts'
import type { PaidForMembers } from './association-kinds.ts'
import { answerIt, WAIT_OR_AGAIN } from './pay-again.ts'

/** A request for the association is on this phone already: it is shown before another is made. */
export type GroupAgainScreen = 'group.open' | 'group.wait'

type Open = Extract<PaidForMembers, { readonly kind: 'open' }>

type OpenScene = GroupScene & { readonly open: Open }

const afterPay = after(ofAssociation, 'pay-for-members')

export const groupAgainScreens: Readonly<Record<GroupAgainScreen, Screen>> = {
  'group.open': choice({
    needs: ofOpen,
    ...WAIT_OR_AGAIN,
    to: ['group.wait', 'group.asked', 'group.open', 'begin'],
    pick: (item, { of, say, open: { asks } }) =>
      item === 'wait'
        ? { to: 'group.wait' }
        : act({ kind: 'pay-for-members', ...of, ...asks, again: true }, (gives) =>
            afterAsking(gives, say),
          ),
  }),

  'group.wait': end({
    needs: ofOpen,
    title: (scene) => answerIt(scene, scene.open),
  }),
}

function ofOpen(scene: Scene): Scoped<OpenScene> {
  const scoped = afterPay(scene)
  if (scoped.kind !== 'scene') return scoped
  const { outcome } = scoped.scene
  if (outcome.kind !== 'open') return { kind: 'lost' }
  return { kind: 'scene', scene: { ...scoped.scene, open: outcome } }
}
