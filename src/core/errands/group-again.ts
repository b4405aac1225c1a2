import { after } from './scene.ts'
import type { Scene, Scoped } from './scene.ts'
import { act, choice, end, type Screen } from './screen.ts'
import { afterAsking, ofAssociation } from './association.ts'
import type { GroupScene } from './association.ts'
import type { PaidForMembers } from './association-kinds.ts'
import { answerIt, WAIT_OR_AGAIN } from './pay-again.ts'
import type { GroupAgainScreen } from './screen-names.ts'

type Open = Extract<PaidForMembers, { readonly kind: 'open' }>

type OpenScene = GroupScene & { readonly open: Open }

const afterPay = after(ofAssociation, 'pay-for-members')

/** A request for the association is on this phone already: it is shown before another is made. */
export const groupAgainScreens: Readonly<Record<GroupAgainScreen, Screen>> = {
  'group.open': choice({
    needs: ofOpen,
    ...WAIT_OR_AGAIN,
    to: ['group.wait', 'group.asked', 'group.open', 'group.not-now', 'begin'],
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
