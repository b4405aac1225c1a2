import type { Found } from './people.ts'
import type { Said } from './said.ts'
import type { SmsContext, SmsRole, Understood } from './understood.ts'
import type { CommandName } from '../wording/command-name.ts'

/** A message on its way to being understood. */
export type Message = {
  readonly said: Said
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
  /**
   * How it is asked for. `bare`: the keyword is the message. `alone`: polite words may stand beside
   * it. `first`: the keyword opens the message and arguments follow. `said`: by a sentence too.
   */
  readonly place: 'bare' | 'alone' | 'first' | 'said'
  /** What may stand beside a keyword that is `alone`, where it says that messages are meant. */
  readonly beside?: readonly ('reminder' | 'self' | 'fillers' | 'preposition' | 'again')[]
  readonly read: (message: Message, context: SmsContext) => Understood
}
