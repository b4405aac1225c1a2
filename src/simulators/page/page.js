// @ts-check
import { ask } from './api.js'
import { listenToCalls, showMessages } from './call.js'
import { showDeliveries } from './deliveries.js'
import { byId } from './elements.js'
import { listenToPay, showMoney } from './money.js'
import { fillOrders, listenToOrders, showOrders } from './orders.js'
import { showPrompts } from './prompts.js'

const LOOK_EVERY_MS = 1500

/** @type {{ operator: string, title: string, seed: number, has: string[], operations: string[], callbacks: string[], faults: string[] }} */
const about = await ask('about')

async function look() {
  /** @type {{ now: string }} */
  const { now } = await ask('clock')
  byId('now').textContent = `${now.slice(0, 19).replace('T', ' ')} UTC`
  if (about.has.includes('prompts')) {
    showPrompts(await ask('prompts'), doing)
    showMoney(await ask('truth'))
  }
  if (about.has.includes('calls')) await showMessages()
  showOrders(await ask('orders'))
  showDeliveries(await ask('deliveries'), doing)
}

/**
 * Does what somebody pressed, says what went wrong, and looks again.
 * @param {() => Promise<void>} work
 */
async function doing(work) {
  const fault = byId('fault')
  try {
    await work()
    fault.hidden = true
  } catch (error) {
    fault.textContent = error instanceof Error ? error.message : String(error)
    fault.hidden = false
  }
  await look()
}

byId('operator').textContent = `${about.title}, simulated`
document.title = `${about.title}, simulated`
for (const [part, what] of [
  ['prompts-part', 'prompts'],
  ['money-part', 'prompts'],
  ['pay-part', 'pay-bill'],
  ['call-part', 'calls'],
]) {
  byId(part ?? '').hidden = !about.has.includes(what ?? '')
}
fillOrders(about)
listenToPay(doing)
listenToOrders(doing)
listenToCalls(doing)
for (const button of document.querySelectorAll('[data-advance]')) {
  const advanceMs = Number(button.getAttribute('data-advance'))
  button.addEventListener('click', () => void doing(() => ask('clock', { advanceMs })))
}

for (;;) {
  await look().catch((/** @type {unknown} */ error) => {
    byId('fault').hidden = false
    byId('fault').textContent = `The simulator does not answer: ${String(error)}`
  })
  await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
}
