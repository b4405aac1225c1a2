import { expect, it } from 'vitest'
import { openStore } from '../../../src/store/engine/open.ts'
import { describeStores } from '../../store/stores.ts'
import { CALL, CANARY_KEY, startTestService } from '../service.ts'

/** Calls under way at once when the service is told to stop. */
const CALLS = 200

describeStores('a service that is stopped in the middle of calls', (_open, engine) => {
  it('has stored every turn that it answered', async () => {
    const url = await engine.emptyUrl()
    const settings = { DATABASE_URL: url, PORT: '0', CALLBACK_KEY: CANARY_KEY }
    const service = await startTestService(settings)
    const calls = Array.from({ length: CALLS }, async (_, index) => {
      const sessionId = `ATUid_drain_${index}`
      const reply = await service.ussd('', { sessionId }).catch(() => 'not answered')
      return { sessionId, reply }
    })
    await Promise.race(calls)
    await service.stop()
    const answered = (await Promise.all(calls)).filter(({ reply }) => reply.startsWith('CON '))
    expect(answered.length).toBeGreaterThan(0)
    await expect(service.ussd('')).rejects.toThrow()
    const store = await openStore(url)
    const rows = await store.read((tx) =>
      tx.selectFrom('dialog').select(['session_id', 'reply']).execute(),
    )
    await store.close()
    const stored = new Map(rows.map((row) => [row.session_id, row.reply]))
    for (const { sessionId, reply } of answered) expect(stored.get(sessionId)).toBe(reply)
  })

  it('goes on with a call after it was started again', async () => {
    const url = await engine.emptyUrl()
    const settings = { DATABASE_URL: url, PORT: '0', CALLBACK_KEY: CANARY_KEY }
    const before = await startTestService(settings)
    const sessionId = 'ATUid_restart'
    await before.ussd('', { sessionId })
    const asked = await before.ussd('1', { sessionId })
    await before.stop()
    const after = await startTestService(settings)
    expect(await after.ussd('1', { sessionId })).toBe(asked)
    expect(await after.ussd('1*1', { sessionId })).toContain('Confirm')
    const again = await after.ussd('', { sessionId: 'ATUid_new', phoneNumber: CALL.phoneNumber })
    expect(again).toMatch(/1\. Yes\n2\. Main menu/)
    await after.stop()
  })
})
