import { element, randomHex } from './elements.js'
import { postForm } from './server.js'
import { screenLines, septets } from './text.js'
import { carrierDate } from './time.js'

const CALLBACK = '/at/sandbox'
const NETWORK = '99999'
const SCREEN_SEPTETS = 160
/** What Safaricom lets a subscriber type in one answer. */
const INPUT_CHARACTERS = 80
const BROKEN = 'Connection problem or invalid MMI code.'

/**
 * USSD calls as Africa's Talking carries them: the whole input so far goes along with each turn.
 * `dial` begins one, `hangUp` ends it from this side (nothing happens when none is open).
 */
export function makeUssd(desk) {
  /** The call that is open, or null. */
  let call = null

  function dial(serviceCode, text) {
    const { phone } = desk.handset.person()
    const sessionId = `ATUid_${randomHex(32)}`
    call = { sessionId, phone, serviceCode, text, hops: 0, began: Date.now(), last: '' }
    desk.log('call', `dialled ${serviceCode}`)
    void turn(call)
  }

  async function turn(mine) {
    showRunning(desk, hangUp)
    let raw
    try {
      raw = await postForm(`${CALLBACK}/ussd`, fieldsOf(mine))
    } catch (error) {
      if (mine === call) fail(error)
      return
    }
    if (mine !== call) return
    mine.hops += 1
    mine.last = raw
    if (raw.startsWith('CON ')) showScreen(desk, raw, { send, hangUp })
    else if (raw.startsWith('END ')) end(raw)
    else fail(new Error('The answer to the call began with neither CON nor END.'))
  }

  function send(input) {
    if (!call) return
    call.text = call.text === '' ? input : `${call.text}*${input}`
    void turn(call)
  }

  function end(raw) {
    call = null
    showEnd(desk, raw)
    void desk.refresh()
  }

  function fail(error) {
    call = null
    desk.fault(error)
    desk.notice(BROKEN)
  }

  function hangUp() {
    if (!call) return
    const ended = call
    call = null
    desk.log('call', 'hung up')
    postForm(`${CALLBACK}/ussd-ended`, endedFields(ended, desk.clock.now())).catch(desk.fault)
    desk.home()
    void desk.refresh()
  }

  return { dial, hangUp, open: () => call !== null }
}

function fieldsOf({ sessionId, phone, serviceCode, text }) {
  return { sessionId, phoneNumber: phone, networkCode: NETWORK, serviceCode, text }
}

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

function showRunning(desk, hangUp) {
  const text = 'USSD code running\u2026'
  const body = [element('p', { class: 'running' }, text)]
  const cancel = { label: 'Cancel', act: hangUp }
  desk.phone.show({ name: 'running', body, right: cancel, end: hangUp })
}

function showScreen(desk, raw, { send, hangUp }) {
  const text = raw.slice(4)
  const lines = screenLines(text)
  const drawn = lines.map(({ choice, label }) => drawLine(choice, label, send))
  const field = element('input', {
    id: 'reply',
    type: 'text',
    'aria-label': 'Your answer',
    placeholder: lines.some(({ choice }) => choice) ? 'Number' : 'Answer',
    maxlength: INPUT_CHARACTERS,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'send',
  })
  const answer = () => {
    if (field.value.trim() !== '') return send(field.value.trim())
    field.placeholder = 'Type an answer first'
    desk.phone.focus()
  }
  desk.phone.show({
    name: 'ussd',
    body: [
      element('div', { class: 'ussd-text' }, ...drawn),
      element('div', { class: 'reply' }, field, counter(raw)),
    ],
    said: text,
    first: field,
    items: drawn.filter((node) => node.tagName === 'BUTTON'),
    field,
    ok: answer,
    call: answer,
    left: { label: 'Send', act: answer },
    right: { label: 'Cancel', act: hangUp },
    end: hangUp,
  })
}

function drawLine(choice, label, send) {
  if (choice === null) return element('p', {}, label)
  return element(
    'button',
    { type: 'button', class: 'choice', 'data-choice': choice, onclick: () => send(choice) },
    `${choice}. ${label}`,
  )
}

/** Septets used, `CON ` or `END ` included: what the strictest network lets through. */
function counter(raw) {
  const used = septets(raw)
  const spoken =
    used === null
      ? 'This screen has characters that not every phone shows'
      : `This screen takes ${used} of ${SCREEN_SEPTETS} characters`
  return element(
    'span',
    {
      class: used === null || used > SCREEN_SEPTETS ? 'count count-over' : 'count',
      title: spoken,
    },
    element('span', { class: 'hidden-text' }, spoken),
    element('span', { 'aria-hidden': 'true' }, `${used ?? 'not GSM'}/${SCREEN_SEPTETS}`),
  )
}

function showEnd(desk, raw) {
  const text = raw.slice(4)
  const close = () => {
    desk.home()
    desk.interrupt()
  }
  const waiting = element('p', { class: 'hint' })
  desk.phone.show({
    name: 'ended',
    body: [
      element(
        'div',
        { class: 'ussd-text' },
        ...text.split('\n').map((line) => element('p', {}, line)),
      ),
      waiting,
      element('div', { class: 'reply reply-none' }, counter(raw)),
    ],
    said: text,
    left: { label: 'OK', act: close },
    right: undefined,
    ok: close,
    end: close,
    update() {
      waiting.textContent = desk.handset.prompt() ? 'A payment request has come: press OK.' : ''
    },
  })
}
