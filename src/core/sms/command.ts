import type { Found } from './people.ts'
import type { CommandName, SmsContext, SmsRole, Understood } from './understood.ts'

/** A message on its way to being understood. */
export type Message = {
  /** In capitals, without accents and polite words. */
  readonly words: readonly string[]
  readonly found: Found
  /** The code of the service that was named, if it is one of the context's. */
  readonly service: string | null
  /** The whole message as it was typed, for commands that read their own arguments. */
  readonly text: string
}

/** One errand by SMS. Its words are in the files of the languages. */
export type Command = {
  readonly name: CommandName
  /** What it is for, in the words of `docs/sms.md`. */
  readonly does: string
  readonly who: 'anyone' | readonly SmsRole[]
  /** `first`: the keyword opens the message. `alone`: it is the message, polite words aside. */
  readonly place: 'first' | 'anywhere' | 'alone'
  /**
   * What a member number in the message does: the command `takes` it, `ignores` it, `yields` to
   * what a number alone means from this phone, or `reads` its arguments by itself.
   */
  readonly number: 'takes' | 'ignores' | 'yields' | 'reads'
  readonly read: (message: Message, context: SmsContext) => Understood
}
