// @ts-check
import { randomHex } from './elements.js'
import { passedForm } from './line.js'
import { postForm } from './server.js'
import { showEnd, showRunning, showScreen } from './ussd-screen.js'
import { carrierDate } from './time.js'
/** @import { Desk, Ussd } from './types.d.ts' */

const CALLBACK = '/at/sandbox'
const NETWORK = '99999'
const BROKEN = 'Connection problem or invalid MMI code.'

/**
 * @typedef {{
 *   sessionId: string
 *   phone: string
 *   name: string
 *   serviceCode: string
 *   text: string
 *   hops: number
 *   began: number
 *   last: string
 * }} Call
 */

/**
 * USSD calls as Africa's Talking carries them: the whole input so far goes along with each turn.
 * `dial` begins one, `hangUp` ends it from this side (nothing happens when none is open).
 *
 * @param {Desk} desk
 * @returns {Ussd}
 */
export function makeUssd(desk) {
  /**
   * The call that is open.
   *
   * @type {Call | null}
   */
  let call = null

  /**
   * @param {string} serviceCode
   * @param {string} text
   */
  function dial(serviceCode, text) {
    const { phone, name } = desk.handset.person()
    const sessionId = `ATUid_${randomHex(32)}`
    call = { sessionId, phone, name, serviceCode, text, hops: 0, began: Date.now(), last: '' }
    void turn(call, `dialled ${serviceCode}`)
  }

  /**
   * @param {Call} mine
   * @param {string} did what the caller did, for the list beside the phone
   */
  async function turn(mine, did) {
    showRunning(desk, hangUp)
    const route = `${CALLBACK}/ussd`
    const fields = fieldsOf(mine)
    let answer
    try {
      answer = await postForm(route, fields)
    } catch (error) {
      if (mine === call) fail(error)
      return
    }
    const passed = passedForm(route, fields, answer)
    desk.log({ kind: 'call', who: mine.name, text: did, passed })
    if (mine === call) show(mine, answer.text)
  }

  /**
   * @param {Call} mine
   * @param {string} raw
   */
  function show(mine, raw) {
    mine.hops += 1
    mine.last = raw
    if (raw.startsWith('CON ')) showScreen(desk, raw, { send, hangUp })
    else if (raw.startsWith('END ')) end(raw)
    else fail(new Error('The answer to the call began with neither CON nor END.'))
  }

  /** @param {string} input */
  function send(input) {
    if (!call) return
    call.text = call.text === '' ? input : `${call.text}*${input}`
    void turn(call, `typed ${input}`)
  }

  /** @param {string} raw */
  function end(raw) {
    call = null
    showEnd(desk, raw)
    void desk.refresh()
  }

  /** @param {unknown} error */
  function fail(error) {
    call = null
    desk.fault(error)
    desk.notice(BROKEN)
  }

  function hangUp() {
    if (!call) return
    const ended = call
    call = null
    void tellEnd(desk, ended)
    desk.home()
    void desk.refresh()
  }

  return { dial, hangUp, open: () => call !== null }
}

/**
 * @param {Desk} desk
 * @param {Call} call
 */
async function tellEnd(desk, call) {
  const route = `${CALLBACK}/ussd-ended`
  const fields = endedFields(call, desk.clock.now())
  try {
    const answer = await postForm(route, fields)
    const passed = passedForm(route, fields, answer)
    desk.log({ kind: 'call', who: call.name, text: 'hung up', passed })
  } catch (error) {
    desk.fault(error)
  }
}

/** @param {Call} call */
function fieldsOf({ sessionId, phone, serviceCode, text }) {
  return { sessionId, phoneNumber: phone, networkCode: NETWORK, serviceCode, text }
}

/**
 * @param {Call} call
 * @param {Date} now
 */
function endedFields(call, now) {
  const { text: input, ...rest } = fieldsOf(call)
  return {
    date: carrierDate(now),
    ...rest,
    status: 'Incomplete',
    cost: '0.00',
    durationInMillis: String(Date.now() - call.began),
    hopsCount: String(call.hops),
    input,
    lastAppResponse: call.last,
  }
}
