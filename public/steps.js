// @ts-check
import { byId } from './elements.js'
import { nextMonday } from './time.js'
/** @import { Desk, Role, Step } from './types.d.ts' */

/** @type {readonly Step[]} */
const STEPS = ['pay', 'check', 'time', 'monday']

/**
 * The things to try. A step that was done is ticked, and the next one opens. `become` makes the phone
 * that of the first person of a role, and says whether there is one.
 *
 * @param {Desk} desk
 * @param {(role: Role) => boolean} become
 */
export function makeSteps(desk, become) {
  const step = (/** @type {Step} */ name) => byId(`try-${name}`, HTMLDetailsElement)
  const isDone = (/** @type {Step} */ name) => step(name).classList.contains('done')
  // Browsers that do not know that details of one name are alternatives are told here.
  for (const name of STEPS) {
    step(name).addEventListener('toggle', () => {
      if (!step(name).open) return
      for (const other of STEPS) if (other !== name) step(other).open = false
    })
  }

  async function beManager() {
    if (!become('manager')) return
    const monday = nextMonday(desk.clock.now(), desk.clock.zone())
    if (await desk.clock.move({ now: monday.toISOString() })) desk.inbox()
  }

  byId('try-pay-go').addEventListener('click', () => become('member'))
  byId('try-check-go').addEventListener('click', () => {
    if (become('clinic')) desk.compose()
  })
  byId('try-monday-go').addEventListener('click', () => void beManager())

  return {
    /** @param {Step} name */
    done(name) {
      if (isDone(name)) return
      step(name).classList.add('done')
      byId(`try-${name}-done`).hidden = false
      // Who reads another step meanwhile keeps it open.
      const next = step(name).open ? STEPS.find((each) => !isDone(each)) : undefined
      if (next) step(next).open = true
    },
  }
}
