import { createHash } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { wordsOf } from '../../../src/app/payments/stored-callback.ts'
import { septets } from '../../../src/core/text/gsm7.ts'
import { CALL, CANARY_KEY, describeService } from '../service.ts'

const service = describeService()

const FORM = 'application/x-www-form-urlencoded'

async function smsOf(phone: string): Promise<string[]> {
  const response = await service.current().get(`/sandbox/sms?phone=${encodeURIComponent(phone)}`)
  return ((await response.json()) as { text: string }[]).map((message) => message.text)
}

describe('the secret in a callback path', () => {
  it.each([
    ['/at/wrong/ussd'],
    ['/at/sandbo/ussd'],
    ['/at/%00/ussd'],
    ['/pay/wrong/sandbox/notice'],
    ['/at/sandbox/unknown'],
    ['/nothing/here'],
  ])('gives %s a 404 with the same body', async (path) => {
    const response = await service.current().form(path, { text: '' })
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('Not found\n')
  })

  it('may be the configured one, and stays out of the log', async () => {
    const { form, lines } = service.current()
    const response = await form(`/at/${CANARY_KEY}/ussd`, { ...CALL, text: '' })
    expect(await response.text()).toMatch(/^CON /)
    await form(`/at/${CANARY_KEY}x/ussd`, { ...CALL, text: '' })
    expect(lines.join('')).not.toContain(CANARY_KEY)
  })
})

