/**
 * What a request of a carrier says about its call, once its adapter has compared it with what it
 * heard before: carriers repeat requests, lose them, and let one overtake another.
 */
export type Told =
  /** A call begins. `inputs` were dialled after the service code. */
  | (Heard & { readonly kind: 'begin' })
  /** Answers that were not heard before: one to the screen that is shown, or several of which some were lost. */
  | (Heard & { readonly kind: 'input' })
  /** Heard before: it gets the answer that it got. */
  | { readonly kind: 'repeat' }
  /** It goes on from nothing that was heard: the caller is shown where the call stands. */
  | { readonly kind: 'astray'; readonly heard: string }

type Heard = {
  readonly inputs: readonly string[]
  /** What the adapter wants to be given with the next request of this call; it holds marks, no inputs. */
  readonly heard: string
  /** The same for the same request, and another for every other one of its call. */
  readonly place: string
}
