import type { Operator } from './operator.ts'
import { closePrompt, phoneOf } from './phones.ts'
import type { Answer } from './answers.ts'
import type { Prompt } from './state.ts'
import type { World } from './world.ts'

/** What a person types on a prompt; a PIN that is not the phone's is a wrong one. */
export type Typed = Answer & { readonly pin?: string }

/**
 * Answers an open prompt; null when it is not open (any more). Who ignores it leaves it open until
 * it runs out.
 */
export async function answerPrompt<Own>(
  world: World<Own>,
  operator: Operator<Own>,
  id: string,
  typed: Typed,
): Promise<Prompt | null> {
  const prompt = world.state.prompts.find((each) => each.id === id)
  if (!prompt || prompt.state !== 'open') return null
  const answer = read(world, prompt, typed)
  if (answer.answer === 'ignore' || answer.answer === 'expire') {
    prompt.answer = answer
    return prompt
  }
  closePrompt(prompt, answer)
  await operator.answered(world, prompt, answer)
  return prompt
}

function read(world: World<unknown>, prompt: Prompt, { answer, code, pin }: Typed): Answer {
  const isWrong = pin !== undefined && pin !== phoneOf(world, prompt.phone).pin
  if (answer === 'pin' && isWrong) return { answer: 'wrong-pin' }
  return { answer, ...(code === undefined ? {} : { code }) }
}

/** Its time is over: nobody answered, or somebody let it run out. */
export async function endPrompt<Own>(
  world: World<Own>,
  operator: Operator<Own>,
  id: string,
): Promise<void> {
  const prompt = world.state.prompts.find((each) => each.id === id)
  if (!prompt) return
  const answer = prompt.answer ?? { answer: 'ignore' }
  if (closePrompt(prompt, answer)) await operator.answered(world, prompt, answer)
}
