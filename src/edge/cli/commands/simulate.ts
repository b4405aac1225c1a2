import { OPERATORS } from '../../../simulators/names.ts'
import type { StartOptions } from '../../../simulators/start.ts'
import { type Command, refuse } from '../command.ts'

const PORT_MAX = 65_535

export const simulateCommand: Command = {
  name: 'simulate',
  kind: 'local',
  describe: 'an operator as it behaves, on this machine: its API, its phones, its money',
  details: [
    'Its page and its control API are below /simulator, src/simulators/README.md describes them. It listens on loopback only. Callbacks go to this machine; with --deliver-to, those to other hosts go there.',
  ],
  arguments: [{ name: 'OPERATOR', describe: `one of ${OPERATORS.join(', ')}` }],
  options: [
    { flags: '--port <number>', describe: 'where it listens', required: true },
    { flags: '--seed <number>', describe: 'decides all that is left to chance (default: 1)' },
    { flags: '--state <file>', describe: 'keeps its money and phones in this file' },
    { flags: '--deliver-to <url>', describe: 'where callbacks to other hosts are brought' },
  ],
  examples: ['simulate mpesa --port 9100'],
  run: async (_context, input, io) => {
    const name = input.text('operator')
    const operator = OPERATORS.find((each) => each === name)
    if (!operator) return refuse(io, `OPERATOR ${name}: is one of ${OPERATORS.join(', ')}`)
    const port = wholeNumber(input.text('port'), PORT_MAX)
    if (port === null) return refuse(io, `--port: is a whole number from 0 to ${PORT_MAX}`)
    const seed = wholeNumber(input.text('seed') ?? '1', 2 ** 31)
    if (seed === null) return refuse(io, '--seed: is a whole number')
    const deliverTo = input.text('deliverTo')
    if (deliverTo !== null && !URL.canParse(deliverTo)) {
      return refuse(io, '--deliver-to: is an address such as http://127.0.0.1:3000')
    }
    const started = await startOrSay({ port, seed, file: input.text('state'), deliverTo })
    if (typeof started === 'string') return refuse(io, started)
    io.out(`${operator} listens at ${started.address}; its page is ${started.address}/simulator`)
    return new Promise((resolve) => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) {
        process.once(signal, () => void started.stop().then(() => resolve(0)))
      }
    })

    async function startOrSay(options: StartOptions) {
      try {
        // Loaded only where it is used: other commands start without it.
        const { startSimulator } = await import('../../../simulators/start.ts')
        return await startSimulator(operator ?? 'mpesa', options)
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException
        return code === 'EADDRINUSE' ? `port ${port} is taken: choose another --port` : message
      }
    }
  },
}

function wholeNumber(text: string | null, most: number): number | null {
  if (text === null || !/^\d{1,10}$/.test(text)) return null
  const value = Number(text)
  return value <= most ? value : null
}
