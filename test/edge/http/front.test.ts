import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { CALL, describeService } from '../service.ts'

const service = describeService()

const FORM = 'application/x-www-form-urlencoded'

type Sent = {
  readonly path: string
  readonly body: string
  readonly type?: string
  readonly method?: string
}

/** As carriers send it, in one piece: read before Express. */
async function plainly({ path, body, type = FORM, method = 'POST' }: Sent) {
  return told(`${service.current().address}${path}`, {
    method,
    headers: { 'content-type': type },
    body,
  })
}

/** The same, packed: read by Express. */
async function packed({ path, body, type = FORM, method = 'POST' }: Sent) {
  const headers = { 'content-type': type, 'content-encoding': 'gzip' }
  return told(`${service.current().address}${path}`, { method, headers, body: gzipSync(body) })
}

async function told(address: string, init: RequestInit) {
  const response = await fetch(address, init)
  const type = response.headers.get('content-type')
  return { status: response.status, type, text: await response.text() }
}

const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString()

const SMS = { from: '+254711000001', to: '21512', id: 'front-1', text: 'BAL', date: '' }

/** A call, whose own fields are five, with others. */
function fieldsBeside(count: number): Sent {
  const body = `${form({ ...CALL, text: '' })}${'&a=1'.repeat(count)}`
  return { path: '/at/sandbox/ussd', body }
}

function ofLength(bytes: number): Sent {
  const begun = `${form(SMS)}&more=`
  return { path: '/at/sandbox/sms', body: begun + 'x'.repeat(bytes - begun.length) }
}

const SENT: Readonly<Record<string, Sent>> = {
  'a call': { path: '/at/sandbox/ussd', body: form({ ...CALL, text: '' }) },
  'an answer in a call': { path: '/at/sandbox/ussd', body: form({ ...CALL, text: '2' }) },
  'a call without fields': { path: '/at/sandbox/ussd', body: 'nothing' },
  'a call that says a field twice': {
    path: '/at/sandbox/ussd',
    body: `${form({ ...CALL, text: '' })}&text=1`,
  },
  'a call in a broken form': { path: '/at/sandbox/ussd', body: 'sessionId=%zz&text=%E0%A4' },
  'a call with as many fields as are read': fieldsBeside(45),
  'a call with one field more': fieldsBeside(46),
  'a message as long as a body may be': ofLength(64 * 1024),
  'a message longer by a letter': ofLength(64 * 1024 + 1),
  'a call in JSON': {
    path: '/at/sandbox/ussd',
    body: JSON.stringify({ ...CALL, text: '' }),
    type: 'application/json',
  },
  'a form in another alphabet': {
    path: '/at/sandbox/ussd',
    body: form({ ...CALL, text: '' }),
    type: `${FORM}; charset=utf-16`,
  },
  'a message': { path: '/at/sandbox/sms', body: form(SMS) },
  'a message from nobody': { path: '/at/sandbox/sms', body: form({ ...SMS, from: '' }) },
  'a report': { path: '/at/sandbox/delivery', body: form({ id: 'x', status: 'Success' }) },
  'a wrong key': { path: '/at/wrong/ussd', body: form({ ...CALL, text: '' }) },
  'a door that is none': { path: '/at/sandbox/nothing', body: form({ ...CALL, text: '' }) },
  'a door by another method': {
    path: '/at/sandbox/ussd',
    body: form({ ...CALL, text: '' }),
    method: 'PUT',
  },
  'a notice of a wallet that is none': { path: '/pay/sandbox/nobody/notice', body: '{}' },
  'a notice that is none': { path: '/pay/sandbox/sandbox/notice', body: '{' },
  'a wallet without a path': { path: '/pay/sandbox/sandbox', body: '{}' },
}

describe('what carriers and operators send as they always do', () => {
  it.each(Object.keys(SENT))('is answered like what Express reads: %s', async (name) => {
    const sent = SENT[name] as Sent
    expect(await plainly(sent)).toEqual(await packed(sent))
  })

  it('is refused where it is larger than any, and nothing of it is taken in', async () => {
    const body = form({ ...CALL, text: 'x'.repeat(70_000) })
    const { status } = await plainly({ path: '/at/sandbox/sms', body })
    expect(status).toBe(413)
  })

  it('is kept as far as it came where the sender went away in the middle of it', async () => {
    const { lines, address } = service.current()
    const { port } = new URL(address)
    const socket = connect(Number(port), '127.0.0.1')
    const head = `POST /at/sandbox/ussd HTTP/1.1\r\nHost: us\r\nContent-Type: ${FORM}\r\n`
    socket.write(`${head}Content-Length: 500\r\n\r\nsessionId=half`)
    await expect.poll(() => socket.bytesWritten).toBeGreaterThan(100)
    socket.destroySoon()
    await expect
      .poll(() => lines.filter((line) => line.includes('ussd-unreadable')).join(''))
      .toContain('request.aborted')
  })
})
