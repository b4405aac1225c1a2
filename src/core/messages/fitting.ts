import { SMS_SEPTETS, septets } from '../text/gsm7.ts'

/** A sentence of a message. Rank 0 is always said; of the others the lowest gets its room first. */
export type Piece = { readonly rank: number; readonly text: string }

/** The sentences of one SMS in their order, as many as it holds. */
export function fitting(pieces: readonly Piece[]): string {
  const ranks = [...new Set(pieces.map(({ rank }) => rank))].sort((a, b) => a - b)
  let said = pieces.filter(({ rank }) => rank === 0)
  for (const rank of ranks.filter((one) => one > 0)) {
    for (const piece of pieces.filter((one) => one.rank === rank)) {
      const more = pieces.filter((one) => one === piece || said.includes(one))
      if ((septets(textOf(more)) ?? Infinity) <= SMS_SEPTETS) said = more
    }
  }
  return textOf(said)
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join(' ')
}
