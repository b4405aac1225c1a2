import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createLog, type LogOptions } from '../src/log.ts'

const KEY = 'a log key of some length'
const SECRETS = ['atsk_0f9e8d7c6b5a', 'pass/word with spaces']

function makeLog(options: Partial<LogOptions> = {}) {
  const lines: string[] = []
  const to = { write: (line: string) => void lines.push(line) }
  const log = createLog({ level: 'info', key: KEY, secrets: SECRETS, to, ...options })
  const last = () => JSON.parse(lines.at(-1) ?? 'null') as Record<string, unknown>
  return { log, lines, last }
}

/** Each must never come out, wherever it is handed in. */
const CANARIES = [
  '+254711000222',
  '254711000222',
  '0711000222',
  '711000222',
  '+254 711 000 222',
  '+254-711-000-222',
  'phoneNumber=%2B254711000222&text=1*2',
  'tel:+221771234567.',
  'call.0711000222.',
  ...SECRETS,
  `https://mutual.example/at/${SECRETS[0]}/ussd`,
  encodeURIComponent(SECRETS[1] as string),
]

const LEAKS = ['711000222', '000 222', '000-222', '771234567', ...SECRETS, 'pass%2Fword']

function carrierError(canary: string): Error {
  const error = new Error(`request with ${canary} failed`)
  error.cause = new Error(`socket for ${canary} closed`, { cause: canary })
  return Object.assign(error, {
    config: { headers: { apiKey: canary }, data: canary },
    response: canary,
  })
}

describe('the log', () => {
  it.each(CANARIES)('lets %j out through none of its methods', (canary) => {
    const { log, lines } = makeLog()
    log.info(`sms to ${canary}`, { note: canary, [canary]: 1 })
    log.warn(canary, { note: `before ${canary} after` })
    log.error('send-failed', carrierError(canary), { note: canary })
    log.error(canary, new AggregateError([carrierError(canary)], canary))
    log.error('thrown', canary)
    log.error('thrown', { canary })
    expect(lines).toHaveLength(6)
    for (const leak of LEAKS) expect(lines.join('')).not.toContain(leak)
  })

  it('hides a number at the place where a long text is cut', () => {
    const { log, lines } = makeLog()
    log.info('long', { note: 'x '.repeat(3996) + '+254711000222' })
    expect(lines.join('')).not.toContain('2547')
    log.info('longer', { note: 'x'.repeat(100_000) })
    expect(lines.join('').length).toBeLessThan(20_000)
  })

  it('writes one line of JSON per thing, with what callers hand in', () => {
    const { log, last, lines } = makeLog()
    log.info('ussd-turn', { session: 'ATUid_1', ms: 1.5, caller: 'p:0123456789', end: true })
    expect(last()).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as unknown,
      event: 'ussd-turn',
      session: expect.stringMatching(/^s:[0-9a-f]{10}$/) as unknown,
      ms: 1.5,
      caller: 'p:0123456789',
      end: true,
    })
    log.warn('two\nlines', { note: 'a\nb' })
    expect(lines.at(-1)?.trimEnd()).not.toContain('\n')
  })

  it('leaves alone what is no phone number', () => {
    const { log, last } = makeLog()
    const note = 'member 04123374, 2026-03-02T08:00:00.000Z, ATXid_dda018a640edfcc5d2ce4, v1.2.3'
    log.info('plain', { note })
    expect(last()['note']).toBe(note)
  })

  it('writes of an error its name, message, stack and causes, and nothing else', () => {
    const { log, last } = makeLog()
    log.error('broke', Object.assign(new TypeError('no'), { code: 'E', cause: new Error('why') }))
    const error = last()['error'] as Record<string, unknown>
    expect(Object.keys(error)).toEqual(['name', 'message', 'stack', 'cause'])
    expect(error).toMatchObject({ name: 'TypeError', message: 'no', cause: { message: 'why' } })
    expect(error['stack']).toContain('log.test.ts')
  })

  it('follows errors that cause each other only so far', () => {
    const { log, lines } = makeLog()
    const error = new Error('round')
    error.cause = error
    log.error('circle', error)
    expect(lines).toHaveLength(1)
  })

  it('is silent below its level', () => {
    const { log, lines } = makeLog({ level: 'error' })
    log.info('a')
    log.warn('b')
    log.error('c', new Error('c'))
    expect(lines).toHaveLength(1)
  })

  it('names a phone by a keyed hash, the same for the same key', () => {
    const hex = createHmac('sha256', KEY).update('+254711000222').digest('hex')
    expect(makeLog().log.pseudonym('+254711000222')).toBe(`p:${hex.slice(0, 10)}`)
    expect(makeLog().log.pseudonym('+254711000223')).not.toBe(`p:${hex.slice(0, 10)}`)
    const random = () => makeLog({ key: null }).log.pseudonym('+254711000222')
    expect(random()).not.toBe(random())
  })
})