describe('a USSD request', () => {
  const rubbish: [story: string, body: string, type: string][] = [
    ['nothing', '', 'application/x-www-form-urlencoded'],
    ['JSON', '{"text":""}', 'application/json'],
    ['no session', 'phoneNumber=%2B254700000001&serviceCode=*1%23&text=', 'application/x-www-form-urlencoded'],
    ['two texts', 'sessionId=a&phoneNumber=%2B254700000001&serviceCode=*1%23&text=1&text=2', 'application/x-www-form-urlencoded'],
    ['a long session id', `sessionId=${'a'.repeat(201)}&phoneNumber=%2B254700000001&serviceCode=*1%23&text=`, 'application/x-www-form-urlencoded'],
    ['a long text', `sessionId=a&phoneNumber=%2B254700000001&serviceCode=*1%23&text=${'1'.repeat(2001)}`, 'application/x-www-form-urlencoded'],
    ['a body far too large', `text=${'1'.repeat(200_000)}`, 'application/x-www-form-urlencoded'],
    ['broken percent signs', 'sessionId=%E0%A4%A&phoneNumber=%zz&text=%', 'application/x-www-form-urlencoded'],
    ['a phone that is none', 'sessionId=a&phoneNumber=MTN&serviceCode=*1%23&text=', 'application/x-www-form-urlencoded'],
  ] // prettier-ignore

  it.each(rubbish)('made of %s is answered 200 and END', async (_story, body, type) => {
    const response = await fetch(`${service.current().address}/at/sandbox/ussd`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    })
    expect(response.status).toBe(200)
    const text = await response.text()
    expect(text).toMatch(/^END /)
    expect(septets(text)).toBeLessThanOrEqual(160)
  })

  it('that cannot be read is kept without a digit of what was typed, with an alert', async () => {
    const { ports, lines, address } = service.current()
    const secret = 'sessionId=s9&phoneNumber=MTN&serviceCode=*1%23&text=2*4702*%34%37%30%32*٤٧٠٢'
    const bodies: [body: string, type: string][] = [
      [secret, FORM],
      ['{"text":"2*4702","pin":"\\u0034\\u0037"}', 'application/json'],
      ['--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n2*4702\r\n--x--', 'multipart/form-data; boundary=x'],
      ['base64:4702', FORM],
    ] // prettier-ignore
    for (const path of ['ussd', 'ussd-ended']) {
      for (const [body, type] of bodies) {
        const headers = { 'content-type': type }
        const response = await fetch(`${address}/at/sandbox/${path}`, { method: 'POST', headers, body }) // prettier-ignore
        expect(response.status).toBe(200)
      }
      // What is no text could hide anything.
      const body = Buffer.from([0x34, 0x37, 0x30, 0x32, 0xff])
      await fetch(`${address}/at/sandbox/${path}`, { method: 'POST', body })
    }
    const [unread, alerts] = await ports.store.read(async (tx) => [
      await tx.selectFrom('unread').selectAll().where('door', 'like', 'at/ussd%').execute(),
      await tx.selectFrom('alert').selectAll().where('kind', '=', 'event-unreadable').execute(),
    ])
    const kept = unread.map(({ door, body }) => `${door} ${body}`)
    for (const door of ['at/ussd', 'at/ussd-ended']) {
      expect(kept).toContain(
        `${door} sessionId=s0&phoneNumber=MTN&serviceCode=*0%00&text=0*0000*%00%00%00%00*0000`,
      )
      expect(kept).toContain(`${door} {"text":"0*0000","pin":"\\u0000\\u0000"}`)
      expect(kept).toContain(`${door} no text, 15 characters of base64`)
      expect(alerts.map(({ cause }) => cause)).toContain(door)
    }
    expect(kept.join().replace(/\d+ characters of base64/g, '')).not.toMatch(/[1-9]/)
    expect(unread.map(({ body_hash: hash }) => hash)).not.toContain(
      createHash('sha256').update(secret).digest('hex'),
    )
    expect(lines.join('')).not.toContain('4702')
  })

  it('is answered also where nothing can be kept', async () => {
    const { ports, form } = service.current()
    const write = vi.spyOn(ports.store, 'write').mockRejectedValue(new Error('disk full'))
    const response = await form('/at/sandbox/ussd', { sessionId: 'x' })
    write.mockRestore()
    expect(response.status).toBe(200)
    expect(await response.text()).toMatch(/^END /)
  })

  it('is answered as plain text that begins with its prefix', async () => {
    const response = await service.current().form('/at/sandbox/ussd', { ...CALL, text: '' })
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await response.text()).toMatch(/^CON Umoja Afya\n/)
  })

  it('pays from dial to receipt, and repeats change nothing', async () => {
    const { ussd, get, json } = service.current()
    const sessionId = 'ATUid_pay'
    const menu = await ussd('', { sessionId })
    expect(menu).toContain('1. Pay')
    await ussd('1', { sessionId })
    await ussd('1*1', { sessionId })
    const end = await ussd('1*1*1', { sessionId })
    expect(end).toMatch(/^END /)
    expect(await ussd('1*1*1', { sessionId })).toBe(end)
    const where = `/sandbox/prompts?phone=${encodeURIComponent(CALL.phoneNumber)}`
    const prompts = (await (await get(where)).json()) as { id: string; amount: number }[]
    expect(prompts).toHaveLength(1)
    const answer = await json(`/sandbox/prompts/${prompts[0]?.id}`, { answer: 'approve' })
    expect(answer.status).toBe(200)
    const received = (await smsOf(CALL.phoneNumber)).filter((text) => text.includes('received'))
    expect(received).toHaveLength(1)
    expect(received[0]).toMatch(/for 4107351-1\. Ref UM26-\d{7}\. Covered until \d\d\/\d\d\/2026/)
    expect((await json(`/sandbox/prompts/${prompts[0]?.id}`, { answer: 'approve' })).status).toBe(
      404,
    )
  })
})

