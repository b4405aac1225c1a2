import type { Resident } from './town.ts'

/** A call as a member makes it: what was typed so far, request by request. */
export type Script = readonly string[]

/** Pays what is owed, or a month ahead: menu, amounts, confirmation, `END`. */
const PAYING: Script = ['', '1', '1*1', '1*1*1']

/** Looks at the standing and goes back to the menu. */
const LOOKING: Script = ['', '2', '2*0']

/** The secret in the path of the callbacks. */
export const CALLBACK_KEY = 'bench-0123456789-0123456789-0123456789'

export const CALLBACK_PATH = `/at/${CALLBACK_KEY}/ussd`

export const SMS_PATH = `/at/${CALLBACK_KEY}/sms`

/** The account at an operator whose callbacks are measured. */
export const TILL = 'till'
export const PAID_PATH = `/pay/${CALLBACK_KEY}/${TILL}/paid`

/** Of three callers two pay and one looks. */
export function scriptOf(call: number): Script {
  return call % 3 === 0 ? LOOKING : PAYING
}

/** One request in the form of Africa's Talking. */
export function formOf(
  session: string,
  { phone }: Pick<Resident, 'phone'>,
  text: string,
  serviceCode = '*384*77#',
): string {
  return new URLSearchParams({
    sessionId: session,
    phoneNumber: phone,
    networkCode: '63902',
    serviceCode,
    text,
  }).toString()
}
