import { setTimeout } from 'node:timers/promises'
import smpp, { type Pdu, type Session } from 'smpp'

/** Operations of calls over SMPP (3GPP TS 03.38 by way of SMPP 3.4, 5.3.2.44). */
const [BEGIN, ASK, ANSWER, END] = [0x01, 0x02, 0x12, 0x11]

export type Screen = { readonly text: string; readonly isOpen: boolean }

/** How an operator names a call: two bytes with a bit for its end, or a number. */
export type SessionField = 'its_session_info' | 'user_message_reference'

/** An operator's network: phones that dial, text, and show what they are sent. */
export type Network = {
  readonly dial: (phone: string, code: string) => Promise<Screen>
  readonly answer: (phone: string, typed: string) => Promise<Screen>
  readonly text: (phone: string, to: string, text: string) => Promise<void>
  /** The SMS that a phone got, oldest first. */
  readonly messages: (phone: string) => readonly string[]
  /** Whether Kannel is there. */
  readonly isConnected: () => boolean
  readonly stop: () => void
}

const SCREEN_MS = 10_000

/** Listens on a port of loopback. Each SMS is reported as delivered, as the operator does it. */
export async function startNetwork(port: number, field: SessionField): Promise<Network> {
  const links: Session[] = []
  const screens = new Map<string, Screen[]>()
  const texts = new Map<string, string[]>()
  const calls = new Map<string, number>()
  let count = 0

  const server = smpp.createServer({}, (session) => {
    session.on('error', () => undefined)
    session.on('bind_transceiver', (pdu) => {
      session.send(pdu.response({ system_id: 'operator' }))
      links.push(session)
    })
    session.on('enquire_link', (pdu) => session.send(pdu.response()))
    session.on('submit_sm', (pdu) => take(session, pdu))
  })

  function take(session: Session, pdu: Pdu): void {
    const id = `smsc-${(count += 1)}`
    session.send(pdu.response({ message_id: id }))
    const phone = `+${String(pdu['destination_addr']).replace('+', '')}`
    const text = String((pdu['short_message'] as { message: unknown }).message)
    if (pdu['service_type'] !== 'USSD') {
      push(texts, phone, text)
      if (pdu['registered_delivery']) report(session, pdu, id)
      return
    }
    const op = pdu['ussd_service_op']
    if (op !== ASK && op !== END) throw new Error(`operation ${String(op)}`)
    const named = sessionOf(pdu, field)
    if (named.call !== calls.get(phone)) throw new Error('a screen of another call')
    if (field === 'its_session_info' && named.ends !== (op === END)) throw new Error('the end bit')
    push(screens, phone, { text, isOpen: op === ASK })
  }

  function report(session: Session, pdu: Pdu, id: string): void {
    const message = `id:${id} sub:001 dlvrd:001 submit date:2611290500 done date:2611290501 stat:DELIVRD err:000 text:x`
    const to = { source_addr: pdu['destination_addr'], destination_addr: pdu['source_addr'] }
    const receipt = { receipted_message_id: id, message_state: 2 }
    void deliver(session, { ...to, ...receipt, esm_class: 4, short_message: { message } })
  }

  function deliver(session: Session, fields: Readonly<Record<string, unknown>>): Promise<void> {
    return new Promise((resolve) => session.deliver_sm(fields, () => resolve()))
  }

  function link(): Session {
    const session = links.at(-1)
    if (!session) throw new Error('Kannel is not connected')
    return session
  }

  async function turn(phone: string, op: number, typed: string, code: string): Promise<Screen> {
    const before = screens.get(phone)?.length ?? 0
    const call = calls.get(phone) ?? 0
    const ussd = { service_type: 'USSD', ussd_service_op: op, ...fieldOf(call, field) }
    await deliver(link(), { ...addresses(phone, code), ...ussd, short_message: { message: typed } })
    for (let waited = 0; waited < SCREEN_MS; waited += 20) {
      const shown = screens.get(phone)?.[before]
      if (shown) return shown
      await setTimeout(20)
    }
    throw new Error(`no screen on ${phone} for ${typed}`)
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    dial: (phone, code) => {
      calls.set(phone, (count += 1))
      return turn(phone, BEGIN, code, code)
    },
    answer: (phone, typed) => turn(phone, ANSWER, typed, '*384*77#'),
    text: (phone, to, text) =>
      deliver(link(), { ...addresses(phone, to), short_message: { message: text } }),
    messages: (phone) => texts.get(phone) ?? [],
    isConnected: () => links.length > 0,
    stop: () => {
      for (const session of links) session.destroy()
      server.close()
    },
  }
}

function addresses(phone: string, to: string) {
  return {
    source_addr_ton: 1,
    source_addr_npi: 1,
    source_addr: phone.slice(1),
    destination_addr: to,
  }
}

/** A call as the operator writes it: the lowest bit of the two bytes is not set while it goes on. */
function fieldOf(call: number, field: SessionField): Readonly<Record<string, unknown>> {
  if (field === 'user_message_reference') return { user_message_reference: call }
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(call * 2)
  return { its_session_info: bytes }
}

function sessionOf(
  pdu: Pdu,
  field: SessionField,
): { readonly call: number; readonly ends: boolean } {
  const value = pdu[field]
  if (typeof value === 'number') return { call: value, ends: false }
  if (!Buffer.isBuffer(value) || value.length !== 2) throw new Error('no session on a screen')
  const number = value.readUInt16BE()
  return { call: number >> 1, ends: (number & 1) === 1 }
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  lists.set(key, [...(lists.get(key) ?? []), value])
}