describe('an incoming SMS', () => {
  const sms = (id: string, from: string, text: string) =>
    service.current().form('/at/sandbox/sms', {
      id,
      from,
      to: '21512',
      text,
      date: '2026-03-02 08:00:00',
      linkId: 'x',
    })

  it('from a clinic is answered once, however often it comes', async () => {
    for (let times = 0; times < 3; times += 1) {
      expect((await sms('check-1', '+254700000101', 'check 4107351-1')).status).toBe(200)
    }
    const answers = (await smsOf('+254700000101')).filter((text) => text.includes('YES'))
    expect(answers).toHaveLength(1)
    expect(answers[0]).toMatch(/^4107351-1 AMINA O\. F 1988: YES\. .*Code [2-9A-Y]{6}-[2-9A-Y]$/)
  })

  it('from a phone that is no clinic learns nothing', async () => {
    await sms('check-2', '+254700999999', '4107351-1')
    for (const text of await smsOf('+254700999999')) expect(text).not.toMatch(/amina|yes|no\./i)
  })

  it('from a name is kept and not answered; rubbish is kept to be looked at', async () => {
    const { form, ports, address } = service.current()
    expect((await sms('check-3', 'MTN', 'hello')).status).toBe(200)
    const fields = { from: '+254700000001', to: '21512', date: '2026-03-02 08:00:00' }
    const kept: [string, string][] = [
      [new URLSearchParams({ nothing: 'at all' }).toString(), FORM],
      [new URLSearchParams({ ...fields, text: 'BAL' }).toString(), FORM],
      [new URLSearchParams({ ...fields, id: 'long', text: 'x'.repeat(2001) }).toString(), FORM],
      ['{"id":"a"}', 'application/json'],
      [Array(60).fill('a=1').join('&'), FORM],
      ['id=1', 'application/x-www-form-urlencoded; charset=klingon'],
    ]
    for (const [body, type] of kept) {
      const headers = { 'content-type': type }
      const response = await fetch(`${address}/at/sandbox/sms`, { method: 'POST', headers, body })
      expect(response.status).toBe(200)
    }
    expect((await form('/at/sandbox/delivery', { status: 'Success' })).status).toBe(200)
    expect((await form('/at/sandbox/opt-out', { senderId: 'x' })).status).toBe(200)
    const large = await form('/at/sandbox/sms', { text: 'x'.repeat(100_000) })
    expect(large.status).toBe(413)
    const [stored, unread] = await ports.store.read(async (tx) => [
      await tx.selectFrom('inbox').selectAll().where('message_id', '=', 'check-3').execute(),
      await tx.selectFrom('unread').select(['door', 'body']).execute(),
    ])
    expect(stored).toMatchObject([{ sender: 'MTN', text: 'hello', outcome: 'from no phone' }])
    const bodies = unread.map(({ door, body }) => `${door} ${body}`)
    for (const [body] of kept.slice(0, 5)) expect(bodies).toContain(`at/sms ${body}`)
    expect(bodies).toContain('at/delivery status=Success')
    expect(bodies).toContain('at/opt-out senderId=x')
    // A strange character set is not taken in at all, nor is far too much.
    expect(bodies).toContain('at/sms ')
    expect(bodies).toContain('at/sms too large to be kept')
  })
})

