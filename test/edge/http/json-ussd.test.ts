import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFile } from '../../../src/edge/files/apply-file.ts'
import { UMOJA } from '../../statutes.ts'
import { CANARY_KEY, type RunningService, startTestService } from '../service.ts'

type Body = Readonly<Record<string, unknown>>

/** How each family writes a begin, an answer and an end, and what it wants to read. */
type Family = {
  readonly begin: (session: string, phone: string) => Body
  readonly input: (session: string, phone: string, typed: string, sequence: number) => Body
  readonly end: ((session: string, phone: string) => Body) | null
  readonly read: (answer: Body) => { readonly text: unknown; readonly goesOn: unknown }
  /** Parts of the request that must come back as they were. */
  readonly echoes: readonly string[]
}

const CODE = '*384*77#'
const bare = (phone: string) => phone.slice(1)

const FAMILIES: Readonly<Record<string, Family>> = {
  madapi: {
    begin: (sessionId, phone) => ({ sessionId, messageType: '0', msisdn: bare(phone), serviceCode: '384*77', ussdString: CODE, imsi: '639020000000001', cellId: '1' }),
    input: (sessionId, phone, ussdString) => ({ sessionId, messageType: '1', msisdn: bare(phone), serviceCode: '384*77', ussdString }),
    end: (sessionId, phone) => ({ sessionId, messageType: '5', msisdn: bare(phone), serviceCode: '384*77', ussdString: '' }),
    read: ({ data }) => {
      const { inboundResponse, outboundResponse, userInputRequired } = data as Body
      expect(outboundResponse).toBe(inboundResponse)
      return { text: inboundResponse, goesOn: userInputRequired }
    },
    echoes: [],
  },
  hubtel: {
    begin: (SessionId, phone) => ({ SessionId, Mobile: bare(phone), ServiceCode: '384*77', Operator: 'mtn', Message: CODE, Type: 'Initiation', Sequence: 1, ClientState: '' }),
    input: (SessionId, phone, Message, Sequence) => ({ SessionId, Mobile: bare(phone), ServiceCode: '384*77', Operator: 'mtn', Message, Type: 'Response', Sequence, ClientState: 'kept' }),
    end: (SessionId, phone) => ({ SessionId, Mobile: bare(phone), ServiceCode: '384*77', Message: '', Type: 'Timeout', Sequence: 9, ClientState: '' }),
    read: ({ Message, Type }) => ({ text: Message, goesOn: Type === 'Response' }),
    echoes: ['ClientState'],
  },
  arkesel: {
    begin: (sessionID, phone) => ({ sessionID, userID: 'U1', newSession: true, msisdn: bare(phone), userData: CODE, network: 'MTN' }),
    input: (sessionID, phone, userData) => ({ sessionID, userID: 'U1', newSession: false, msisdn: bare(phone), userData, network: 'MTN' }),
    end: null,
    read: ({ message, continueSession }) => ({ text: message, goesOn: continueSession }),
    echoes: ['sessionID', 'userID', 'msisdn'],
  },
  nalo: {
    begin: (SESSIONID, phone) => ({ USERID: 'ACCOUNT', SESSIONID, MSISDN: bare(phone), USERDATA: CODE, MSGTYPE: true, NETWORK: 'MTN' }),
    input: (SESSIONID, phone, USERDATA) => ({ USERID: 'ACCOUNT', SESSIONID, MSISDN: bare(phone), USERDATA, MSGTYPE: false, NETWORK: 'MTN' }),
    end: null,
    read: ({ MSG, MSGTYPE }) => ({ text: MSG, goesOn: MSGTYPE }),
    echoes: ['USERID', 'MSISDN', 'USERDATA', 'SESSIONID'],
  },
  beem: {
    begin: (session_id, phone) => ({ command: 'initiate', msisdn: bare(phone), session_id, operator: 'vodacom', payload: { request_id: 'r1', response: CODE } }),
    input: (session_id, phone, response) => ({ command: 'continue', msisdn: bare(phone), session_id, operator: 'vodacom', payload: { request_id: 'r2', response } }),
    end: (session_id, phone) => ({ command: 'terminate', msisdn: bare(phone), session_id, operator: 'vodacom', payload: { request_id: 'r3', response: '' } }),
    read: ({ command, payload }) => ({ text: (payload as Body)['request'], goesOn: command === 'continue' }),
    echoes: ['msisdn', 'session_id', 'operator'],
  },
} // prettier-ignore

const NAMES = Object.keys(FAMILIES)
const AMINA = '+254722000001'

