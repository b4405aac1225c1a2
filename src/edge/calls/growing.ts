import type { Reduce } from '../../app/calls/ussd-turn.ts'

/**
 * Carriers that send all that was typed since the dialling each time, joined with `*`. The same text
 * again is a repeat, a longer one goes on, and of a late copy of an earlier one nothing is new. What
 * is kept are marks of the answers in their places, for an answer may be a secret.
 */
export const growing: Reduce = (heard, { input: text }, mark) => {
  // `''.split('*')` is one empty answer, but nothing was typed.
  const inputs = text === '' ? [] : text.split('*')
  const marks = inputs.map(mark).join('*')
  const now = { heard: marks, place: marks }
  if (heard === null) return { kind: 'begin', inputs, ...now }
  if (marks === heard) return { kind: 'repeat' }
  if (heard === '') return { kind: 'input', inputs, ...now }
  if (marks.startsWith(`${heard}*`)) {
    return { kind: 'input', inputs: inputs.slice(heard.split('*').length), ...now }
  }
  if (marks === '' || heard.startsWith(`${marks}*`)) return { kind: 'repeat' }
  // What it sends next is read as going on from this story.
  return { kind: 'astray', heard: marks }
}
