import { after, inMutual } from './scene.ts'
import type { MutualScene, Scene, Scoped } from './scene.ts'
import { act, end, question, type Act, type Screen, type Wrong } from './screen.ts'
import { helpLine } from './help.ts'
import { lostFrom } from './lost-phone.ts'
import type { Claimed } from './member-kinds.ts'
import { EXAMPLE } from './pay-for.ts'
import type { NewPhoneScreen } from './screen-names.ts'

/**
 * A member calls from a phone that nobody has registered: the number or card and the name's first
 * letters, then a manager decides, and the old phone has its day to say no (R64). What nobody has
 * and whose letters are others read the same, and tries are counted (R62).
 */
/** Characters of a number or card with everything people put into it. */
const TYPED_MAX = 30

type ClaimScene = MutualScene & { readonly claimed: string }

const claimed = after(inMutual, 'claim')

export const newPhoneScreens: Readonly<Record<NewPhoneScreen, Screen>> = {
  claim: question({
    needs: inMutual,
    title: ({ say }) => say('claim.number', { example: EXAMPLE }),
    name: 'a member number or card',
    to: ['claim.letters'],
    read: (text, { say }) =>
      text.length <= TYPED_MAX && /\d/.test(text)
        ? { to: 'claim.letters', keep: { claimed: text } }
        : { wrong: say('claim.unreadable') },
    options: [lostFrom()],
  }),

  'claim.letters': question({
    needs: ofClaim,
    changes: true,
    title: ({ say }) => say('claim.letters'),
    name: "the name's first letters",
    to: ['claim.asked', 'pay-for.closed'],
    read: (text, scene) => readLetters(text, scene),
  }),

  'claim.asked': end({
    needs: claimed,
    title: ({ say, outcome }) =>
      say(outcome === 'filed' || outcome === 'repeat' ? `claim.${outcome}` : 'phone.refused'),
    lines: (scene) => [helpLine(scene)],
  }),
}

function ofClaim(scene: Scene): Scoped<ClaimScene> {
  const scoped = inMutual(scene)
  if (scoped.kind !== 'scene') return scoped
  const { claimed } = scene.kept
  return claimed ? { kind: 'scene', scene: { ...scoped.scene, claimed } } : { kind: 'lost' }
}

function readLetters(
  letters: string,
  { say, mutual, claimed }: ClaimScene,
): Act<'claim.asked' | 'pay-for.closed'> | Wrong {
  if (!/\p{L}/u.test(letters)) return { wrong: say('claim.letters-needed') }
  const asks = { kind: 'claim', mutual: mutual.code, claimed, letters } as const
  return act(asks, (gives: Claimed) => {
    if (gives === 'too-many') return { to: 'pay-for.closed' }
    return gives === 'unknown' ? { wrong: say('claim.unknown') } : { to: 'claim.asked' }
  })
}
