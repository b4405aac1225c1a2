import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freePort, OWNER, type Server } from './postgres-server.ts'

const PROGRAM = '/usr/sbin/pgbouncer'
const EXAMPLE = new URL('../../deploy/pgbouncer.ini', import.meta.url)

export const HAS_POOLER = existsSync(PROGRAM)

/** A pooler that somebody started, and removes. */
export type Pooler = {
  /** The database `line` of the role `line` through it. */
  readonly url: string
  /** Ends it as a loss of power would. */
  kill(): Promise<void>
  /** Starts it again after that. */
  start(): Promise<void>
  remove(): Promise<void>
}

/** Makes the role and the database `line`, and the pooler of `deploy/` before them, in transaction mode. */
export async function startPooler(server: Server, connections: number): Promise<Pooler> {
  await server.sql(`create role line login createdb password 'canary/pass@1'`)
  await server.sql('create database line owner line')
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-pooler-'))
  // The pooler runs as another user.
  chmodSync(folder, 0o755)
  const port = await freePort()
  const here = readFileSync(EXAMPLE, 'utf8')
    .replaceAll(/host=\S+ port=\d+/g, `host=127.0.0.1 port=${server.port}`)
    .replaceAll(/^listen_port = .*$/gm, `listen_port = ${port}`)
    .replaceAll(/^default_pool_size = .*$/gm, `default_pool_size = ${connections}`)
    .replaceAll(/^auth_file = .*$/gm, `auth_file = ${folder}/users`)
    .replaceAll(/^unix_socket_dir = .*$/gm, 'unix_socket_dir =')
    .replaceAll(/^(pidfile|logfile) = .*$/gm, '')
  writeFileSync(join(folder, 'pooler.ini'), here)
  writeFileSync(join(folder, 'users'), '"line" "canary/pass@1"\n')
  const user = OWNER ? [`--reuid=${OWNER}`, `--regid=${OWNER}`, '--clear-groups'] : []
  const launch = () =>
    spawn('setpriv', [...user, PROGRAM, join(folder, 'pooler.ini')], { stdio: 'ignore' })

  let child = launch()
  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  async function start(): Promise<void> {
    child = launch()
    await ready(port)
  }
  async function remove(): Promise<void> {
    await kill()
    rmSync(folder, { recursive: true, force: true })
  }
  await ready(port)
  const url = server.url('line', 'line').replace(/:\d+\//, `:${port}/`)
  return { url, kill, start, remove }
}

async function ready(port: number): Promise<void> {
  for (let tries = 0; tries < 100 && !(await answers(port)); tries += 1) await setTimeout(50)
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}
