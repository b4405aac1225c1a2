import type { HttpRequest, HttpResponse } from './http.ts'
import type { Answer } from './answers.ts'
import type { Prompt, Task } from './state.ts'
import type { World } from './world.ts'

/** What stands in a path where the pattern has `:name`. */
type Params = Readonly<Record<string, string>>

export type Handler<Own> = (
  world: World<Own>,
  request: HttpRequest,
  params: Params,
) => HttpResponse | Promise<HttpResponse>

/** `operation` is what orders name. `phone` finds whom a request is about, for orders of one phone. */
export type Route<Own> = {
  readonly operation: string
  readonly method: string
  readonly path: string
  readonly phone?: (request: HttpRequest) => string | null
  readonly handle: Handler<Own>
}

/** An operator as data and functions of the world; the kernel does the rest. */
export type Operator<Own> = {
  readonly name: string
  /** What people call it. */
  readonly title: string
  readonly routes: readonly Route<Own>[]
  /** Names of its callbacks, as orders name them. */
  readonly callbacks: readonly string[]
  /** What its page shows. */
  readonly has: readonly ('prompts' | 'pay-bill' | 'calls')[]
  /** What it answers when it fails, by name; `500`, `503`, `html`, `hang` and `cut` are everywhere. */
  readonly faults: Readonly<Record<string, (world: World<Own>) => HttpResponse>>
  readonly notFound: Handler<Own>
  readonly wrongMethod: Handler<Own>
  /** A prompt was answered, or ran out. */
  answered(world: World<Own>, prompt: Prompt, answer: Answer): void | Promise<void>
  perform(world: World<Own>, task: Task): void | Promise<void>
  /** Routes of this operator below `/simulator`, besides those that all have. */
  readonly control: readonly Route<Own>[]
}

type Found<Own> = { readonly route: Route<Own>; readonly params: Params }

/** The route of a request; `wrong-method` when its path has others. */
export function findRoute<Own>(
  routes: readonly Route<Own>[],
  { method, path }: HttpRequest,
): Found<Own> | 'wrong-method' | null {
  let isPath = false
  for (const route of routes) {
    const params = match(route.path, path)
    if (!params) continue
    if (route.method === method) return { route, params }
    isPath = true
  }
  return isPath ? 'wrong-method' : null
}

function match(pattern: string, path: string): Params | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value)
    else if (part !== value) return null
  }
  return params
}
