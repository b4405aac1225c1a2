import type { Typed } from './answering.ts'
import type { HttpRequest, HttpResponse } from './http.ts'
import type { Prompt } from './state.ts'
import type { World } from './world.ts'

/** An operator at work: give it requests, let time pass. */
export type Simulator<Own> = {
  readonly world: World<Own>
  handle(request: HttpRequest): Promise<HttpResponse>
  answer(promptId: string, typed: Typed): Promise<Prompt | null>
  /** Does all that is due by its clock, callbacks included. */
  tick(): Promise<void>
  /** Moves its own clock to a moment, doing on the way what falls due, each at its time. */
  advanceTo(at: number): Promise<void>
  /** When something happens next, or null. */
  nextDue(): number | null
}
