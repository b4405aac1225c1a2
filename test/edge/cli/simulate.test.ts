import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { makeTerminal } from './terminal.ts'

describe('simulate', () => {
  it.each([
    [
      ['simulate', 'airtel', '--port', '0'],
      'OPERATOR airtel: is one of mpesa, pawapay, momo, africastalking',
    ],
    [['simulate', 'mpesa', '--port', 'x'], '--port: is a whole number from 0 to 65535'],
    [['simulate', 'mpesa', '--port', '65536'], '--port: is a whole number from 0 to 65535'],
    [['simulate', 'mpesa', '--port', '0', '--seed', '-1'], '--seed: is a whole number'],
    [
      ['simulate', 'mpesa', '--port', '0', '--deliver-to', 'here'],
      '--deliver-to: is an address such as http://127.0.0.1:3000',
    ],
  ])('refuses %j', async (argv, why) => {
    expect(await makeTerminal().run(argv)).toEqual({ code: 1, out: '', err: [why] })
  })

  it('says which port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    expect(await makeTerminal().run(['simulate', 'momo', '--port', String(port)])).toEqual({
      code: 1,
      out: '',
      err: [`port ${port} is taken: choose another --port`],
    })
  })

  it('does not take the state of another operator', async () => {
    const terminal = makeTerminal()
    const state = terminal.file('state.json', '{"operator":"momo"}')
    const ran = await terminal.run(['simulate', 'mpesa', '--port', '0', '--state', state])
    expect(ran).toEqual({
      code: 1,
      out: '',
      err: [`${state} is a state of momo, not of mpesa`],
    })
  })
})
