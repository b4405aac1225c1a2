import { familyMeant } from '../coverage/shared-phone.ts'
import type { Message } from './command.ts'
import { othersBeside } from './checks.ts'
import { hear } from './lexicon.ts'
import { tokenize } from './tokens.ts'
import type { SmsContext, Understood } from './understood.ts'

/**
 * Which of the families of a shared phone a clinic means: `2`, `CHECK 2`, the end of the number as
 * it was listed, each perhaps with a suffix or a service. Null when the message is no such answer.
 */
export function readFamily({ text, service }: Message, context: SmsContext): Understood | null {
  const { families, roles } = context
  if (!families || !roles.includes('clinic')) return null
  const tokens = tokenize(text)
  const words = hear(tokens.flatMap((token) => (token.kind === 'word' ? [token.text] : [])))
  if (othersBeside(words, context).length > 0) return null
  const groups = tokens.flatMap((token) => (token.kind === 'group' ? [token] : []))
  if (tokens.some(({ kind }) => kind === 'date') || groups.some(({ plus }) => plus)) return null
  const last = groups.length > 1 ? groups.at(-1) : undefined
  const suffix = last?.slash ? last : null
  const digits = (suffix ? groups.slice(0, -1) : groups).map((group) => group.digits).join('')
  const number = familyMeant(families, digits)
  if (!number) return null
  const ordinal = suffix ? Number(suffix.digits) : families.ordinal
  const subject = { kind: 'number', number, ordinal, said: 'number' } as const
  return { kind: 'check', subject, service: service ?? families.service }
}
