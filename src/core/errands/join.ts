import { anyone, inMutual } from '../dialog/scene.ts'
import type { MutualScene } from '../dialog/scene.ts'
import { choice, end } from '../dialog/screen.ts'
import type { Screen } from '../dialog/screen.ts'
import type { Plan } from '../membership/plan.ts'
import { foldName } from '../text/gsm7.ts'

/** Somebody whose phone nobody has registered hears how to join. */
export type JoinScreen = 'join' | 'join.choose'

export const joinScreens: Readonly<Record<JoinScreen, Screen>> = {
  'join.choose': choice({
    needs: anyone,
    opening: true,
    title: ({ say }) => say('join.choose'),
    name: 'a mutual',
    items: ({ facts }) => Object.values(facts.mutuals),
    label: ({ name }) => foldName(name, 30),
    to: ['join'],
    pick: ({ code }) => ({ to: 'join', keep: { mutual: code } }),
  }),

  join: end({
    needs: inMutual,
    title: ({ mutual }) => foldName(mutual.name, 30),
    lines: (scene) => {
      const { say, mutual } = scene
      const how = mutual.helpPhone
        ? say('join.call', { phone: mutual.helpPhone })
        : say('join.visit')
      return [say('join.unknown-phone'), how, ...mutual.plans.map(costOf(scene))]
    },
  }),
}

function costOf({ say, money }: MutualScene): (plan: Plan) => string {
  return ({ contribution, period, joiningFee }) => {
    const cost = { amount: money(contribution), each: say(`each.${period}`) }
    return joiningFee > 0
      ? say('join.contribution-and-fee', { ...cost, fee: money(joiningFee) })
      : say('join.contribution', cost)
  }
}
