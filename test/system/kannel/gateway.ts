import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

export type GatewayPorts = {
  /** The operator's SMSC. */
  readonly smsc: number
  /** Where we send SMS and screens. */
  readonly send: number
  readonly admin: number
  readonly box: number
}

/** Debian's Kannel between an SMSC and our service, both its boxes; `getUrl` is what `check` prints. */
export async function startKannel(ports: GatewayPorts, password: string, getUrl: string) {
  const folder = mkdtempSync(join(tmpdir(), 'mutual-line-kannel-'))
  const config = join(folder, 'kannel.conf')
  writeFileSync(config, configOf(ports, password, getUrl))
  const children = [spawnBox('/usr/sbin/bearerbox', config)]
  await opened(ports.box)
  children.push(spawnBox('/usr/sbin/smsbox', config))
  await opened(ports.send)
  return {
    stop: async () => {
      for (const child of children.reverse()) await ended(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function spawnBox(program: string, config: string): ChildProcess {
  return spawn(program, ['-v', '4', config], { stdio: 'ignore' })
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  const quiet = await Promise.race([exit, setTimeout(5000)])
  if (!quiet) child.kill('SIGKILL')
}

const OPEN_MS = 15_000

async function opened(port: number): Promise<void> {
  for (let waited = 0; waited < OPEN_MS; waited += 50) {
    const socket = connect(port, '127.0.0.1')
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (isOpen) return
    await setTimeout(50)
  }
  throw new Error(`nothing listens on ${port}`)
}

/** A port of loopback that nobody has at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Fields of the operator beyond SMPP's own have to be named to Kannel. */
function configOf({ smsc, send, admin, box }: GatewayPorts, password: string, getUrl: string) {
  return `
group = core
admin-port = ${admin}
admin-interface = 127.0.0.1
admin-password = admin
smsbox-port = ${box}
smsbox-interface = 127.0.0.1
box-deny-ip = "*.*.*.*"
box-allow-ip = "127.0.0.1"
dlr-storage = internal

group = smsc
smsc = smpp
smsc-id = operator
host = 127.0.0.1
port = ${smsc}
transceiver-mode = true
smsc-username = u
smsc-password = p
system-type = "VMA"
enquire-link-interval = 5
reconnect-delay = 1
max-pending-submits = 10

group = smpp-tlv
name = ussd_service_op
tag = 0x0501
type = integer
length = 1
smsc-id = operator

group = smpp-tlv
name = its_session_info
tag = 0x1383
type = octetstring
length = 2
smsc-id = operator

group = smpp-tlv
name = user_message_reference
tag = 0x0204
type = integer
length = 2
smsc-id = operator

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = ${send}
sendsms-interface = 127.0.0.1
mo-recode = true

group = sendsms-user
username = line
password = ${password}
max-messages = 3
concatenation = true

group = sms-service
keyword = default
${getUrl}
max-messages = 0
catch-all = true
omit-empty = true
`
}