describe('calls of carriers of kind json-ussd', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-json-ussd-'))
  let service: RunningService

  beforeAll(async () => {
    const file = join(folder, 'line.json')
    const carriers = NAMES.map((shape) => ({ name: `on-${shape}`, kind: 'json-ussd', shape }))
    writeFileSync(file, JSON.stringify({ carriers }))
    service = await startTestService({
      DATABASE_URL: `sqlite:${join(folder, 'ml.db')}`,
      PORT: '0',
      HOST: '127.0.0.1',
      CALLBACK_KEY: CANARY_KEY,
      INSTALLATION: file,
    })
    const cashOnly = { ...UMOJA, mutual: { ...UMOJA.mutual, wallets: [] } }
    const founded = await applyFile(service.ports, cashOnly, { actor: 'test', sandbox: false })
    expect(founded).toMatchObject({ ok: true })
  })
  afterAll(async () => {
    await service.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function post(name: string, body: unknown): Promise<Body> {
    const response = await service.json(`/ussd/${CANARY_KEY}/on-${name}`, body)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    return (await response.json()) as Body
  }

  let phones = 0
  const newPhone = () => `+2547110${String((phones += 1)).padStart(5, '0')}`
  let sessions = 0
  const newSession = () => `session-${(sessions += 1)}`

  describe.each(NAMES)('%s', (name) => {
    const family = FAMILIES[name] as Family

    it('begins, goes on, and ends, each answer in its own form', async () => {
      const session = newSession()
      const begin = family.begin(session, AMINA)
      const first = await post(name, begin)
      expect(family.read(first).goesOn).toBe(true)
      expect(String(family.read(first).text)).toMatch(/^(?!CON |END )\S/)
      for (const part of family.echoes) expect(first[part]).toEqual(begin[part])
      const input = family.input(session, AMINA, '1', 2)
      const second = await post(name, input)
      expect(family.read(second)).not.toEqual(family.read(first))
      for (const part of family.echoes) expect(second[part]).toEqual(input[part])
    })

    it('is told the same when it repeats itself', async () => {
      const session = newSession()
      const first = await post(name, family.begin(session, AMINA))
      expect(await post(name, family.begin(session, AMINA))).toEqual(first)
      const second = await post(name, family.input(session, AMINA, '1', 2))
      expect(await post(name, family.input(session, AMINA, '1', 2))).toEqual(second)
    })

    it('keeps two callers apart', async () => {
      const [one, two] = [newSession(), newSession()]
      const [first, second] = [newPhone(), newPhone()]
      const start = await post(name, family.begin(one, first))
      const deeper = await post(name, family.input(one, first, '1', 2))
      expect(family.read(await post(name, family.begin(two, second)))).toEqual(family.read(start))
      const same = await post(name, family.input(two, second, '1', 2))
      expect(family.read(same)).toEqual(family.read(deeper))
    })

    it.each(['rubbish', 5, null, [], {}, { msisdn: 'nobody' }])(
      'is answered an end to %j',
      async (body) => {
        const { text, goesOn } = family.read(await post(name, body)) // prettier-ignore
        expect([typeof text, goesOn]).toEqual(['string', false])
      },
    )

    it('is answered an end to what is too long or no JSON', async () => {
      const long = family.input(newSession(), AMINA, 'x'.repeat(2001), 2)
      expect(family.read(await post(name, long)).goesOn).toBe(false)
      const path = `${service.address}/ussd/${CANARY_KEY}/on-${name}`
      for (const body of ['{"a": ', 'x'.repeat(40_000)]) {
        const response = await fetch(path, { method: 'POST', body })
        expect(response.status).toBe(200)
        expect(family.read((await response.json()) as Body).goesOn).toBe(false)
      }
    })

    it.runIf(family.end)(
      'may end a call, and one that goes on later begins at the menu',
      async () => {
        const session = newSession()
        await post(name, family.begin(session, AMINA))
        const ended = family.end?.(session, AMINA)
        expect(family.read(await post(name, ended)).goesOn).toBe(false)
        expect(service.lines.some((line) => line.includes('"event":"ussd-ended"'))).toBe(true)
      },
    )
  })

  it('nalo without a session goes by the phone, whose next call is a new one', async () => {
    const phone = newPhone()
    const { nalo } = FAMILIES
    const begin = () => post('nalo', { ...nalo?.begin('', phone), SESSIONID: undefined })
    const input = () => post('nalo', { ...nalo?.input('', phone, '1', 2), SESSIONID: undefined })
    await begin()
    const menu = await input()
    const deeper = await input()
    expect(deeper).toEqual(menu)
    expect((await begin())['MSG']).toBe(menu['MSG'])
    expect(await input()).not.toHaveProperty('SESSIONID')
  })

  it('a dialled code with more behind it goes straight there', async () => {
    const { madapi } = FAMILIES
    const begin = madapi?.begin(newSession(), AMINA) as Body
    const session = newSession()
    await post('madapi', madapi?.begin(session, AMINA))
    const stepwise = await post('madapi', madapi?.input(session, AMINA, '1', 2))
    const deep = await post('madapi', { ...begin, ussdString: '*384*77*1#' })
    expect((deep['data'] as Body)['inboundResponse']).toBe(
      (stepwise['data'] as Body)['inboundResponse'],
    )
  })

  it('keeps what it cannot read without a digit of what was typed, and the ends of calls', async () => {
    const path = `${service.address}/ussd/${CANARY_KEY}/on-hubtel`
    const bodies = ['{"Mobile":"nobody","Message":"4702"}', '{"Message":"4702"']
    for (const body of bodies) await fetch(path, { method: 'POST', body })
    const [unread, ends] = await service.ports.store.read(async (tx) => [
      await tx.selectFrom('unread').select(['door', 'body']).execute(),
      await tx.selectFrom('call_end').selectAll().execute(),
    ])
    const kept = unread.filter(({ door }) => door === 'ussd/on-hubtel').map(({ body }) => body)
    expect(kept).toContain('{"Mobile":"nobody","Message":"0000"}')
    expect(kept).toContain('{"Message":"0000"')
    expect(JSON.stringify(unread)).not.toContain('4702')
    expect(ends).toContainEqual(expect.objectContaining({ carrier: 'on-hubtel', status: 'timeout' }))
  }) // prettier-ignore

  it('has no door for another name or key', async () => {
    for (const path of [`/ussd/${CANARY_KEY}/other`, '/ussd/wrong/on-madapi']) {
      const response = await service.json(path, FAMILIES['madapi']?.begin('s', AMINA))
      expect([path, response.status]).toEqual([path, 404])
    }
  })

  it('stores neither who the phone’s SIM is nor where it stands', async () => {
    const rows = await service.ports.store.read((tx) =>
      tx.selectFrom('dialog').selectAll().execute(),
    )
    expect(JSON.stringify(rows)).not.toContain('639020000000001')
    expect(service.lines.join('')).not.toContain('639020000000001')
  })
})
