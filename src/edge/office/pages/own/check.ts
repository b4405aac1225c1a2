import { checkSubject, familiesMeant } from '../../../../app/coverage/check-subject.ts'
import { readPatient } from '../../../../app/coverage/read-patient.ts'
import { familyMeant } from '../../../../core/coverage/shared-phone.ts'
import type { ClinicAnswer } from '../../../../core/errands/clinic-kinds.ts'
import { checkReply, whoReply } from '../../../../core/messages/check-sms.ts'
import type { Subject } from '../../../../core/sms/understood.ts'
import { formatMemberNumber } from '../../../../core/member-number.ts'
import { voiceOf } from '../../../../core/messages/voice.ts'
import { loadProvider } from '../../../../store/coverage/checks.ts'
import type { Answer, Sent } from '../../visit.ts'
import { clinicPath, TEXT_MAX } from './clinic.ts'

/** Asks whether somebody is covered, as by SMS and in the menu of a phone; the answer says as much. */
export async function sendOwnCheck(sent: Sent): Promise<Answer> {
  const { desk, asked, providers, words, typed, by, language } = sent
  const say = words('own')
  const clinic = asked.param('clinic')
  const provider = providers.includes(clinic)
    ? await loadProvider(desk.tx, desk.mutual.code, clinic)
    : null
  // The page then says that it is not there.
  if (!provider) return { kind: 'again' }
  const wrong = (why: string): Answer => ({ kind: 'wrong', errors: { who: why } })
  const door = { channel: 'office', by, facts: { session: sent.who.session } }
  const patient = readPatient(desk, typed('who').slice(0, TEXT_MAX), provider.services)
  if (patient.kind === 'who') {
    // Kept as a question about nobody, as by SMS (R62).
    await checkSubject(desk, { provider: clinic, subject: null, service: null }, door)
    return wrong(whoReply(voiceOf(desk.mutual, language), patient.asked))
  }
  if (patient.kind !== 'one') {
    const why = { several: 'one', none: 'unreadable', 'not-ours': 'notOurs' } as const
    return wrong(say(why[patient.kind]))
  }
  const chosen = provider.services.find((one) => one === typed('service')) ?? null
  const service = chosen ?? patient.service
  const family = await familyChosen(sent, patient.subject)
  const question = { provider: clinic, subject: family ?? patient.subject, service }
  const answer = await checkSubject(desk, question, door)
  const named = family ? formatMemberNumber(family.number) : patient.asked
  return told(sent, clinic, { ...answer, asked: named })
}

/** The family that was chosen by how its number ends, of those that use the phone that is asked about. */
async function familyChosen({ desk, typed }: Sent, subject: Subject) {
  const digits = typed('family').replace(/\D/g, '')
  const numbers = digits === '' ? null : await familiesMeant(desk, subject)
  if (!numbers || subject.kind === 'card') return null
  const { ordinal } = subject
  const number = familyMeant({ numbers, ordinal, service: null, byPosition: false }, digits)
  return number && ({ kind: 'number', number, ordinal, said: 'number' } as const)
}

function told(sent: Sent, clinic: string, answer: ClinicAnswer): Answer {
  const { desk, language, words, at } = sent
  const say = words('own')
  const { found, families } = answer
  if (found === 'two-readings') return { kind: 'wrong', errors: { who: say('twoReadings') } }
  if (found === 'several') {
    const errors = families ? { family: say('families') } : { who: say('manyFamilies') }
    return { kind: 'wrong', errors }
  }
  const notice = checkReply(voiceOf(desk.mutual, language), answer)
  return { kind: 'done', to: at(clinicPath(clinic)), notice }
}