describe('what comes again and again', () => {
  /** A log whose minutes pass when a test says so. */
  function makeMinutes() {
    let due: (() => void)[] = []
    const made = makeLog({ later: (ms, then) => void (ms === 60_000 && due.push(then)) })
    const minute = () => {
      const now = due
      due = []
      for (const then of now) then()
    }
    return { ...made, minute }
  }

  const full = () => new Error('nothing was committed', { cause: new Error('disk is full') })

  it('is one line for each kind and minute, with a count', () => {
    const { log, lines, last, minute } = makeMinutes()
    for (let at = 0; at < 1201; at += 1) log.error('ussd-failed', full(), { caller: `c${at}` })
    expect(lines).toHaveLength(1)
    expect(last()).toMatchObject({ caller: 'c0', error: { stack: expect.any(String) as unknown } })
    minute()
    expect(lines).toHaveLength(2)
    expect(last()).toMatchObject({ event: 'ussd-failed', level: 'error', repeated: 1200 })
    expect(last()['of']).toHaveLength(10)
    expect(JSON.stringify(last())).toContain('disk is full')
    expect(lines.at(-1)).not.toContain('    at ')
    log.error('ussd-failed', full())
    minute()
    expect(last()).toMatchObject({ repeated: 1 })
    minute()
    minute()
    expect(lines).toHaveLength(3)
    log.error('ussd-failed', full())
    expect(lines).toHaveLength(4)
  })

  it('is of another kind by its event, its error and its cause, not by its numbers', () => {
    const { log, lines } = makeMinutes()
    log.error('a', new Error('after 10 ms'))
    log.error('a', new Error('after 20 ms'))
    expect(lines).toHaveLength(1)
    log.error('b', new Error('after 10 ms'))
    log.error('a', new TypeError('after 10 ms'))
    log.error('a', new Error('after 10 ms', { cause: new Error('full') }))
    expect(lines).toHaveLength(4)
  })

  it('is a warning only where all of it is the same', () => {
    const { log, lines, last, minute } = makeMinutes()
    for (const id of ['a', 'b', 'a', 'a']) log.warn('sms-refused', { id })
    expect(lines).toHaveLength(2)
    minute()
    expect(lines).toHaveLength(3)
    expect(last()).toMatchObject({ event: 'sms-refused', id: 'a', repeated: 2 })
    for (let at = 0; at < 3; at += 1) log.info('started')
    expect(lines).toHaveLength(6)
  })
})

describe('a session id', () => {
  const SESSION = 'ATUid_254799887766'

  it.each([
    ['a field', (id: string) => ({ session: id }), {}],
    ['a field of another spelling', (id: string) => ({ sessionId: id, session_id: id }), {}],
    ['a text', () => ({}), { note: `call ${SESSION} failed` }],
    ['an address', () => ({}), { url: `/ussd?sessionId=${SESSION}&text=1` }],
    ['JSON', () => ({}), { note: `{"sessionId":"${SESSION}","text":"1"}` }],
  ])('is a name in %s, the same name each time', (_what, fields, more) => {
    const { log, lines, last } = makeLog()
    log.info('ussd-turn', { ...fields(SESSION), ...more })
    log.error('ussd-failed', new Error(`no call ${SESSION}`), { ...fields(SESSION), ...more })
    const name = (log.info('x', { session: SESSION }), last()['session'] as string)
    expect(name).toMatch(/^s:[0-9a-f]{10}$/)
    for (const line of lines) {
      expect(line).toContain(name)
      expect(line).not.toContain('799887766')
    }
  })

  it.each([
    '254799887766',
    '0799887766',
    'x-254799887766',
    'call:254799887766;1',
    'tel_0799887766',
  ])('such as %s of any carrier is a name', (session) => {
    const { log, last } = makeLog()
    log.info('ussd-turn', { session })
    expect(last()['session']).toMatch(/^s:[0-9a-f]{10}$/)
  })

  it('never comes out with a phone in it, wherever a carrier puts it', () => {
    const { log, lines } = makeLog()
    for (const id of [
      `ATPid_${'254799887766'}`,
      'msisdn254799887766',
      'u254799887766x',
      'a_0799887766_1',
    ])
      log.warn('delivery', { id, note: `of ${id}`, url: `/sms/${id}?x=${id}` })
    expect(lines.join('')).not.toContain('99887766')
  })
})
