import type { Line } from '../dialog/line.ts'
import { openingOf } from './opening.ts'
import { sceneOf } from './scene.ts'
import type { LineKinds } from './screen.ts'
import { SCREENS } from './screens.ts'

/** The line of mutuals, as the engine runs it. */
export const LINE: Line<LineKinds> = {
  screens: SCREENS,
  openingOf,
  sceneOf,
  word: ({ say }, word) => say(`screen.${word}`),
  afterWrong: { ended: 'too-many-wrong', kept: 'wrong-kept' },
  isWorthKeeping: ({ amount }) => amount !== undefined,
  cut: {
    screen: 'resume',
    of: ({ cut }) => cut,
    // Whoever has become a member meanwhile does not go on joining.
    isGood: ({ kept }, { caller }) => kept.who !== undefined || caller.roles.length === 0,
    // Whoever goes on with it need not be who typed the PIN.
    keptOf: (kept) => ({ ...kept, unlocked: null }),
  },
}
