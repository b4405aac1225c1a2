import { z } from 'zod'
import { SANDBOX_KEY } from '../../config.ts'

/** What a phone of the sandbox can do, over the routes that the page uses. */
export type SandboxPhone = {
  people(): Promise<z.output<typeof PEOPLE>>
  /** One turn of a call; the answer begins with `CON ` or `END `. */
  ussd(call: Call): Promise<string>
  hangUp(call: Call): Promise<void>
  sms(): Promise<z.output<typeof SMS>>
  prompts(): Promise<z.output<typeof PROMPTS>>
  answer(id: string, answer: string): Promise<void>
}

export type Call = {
  readonly sessionId: string
  readonly serviceCode: string
  /** Everything typed so far, joined with `*`. */
  readonly text: string
}

/** Nothing answers, or not as the sandbox does. The message is one line. */
export class NoSandboxError extends Error {
  override readonly name = 'NoSandboxError'
}

const PEOPLE = z.array(z.object({ phone: z.string(), serviceCode: z.string().nullable() }))
const SMS = z.array(z.object({ from: z.string(), text: z.string() }))
const PROMPTS = z.array(
  z.object({
    id: z.string(),
    amount: z.int(),
    currency: z.string(),
    payee: z.string(),
    reference: z.string(),
  }),
)

/** What Africa's Talking sends for a network of its own simulator. */
const NETWORK_CODE = '99999'

/** A phone of the sandbox at `address` (`http://localhost:3000`). */
export function sandboxPhone(address: string, phone: string): SandboxPhone {
  const ofPhone = `?phone=${encodeURIComponent(phone)}`
  const form = (call: Call) =>
    new URLSearchParams({ ...call, phoneNumber: phone, networkCode: NETWORK_CODE })
  const post = (path: string, body: URLSearchParams | string) =>
    request(address, path, {
      method: 'POST',
      body,
      ...(typeof body === 'string' && { headers: { 'content-type': 'application/json' } }),
    })
  const read = async <Answer>(path: string, schema: z.ZodType<Answer>): Promise<Answer> => {
    const parsed = schema.safeParse(await (await request(address, path, {})).json())
    if (!parsed.success) throw new NoSandboxError(`${address}${path} answers unlike the sandbox`)
    return parsed.data
  }
  return {
    people: () => read('/sandbox/people', PEOPLE),
    ussd: async (call) => (await post(`/at/${SANDBOX_KEY}/ussd`, form(call))).text(),
    hangUp: async (call) => {
      const ended = form(call)
      ended.set('status', 'Incomplete')
      await post(`/at/${SANDBOX_KEY}/ussd-ended`, ended)
    },
    sms: () => read(`/sandbox/sms${ofPhone}`, SMS),
    prompts: () => read(`/sandbox/prompts${ofPhone}`, PROMPTS),
    answer: async (id, answer) => {
      await post(`/sandbox/prompts/${encodeURIComponent(id)}`, JSON.stringify({ answer }))
    },
  }
}

const TIMEOUT_MS = 15_000

async function request(address: string, path: string, init: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(address + path, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) })
  } catch (error) {
    const why = `nothing answers at ${address}: start the sandbox with npm start`
    throw new NoSandboxError(why, { cause: error })
  }
  if (response.ok) return response
  throw new NoSandboxError(`${address}${path} answers ${response.status}: is it the sandbox?`)
}
