/** What a person can do with a prompt. `ignore` lets it run out; `expire` too, with its own code. */
export const ANSWERS = [
  'pin',
  'wrong-pin',
  'refuse',
  'no-funds',
  'ignore',
  'expire',
  'unreachable',
  'code',
] as const
type AnswerKind = (typeof ANSWERS)[number]
/** `code`: the operator's own code, whatever it is. */
export type Answer = { readonly answer: AnswerKind; readonly code?: string }
