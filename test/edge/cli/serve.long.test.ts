import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { MEMBERS, NUMBER, STATUTES } from './terminal.ts'
import { MAIN } from '../../program.ts'

/** Programs run as an operator runs them, in a directory of their own with settings in `.env`. */
async function makeMachine() {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-serve-'))
  const port = await freePort()
  writeFileSync(
    join(folder, '.env'),
    `PORT=${port}\nLOG_LEVEL=info\nSIGN_IN_DIR=${join(folder, 'kept')}\n`,
  )
  const running = new Set<ChildProcess>()
  onTestFinished(() => {
    for (const child of running) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  function start(argv: readonly string[], input = '') {
    const child = spawn(process.execPath, [MAIN, ...argv], { cwd: folder })
    running.add(child)
    const printed = { out: '', err: '' }
    child.stdout.on('data', (chunk: Buffer) => (printed.out += String(chunk)))
    child.stderr.on('data', (chunk: Buffer) => (printed.err += String(chunk)))
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
    const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
      child.once('close', (code) => {
        running.delete(child)
        resolve({ code, ...printed })
      })
    })
    return { child, printed, ended }
  }

  async function serve() {
    const service = start(['serve'])
    while (!service.printed.out.includes('"event":"started"') || !(await answers(port))) {
      if (!running.has(service.child)) throw new Error(service.printed.err)
      await pause()
    }
    return service
  }

  return {
    folder,
    port,
    serve,
    start,
    run: (argv: readonly string[], input?: string) => start(argv, input).ended,
    file: (name: string, text: string) => writeFileSync(join(folder, name), text),
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/healthz`).then(
    (response) => response.ok,
    () => false,
  )
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50))
}

describe('serve', () => {
  it('takes commands while it runs, stops when it is told to, and starts again after a kill', async () => {
    const { folder, serve, run, file } = await makeMachine()
    file('jappo.json', STATUTES)
    file('members.csv', MEMBERS)
    const service = await serve()
    expect(service.printed.out).toContain('The sandbox is at http://localhost:')

    expect(await run(['apply', 'jappo.json'])).toMatchObject({ code: 0, err: '' })
    expect((await run(['import', './members.csv', '--mutual', 'jappo'])).code).toBe(0)
    expect((await run(['standing', NUMBER])).out).toContain('Awa Diop')
    expect((await run(['verify'])).code).toBe(0)
    expect((await run(['backup', 'copy.db'])).code).toBe(0)
    expect((await run(['restore', 'copy.db'])).err).toContain('stop it first')
    expect(await run(['serve'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('running') as string,
    })
    expect(await run(['apply', 'no.json'])).toMatchObject({
      code: 1,
      err: 'no.json: there is no such file\n',
    })

    service.child.kill('SIGTERM')
    const stopped = await service.ended
    expect(stopped).toMatchObject({ code: 0, err: '' })
    expect(stopped.out).not.toContain('+221776543210')
    expect(existsSync(join(folder, 'data/mutual-line.db.sock'))).toBe(false)

    const killed = await serve()
    killed.child.kill('SIGKILL')
    await killed.ended
    expect(existsSync(join(folder, 'data/mutual-line.db.sock'))).toBe(true)
    expect((await run(['bill', '--mutual', 'jappo'])).code).toBe(0)
    const again = await serve()
    expect((await run(['bill', '--mutual', 'jappo'])).out).toContain('0 charges')
    again.child.kill('SIGINT')
    expect((await again.ended).code).toBe(0)
  }, 120_000)

  it('carries a call in the terminal: pay, answer the prompt, read the receipt', async () => {
    const { serve, run } = await makeMachine()
    const service = await serve()
    const phone = /^member .*?(\+\d+)/m.exec(service.printed.out)?.[1] ?? ''
    const { code, out, err } = await run(['dial', phone], '1\n1\n1\n1\n')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/Payment prompt: pay [\d.]+ KES to .* for /)
    expect(out).toMatch(/\(approve\)\nSMS from \d+: /)
    const hungUp = await run(['dial', phone], '')
    expect(hungUp).toMatchObject({ code: 0, err: '' })
    expect(hungUp.out).toContain('(hung up)')
  }, 120_000)

  it('names in one line the settings that keep it from starting', async () => {
    const { run, file } = await makeMachine()
    file('.env', 'NODE_ENV=production\nAT_USERNAME=mutual\n')
    const { code, out, err } = await run(['serve'])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(err).toMatch(/AT_API_KEY .*CALLBACK_KEY /)
  })

  it('takes no file of secrets that others may read', async () => {
    const { folder, run, file } = await makeMachine()
    file('.env', `AT_USERNAME=mutual\nAT_API_KEY=atsk_1\nCALLBACK_KEY=${'k'.repeat(32)}\nPORT=0\n`)
    chmodSync(join(folder, '.env'), 0o644)
    const { code, out, err } = await run(['serve'])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^\.env .* chmod 600 \.env\n$/)
  })

  it('waits for the phone of whoever signs in, and keeps it for that user alone', async () => {
    const { folder, serve, run, start, port } = await makeMachine()
    const service = await serve()
    const phone = /^manager .*?(\+\d+)/m.exec(service.printed.out)?.[1] ?? ''
    const code = /^manager .*(\*\d+[*\d]*#)/m.exec(service.printed.out)?.[1] ?? ''
    let calls = 0
    /** One call, answer by answer, until a screen asks no more. */
    const dial = async (...answers: string[]): Promise<string> => {
      calls += 1
      const fields = { sessionId: `s-${calls}`, phoneNumber: phone, serviceCode: code }
      let screen = ''
      for (let at = 0; at <= answers.length; at += 1) {
        const body = new URLSearchParams({ ...fields, text: answers.slice(0, at).join('*') })
        const url = `http://127.0.0.1:${port}/at/sandbox/ussd`
        screen = await (await fetch(url, { method: 'POST', body })).text()
      }
      return screen
    }
    expect(await dial('8', '1', '1', '4702', '4702')).toMatch(/^END /)
    const signing = start(['sign-in'])
    const digits = () => /(\d{3} \d{3})$/m.exec(signing.printed.out)?.[1]
    while (!digits()) await pause()
    expect(await dial('8', '4', '1', '4702', digits() ?? '', '1')).toMatch(/^END /)
    const { code: exit, out } = await signing.ended
    expect({ exit, out }).toMatchObject({ exit: 0, out: expect.stringContaining('is signed in') as string }) // prettier-ignore
    const kept = readdirSync(join(folder, 'kept'))
    expect(kept).toHaveLength(1)
    expect(statSync(join(folder, 'kept', kept[0] ?? '')).mode & 0o777).toBe(0o600)
    expect((await run(['sign-out'])).out).toContain('is signed out')
    expect(readdirSync(join(folder, 'kept'))).toEqual([])
    expect((await run(['sign-out'])).out).toContain('nobody was signed in here')
  }, 120_000)

  it('says that nothing answers when a call is made without it', async () => {
    const { run } = await makeMachine()
    const { code, err } = await run(['dial', '+254700000001'])
    expect(code).toBe(1)
    expect(err).toMatch(/^nothing answers at http:\/\/localhost:\d+: .*\n$/)
  })
})
