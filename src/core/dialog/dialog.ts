import type { KeptKinds } from './kinds.ts'
import type { Page } from './layout.ts'

/** Where a call stands: plain data that survives JSON, so that any process can go on with it. */
export type Dialog<K extends KeptKinds> = Written<
  K['screen'],
  K['language'],
  K['kept'],
  K['outcome']
>

type Written<Name extends string, Language extends string, Kept, Outcome> = {
  /** Chosen in this call; before that the caller's own counts. */
  readonly language: Language | null
  /** Screens from the first to the one that is shown; `0` takes the last away. */
  readonly trail: readonly Place<Name>[]
  /** What the caller saw there and answers to; null while nobody has been shown it. */
  readonly page: Pick<Page, 'choices' | 'next'> | null
  readonly kept: Kept
  /** What came of the last request of this call. */
  readonly outcome?: Outcome
  /** The screen that a guard stands before. */
  readonly behind?: Name
  /** Answers in a row that the screen could not use, and what was said to the last of them. */
  readonly wrong: number
  readonly hint: string | null
  readonly ended: boolean
  /** The call that was cut, while the caller is asked whether to go on with it. */
  readonly cut: Written<Name, Language, Kept, Outcome> | null
}

/** A screen, and the first of its lines that is shown: later pages begin further down. */
export type Place<Name extends string> = {
  readonly screen: Name
  readonly from: number
  /** Something that was typed, an amount or a place in a list led here. */
  readonly held?: true
}

/** The screen that is shown. */
export function placeOf<Name extends string>({
  trail,
}: {
  readonly trail: readonly Place<Name>[]
}): Place<Name> {
  return trail.at(-1) as Place<Name>
}
