import type { ReminderKind } from '../statutes/reminder-settings.ts'
import type { Language } from '../wording/catalogue.ts'
import type { Voice } from './voice.ts'

/** In which words members are told something: what a report tells apart. */
export type Wording = {
  /** `grace-en-1f3a09c2`: the stage, the language and the words. The same words have the same id. */
  readonly id: string
  readonly language: Language
  /** Whether a mutual's statutes have any of the words. */
  readonly isOwn: boolean
  /** The words with names of values in braces. */
  readonly text: string
}

/** The wording of a kind of message, from its words in a voice. */
export function wordingOf(
  voice: Voice,
  kind: ReminderKind | 'by-hand',
  skeleton: (voice: Voice) => string,
): Wording {
  const plain = { ...voice.mutual, wording: {} }
  const text = skeleton(voice)
  const { language } = voice
  const isOwn = text !== skeleton({ ...voice, mutual: plain })
  return { id: `${kind}-${language}-${fingerprint(text)}`, language, isOwn, text }
}

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** Eight hexadecimal digits of a text (FNV-1a): a mutual has tens of wordings, not thousands. */
function fingerprint(text: string): string {
  let hash = FNV_OFFSET
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