describe('other callbacks', () => {
  it('takes delivery reports of any status, and keeps a final one', async () => {
    const { form, ports } = service.current()
    for (const status of ['Sent', 'Success', 'Buffered', 'AbsentSubscriber', 'SomethingNew']) {
      const fields = { id: 'ATXid_1', status, phoneNumber: '+254700000001', networkCode: '63902' }
      expect((await form('/at/sandbox/delivery', fields)).status).toBe(200)
    }
    const reports = await ports.store.read((tx) =>
      tx
        .selectFrom('delivery_report')
        .select('status')
        .where('carrier_id', '=', 'ATXid_1')
        .execute(),
    )
    expect(reports).toHaveLength(5)
  })

  it('takes the end of a session and an opt-out', async () => {
    const { form, ports } = service.current()
    const ended = { ...CALL, date: '2026-11-20 09:24:40', status: 'Incomplete', cost: '0.00', durationInMillis: '46012', hopsCount: '4', input: '1*500', lastAppResponse: 'CON x' } // prettier-ignore
    for (const status of ['Incomplete', 'Success']) {
      const told = { ...ended, status, errorMessage: 'no answer to 1*4702' }
      expect((await form('/at/sandbox/ussd-ended', told)).status).toBe(200)
    }
    const ends = await ports.store.read((tx) => tx.selectFrom('call_end').selectAll().execute())
    expect(ends).toMatchObject([
      { session_id: CALL.sessionId, phone: CALL.phoneNumber, status: 'Incomplete', turns: 4, duration_ms: 46_012, ended_at: Date.parse('2026-11-20T09:24:40Z'), error: 'no answer to 0*0000' },
    ]) // prettier-ignore
    expect(JSON.stringify(ends)).not.toContain('500')
    const optOut = { senderId: 'MUTUAL', phoneNumber: '+254700000002' }
    expect((await form('/at/sandbox/opt-out', optOut)).status).toBe(200)
    const rows = await ports.store.read((tx) => tx.selectFrom('opt_out').selectAll().execute())
    expect(rows).toMatchObject([{ phone: '+254700000002', sender: 'MUTUAL' }])
  })

  it('keeps notices of an operator that it cannot read, and says so of a body too large', async () => {
    const { json, get, address, ports } = service.current()
    const before = await ports.store.read((tx) =>
      tx.selectFrom('event').select('event_id').execute(),
    )
    expect((await json('/pay/sandbox/sandbox/notice', { event: 'paid' })).status).toBe(200)
    expect((await json('/pay/sandbox/daraja/notice', {})).status).toBe(200)
    const large = { event: 'paid', receipt: 'x'.repeat(100_000) }
    expect((await json('/pay/sandbox/sandbox/notice', large)).status).toBe(413)
    const put = (body: string, type: string) =>
      fetch(`${address}/pay/sandbox/sandbox/notice`, {
        method: 'PUT',
        headers: { 'content-type': type },
        body,
      })
    expect((await put('{"a":', 'application/json')).status).toBe(200)
    expect((await put('<paid/>', 'text/xml')).status).toBe(200)
    expect((await put('', 'text/plain')).status).toBe(200)
    const [events, unread] = await ports.store.read(async (tx) => [
      await tx.selectFrom('event').select('event_id').execute(),
      await tx
        .selectFrom('unread')
        .select(['door', 'body'])
        .where('door', 'like', 'pay/%')
        .execute(),
    ])
    expect(events).toEqual(before)
    const bodies = unread.map(({ door, body }) => `${door} ${wordsOf(body)}`)
    expect(new Set(bodies)).toEqual(
      new Set([
        'pay/daraja/notice {}',
        'pay/sandbox/notice ',
        'pay/sandbox/notice <paid/>',
        'pay/sandbox/notice {"a":',
        'pay/sandbox/notice too large to be kept',
        'pay/sandbox/notice {"event":"paid"}',
      ]),
    )
    const metrics = await (await get('/metrics')).text()
    expect(metrics).toMatch(/^mutual_unread_open [2-4]\d$/m)
  })
})

