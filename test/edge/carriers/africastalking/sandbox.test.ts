import nock from 'nock'
import { expect, it } from 'vitest'
import type { PhoneNumber } from '../../../../src/core/phone-number.ts'
import { africasTalkingSms } from '../../../../src/edge/carriers/africastalking/send.ts'

/** A file of its own: the package never leaves the sandbox again in one process. */
it.each(['sandbox', 'Sandbox', ' SANDBOX'])(
  'sends as "%s" to the host of their sandbox, under its proper name',
  async (username) => {
    const names: unknown[] = []
    const scope = nock('https://api.sandbox.africastalking.com')
      .post('/version1/messaging', (body: { username: string }) => names.push(body.username) > 0)
      .reply(201, { SMSMessageData: { Message: 'Sent', Recipients: [{ statusCode: 101 }] } })
    const carrier = africasTalkingSms({ username, apiKey: 'key' })
    const message = { id: '1', to: '+254700072929' as PhoneNumber, text: 'Hello' }
    expect(await carrier.send(message)).toEqual({ kind: 'accepted', carrierId: null })
    expect(names).toEqual(['sandbox'])
    scope.done()
  },
)
