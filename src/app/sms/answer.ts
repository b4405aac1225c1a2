import type { Heard } from '../../store/messages/messages.ts'
import type { Voice } from '../../core/messages/voice.ts'
import { voiceOf } from '../../core/messages/voice.ts'
import type { Understood } from '../../core/sms/understood.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import type { Desk } from '../desk.ts'
import { replyTo } from './sms-reply.ts'
import type { Sender } from './sms-sender.ts'

/** A message that was understood, on its way to an answer, in the transaction that finishes it. */
export type Asking = Desk & {
  readonly message: Heard
  readonly sender: Sender
}

/** Does what a message of one kind asks for, and queues the answer. */
export type Answer<Kind extends Understood['kind']> = (
  asking: Asking,
  asked: Extract<Understood, { readonly kind: Kind }>,
) => Promise<void>

/** The one answer to a message. */
export function reply(asking: Asking, text: string): Promise<void> {
  const { message, sender } = asking
  return replyTo(asking, message, sender, text)
}

/** How to speak to the sender in the name of a mutual. */
export function voiceIn({ sender }: Asking, mutual: Mutual): Voice {
  return voiceOf(mutual, sender.voice.language)
}
