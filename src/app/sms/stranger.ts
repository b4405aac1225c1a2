import { strangerText } from '../../core/messages/command-sms.ts'
import { voiceOf } from '../../core/messages/voice.ts'
import { spokenIn } from '../../core/sms/spoken-in.ts'
import type { CommandName, Understood } from '../../core/sms/understood.ts'
import type { Sender } from './sms-sender.ts'

/** In the language that the message seems to be in, where nobody has named one. */
export function toStranger({ language, voice, mutual }: Sender, text: string): string {
  const spoken = language ?? spokenIn(text)
  const isOurs = spoken !== null && mutual.languages.includes(spoken)
  return strangerText(isOurs ? voiceOf(mutual, spoken) : voice)
}

/** Whoever asks this wants to be a clinic's phone. */
export function isClinics(command: CommandName): boolean {
  return command === 'check' || command === 'bill'
}

/** A phone that we do not know hears in its one answer of the day what it can do at all. */
export function isLost(understood: Understood, { isStranger }: Sender): boolean {
  if (!isStranger) return false
  if (understood.kind === 'not-allowed') return !isClinics(understood.command)
  return understood.kind === 'unknown' || understood.kind === 'help'
}
