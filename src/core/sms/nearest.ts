import { distance } from './distance.ts'
import { COMMANDS, may } from './commands.ts'
import { says } from './lexicon.ts'
import type { Said } from './said.ts'
import type { SmsContext } from './understood.ts'
import type { CommandName } from '../wording/command-name.ts'
import { keywordsOf } from './words.ts'

/** Of words of so many letters one may be wrong, of longer ones two: MONEY is not nearly MORE. */
const NEAR_LETTERS = 5

/** Commands that are never suggested: somebody might send what denies or stops by it. */
const NEVER_SUGGESTED: readonly CommandName[] = [
  'not-me',
  'no',
  'was-me',
  'keep-phone',
  'our-year',
  'lost-phone',
]

/** The command whose keyword the first word nearly is, among those this phone may use. */
export function nearestCommand(
  words: readonly string[],
  roles: SmsContext['roles'],
): CommandName | null {
  const [first] = words
  if (!first) return null
  let nearest: CommandName | null = null
  let least = first.length > NEAR_LETTERS ? 3 : 2
  for (const command of COMMANDS) {
    if (!may(command, roles) || NEVER_SUGGESTED.includes(command.name)) continue
    for (const keyword of keywordsOf(command.name)) {
      const far = keyword.length > 2 || keyword === first ? distance(first, keyword, least) : least
      if (far < least) [least, nearest] = [far, command.name]
    }
  }
  return nearest
}

/** Words of a message that may still be a no. */
const NO_WORDS_MAX = 4

/** Letters of a word from which on one may be wrong. */
const NO_LETTERS_MIN = 3

/** A no with more beside it, or with a letter wrong: nothing is denied by it. */
export function nearlyNo({ words }: Said): boolean {
  const [first] = words
  if (!first || words.length > NO_WORDS_MAX) return false
  if (says(first, 'no')) return true
  const nos = keywordsOf('no').filter((no) => first.text.length >= NO_LETTERS_MIN && no.length > 1)
  return words.length === 1 && nos.some((no) => distance(first.text, no, 1) <= 1)
}
