import type { Dialog } from './dialog.ts'
import type { Kinds } from './kinds.ts'
import type { Screens } from './screen.ts'

/** A whole line: its screens, and what the engine asks it about them. Data and pure functions. */
export type Line<K extends Kinds> = {
  readonly screens: Screens<K>
  /**
   * The first screen of a call, and what is settled without asking. `languageKnown`: the caller has
   * chosen one in this call, or dialled on, and is not asked for it.
   */
  readonly openingOf: (
    facts: K['facts'],
    languageKnown: boolean,
  ) => { readonly screen: K['screen']; readonly kept: K['kept'] }
  readonly sceneOf: (dialog: Dialog<K>, facts: K['facts']) => K['scene']
  /** The few words that the engine writes itself: beside 0, beside 9, and for a wrong answer. */
  readonly word: (scene: K['scene'], word: Word) => string
  /** Where a call ends after too many wrong answers; `kept`: something typed can be gone on with. */
  readonly afterWrong: { readonly ended: K['screen']; readonly kept: K['screen'] }
  /** Whether something worth going on with was kept, though it was chosen and not typed. */
  readonly isWorthKeeping?: (kept: K['kept']) => boolean
  /** How a call that was cut is gone on with; without it each begins anew. */
  readonly cut?: Cut<K>
}

type Word = 'back' | 'more' | 'wrong'

type Cut<K extends Kinds> = {
  /** Asks whether to go on. */
  readonly screen: K['screen']
  /** This phone's last call, when it is so recent that it may be gone on with. */
  readonly of: (facts: K['facts']) => Dialog<K> | null
  /** Whether what it was about is still so. */
  readonly isGood: (cut: Dialog<K>, facts: K['facts']) => boolean
  /** What of it counts for whoever goes on, who need not be the same person. */
  readonly keptOf: (kept: K['kept']) => K['kept']
}