describe('the sandbox', () => {
  it('lists people, the first member owing something and speaking English', async () => {
    const people = (await (await service.current().get('/sandbox/people')).json()) as {
      role: string
      phone: string
    }[]
    expect(new Set(people.map((person) => person.role))).toEqual(
      new Set(['member', 'clinic', 'manager', 'association']),
    )
    for (const role of ['member', 'clinic', 'manager', 'association']) {
      const first = people.find((person) => person.role === role)
      expect(people.filter((person) => person.phone === first?.phone)).toHaveLength(1)
    }
  })

  it.each([
    ['/sandbox/prompts/none', { answer: 'approve' }, 404],
    ['/sandbox/prompts/none', { answer: 'steal' }, 400],
    ['/sandbox/paybill', { phone: '+254700000001', account: 'x', amount: '-5' }, 400],
    ['/sandbox/paybill', { phone: 'me', account: 'x', amount: '5' }, 400],
    ['/sandbox/clock', { now: '2020-01-01T00:00:00Z' }, 400],
    ['/sandbox/clock', { now: 'tomorrow' }, 400],
    ['/sandbox/clock', { advance: { months: -1 } }, 400],
  ])('refuses %s with %j', async (path, body, status) => {
    const response = await service.current().json(path, body)
    expect(response.status).toBe(status)
    expect(((await response.json()) as { error: string }).error).not.toBe('')
  })

  it('asks the payer whose money it is, and counts it when the payer says so', async () => {
    const { json, form } = service.current()
    const phone = '+254700000002'
    await json('/sandbox/paybill', { phone, account: '12345678', amount: '500' })
    expect((await smsOf(phone)).at(-1)).toContain('Reply with your member number')
    await form('/at/sandbox/sms', {
      id: 'whose',
      from: phone,
      to: '21512',
      text: '41147024',
      date: '',
    })
    expect((await smsOf(phone)).at(-1)).toMatch(/received KSh 500 .* for 4114702-4\./)
  })

  it('moves its clock forward and runs what falls due on the way', async () => {
    const { json, ports } = service.current()
    const before = ports.clock.now()
    const moved = await json('/sandbox/clock', { advance: { months: 1 } })
    const { now } = (await moved.json()) as { now: string }
    expect(Date.parse(now) - before).toBeGreaterThan(30 * 24 * 3600 * 1000)
    const runs = await ports.store.read((tx) =>
      tx
        .selectFrom('job_run')
        .select('run_key')
        .where('job', '=', 'bill/umoja')
        .orderBy('run_key')
        .execute(),
    )
    expect(runs.length).toBeGreaterThanOrEqual(31)
    const april = await ports.store.read((tx) =>
      tx
        .selectFrom('charge')
        .select('number')
        .where('starts_on', '=', '2026-04-01' as never)
        .execute(),
    )
    expect(april.length).toBeGreaterThan(10)
  })

  it('reminds members and tells managers on the way, in none of the quiet hours (R51)', async () => {
    const { get } = service.current()
    const people = (await (await get('/sandbox/people')).json()) as {
      role: string
      phone: string
    }[]
    for (const role of ['member', 'manager']) {
      const phone = people.find((person) => person.role === role)?.phone ?? ''
      const found = await get(`/sandbox/sms?phone=${encodeURIComponent(phone)}`)
      const messages = (await found.json()) as { at: string; text: string }[]
      const told = messages.filter(({ text }) => /please pay|\(last week\)/.test(text))
      expect(told.length).toBeGreaterThan(role === 'member' ? 0 : 3)
      // From eight to eight on the walls of Nairobi.
      for (const { at } of told) expect(at.slice(11, 13)).toMatch(/^(0[5-9]|1[0-6])$/)
    }
  })
})

describe('the operator', () => {
  it('sees that the service lives, is ready, and its measurements', async () => {
    const { get } = service.current()
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' })
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ready' })
    const metrics = await (await get('/metrics')).text()
    expect(metrics).toMatch(/mutual_ussd_seconds_count\{outcome="con"\} [1-9]/)
    expect(metrics).toMatch(/^mutual_outbox_due 0$/m)
    expect(metrics).toMatch(/^mutual_outbox_oldest_seconds 0$/m)
    for (const of of ['events', 'inbox']) {
      expect(metrics).toMatch(new RegExp(`^mutual_${of}_unhandled 0$`, 'm'))
      expect(metrics).toMatch(new RegExp(`^mutual_${of}_oldest_seconds 0$`, 'm'))
    }
    for (const lane of ['inbox', 'events', 'questions', 'prompts', 'sms']) {
      for (const of of ['waiting', 'oldest_seconds', 'under_way']) {
        expect(metrics).toMatch(new RegExp(`^mutual_lane_${of}\\{lane="${lane}"\\} 0$`, 'm'))
      }
    }
    expect(metrics).not.toMatch(/254700/)
  })

  it('reads one JSON line for each thing that happened, without phones, keys or texts', () => {
    const { lines } = service.current()
    const events = lines.map((line) => (JSON.parse(line) as { event: string }).event)
    for (const event of ['ussd-turn', 'sms-received', 'sms-handled', 'sms-sent', 'event-handled']) {
      expect(events).toContain(event)
    }
    // Ids are of capitals and digits.
    expect(lines.join('')).not.toMatch(/254700|\bYES\b|Amina|Otieno/)
  })
})
