import type { Instant } from '../dates.ts'
import { showDigits } from '../staff/sign-in.ts'
import { call, dial, moment, mutualName, sentences, type Voice } from './voice.ts'

/** Somebody signed in from this phone, until when, and how its owner ends it. */
export function signedInText(voice: Voice, at: Instant, until: Instant): string {
  const { say } = voice
  const told = { mutual: mutualName(voice), when: moment(voice, at), until: moment(voice, until) }
  return sentences([say('sms.signed-in', told), ...dial(voice)], call(voice))
}

/** A code to sign in with. Whoever gets one unasked learns that nobody may have it. */
export function signInCodeText(voice: Voice, code: string): string {
  return voice.say('sms.sign-in-code', { mutual: mutualName(voice), code: showDigits(code) })
}
