import type { Poster } from '../store/books/ledger.ts'
import type { ReadDesk } from './desk.ts'

/** Who does something: a name for the registers, and a role or command for the books. */
export type Actor = { readonly by: string; readonly actor: string }

export function posterFor({ ports, now }: ReadDesk, { actor }: Actor): Poster {
  return { newId: () => ports.ids.id(), at: now, actor }
}
