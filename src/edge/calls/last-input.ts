import type { Reduce } from '../../app/calls/ussd-turn.ts'

/** Nobody reads a screen and answers it within so long: the same answer again is a repeat. */
export const REPEAT_MS = 2000

/** No network keeps a call open for longer without an answer: what comes later is another call. */
export const CALL_MS = 3 * 60 * 1000

/** What is kept between requests: when the call began, how many answers there were, the last one. */
type Kept = {
  readonly begun: number
  readonly step: number
  readonly mark: string
  readonly at: number
  readonly sequence: number | null
  readonly id: string | null
}

/**
 * Carriers that send the last answer only. Where they number or name their requests, one that was there
 * is a repeat; where they do not, the same answer within two seconds is. A call that begins later
 * than that is a new one, for some give a session's id again. An answer to a call that we did not
 * hear begin is none: the caller has not seen what it would be an answer to.
 */
export const lastInput: Reduce = (heard, request, mark) => {
  const { kind, input, at, sequence = null, id = null } = request
  const isBegin = kind === 'begin'
  const stored = heard === null ? null : (JSON.parse(heard) as Kept)
  const before = stored && at - stored.at <= CALL_MS ? stored : null
  if (before && isRepeat(before)) return { kind: 'repeat' }
  if (isBegin || !before) {
    const inputs = isBegin && input !== '' ? input.split('*') : []
    return { kind: 'begin', inputs, ...kept(0, at) }
  }
  return { kind: 'input', inputs: [input], ...kept(before.step + 1, before.begun) }

  function isRepeat(before: Kept): boolean {
    if (id !== null && id === before.id) return true
    if (sequence !== null && before.sequence !== null) return sequence <= before.sequence
    const wasBegin = before.step === 0
    if (at - before.at > REPEAT_MS || isBegin !== wasBegin) return false
    return before.mark === mark(input, before.step)
  }

  function kept(step: number, begun: number) {
    const made = mark(input, step)
    const now: Kept = { begun, step, mark: made, at, sequence, id }
    return { heard: JSON.stringify(now), place: `${begun}/${step}/${made}` }
  }
}
