import type { Answer } from './answers.ts'
import type { Movement, Phone, Prompt } from './state.ts'
import type { World } from './world.ts'

/** 50,000 in a new phone's purse, and a PIN that everybody knows. */
const FIRST_BALANCE = 5_000_000
const FIRST_PIN = '1234'

const NAMES = ['AMINA', 'MARY', 'JOHN', 'FATOU', 'PETER', 'GRACE', 'MOUSSA', 'ESTHER', 'DAVID']

/** The phone of a number (digits only); a new one is bought when there is none. */
export function phoneOf(world: World<unknown>, number: string): Phone {
  const { phones } = world.state
  return (phones[number] ??= {
    number,
    name: world.chance.pick(NAMES),
    pin: FIRST_PIN,
    balance: FIRST_BALANCE,
    power: 'on',
    habit: null,
    active: true,
  })
}

/** Shows a question on a phone. Its owner's habit answers it later; else somebody does. */
export function showPrompt(
  world: World<unknown>,
  given: Omit<Prompt, 'id' | 'at' | 'state' | 'answer' | 'expiresAt'> & { forMs: number },
): Prompt {
  const { forMs, ...asked } = given
  const at = world.now()
  const id = `prompt-${world.serial()}`
  const prompt: Prompt = {
    ...asked,
    id,
    at,
    expiresAt: at + forMs,
    state: 'open',
    answer: null,
  }
  world.state.prompts.push(prompt)
  const { habit, power } = phoneOf(world, prompt.phone)
  if (power !== 'on') world.later(UNREACHABLE_AFTER_MS, 'unreachable', id)
  else if (habit) world.later(habit.afterMs, 'habit', id)
  world.later(forMs, 'prompt-over', id)
  return prompt
}

/** An operator notices after some seconds that a phone does not answer. */
const UNREACHABLE_AFTER_MS = 4_000

export function openPrompts({ state }: World<unknown>, phone?: string): Prompt[] {
  return state.prompts.filter(
    (prompt) => prompt.state === 'open' && (phone === undefined || prompt.phone === phone),
  )
}

/** Takes the answer to an open prompt; false when it is no longer open. */
export function closePrompt(prompt: Prompt, answer: Answer): boolean {
  if (prompt.state !== 'open') return false
  prompt.state = answer.answer === 'ignore' || answer.answer === 'expire' ? 'expired' : 'answered'
  prompt.answer = answer
  return true
}

/** What an account holds, in hundredths. */
export function balanceOf({ state }: World<unknown>, account: string): number {
  return state.money.findLast((movement) => movement.account === account)?.balance ?? 0
}

type Moved = Omit<Movement, 'balance' | 'at' | 'startedAt'> & { startedAt?: number }

/** Books a movement: out of the phone's purse into the account, or back. */
export function move(world: World<unknown>, moved: Moved): Movement {
  const isReal = moved.kind !== 'failed'
  const before = balanceOf(world, moved.account)
  const at = world.now()
  const movement: Movement = {
    ...moved,
    at,
    startedAt: moved.startedAt ?? at,
    balance: isReal ? before + moved.amount : before,
  }
  world.state.money.push(movement)
  const isCustomers = ['push', 'pay-bill', 'reversal', 'refund'].includes(moved.kind)
  if (isCustomers && moved.phone) phoneOf(world, moved.phone).balance -= moved.amount
  return movement
}
