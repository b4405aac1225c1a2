import { pipeline } from 'node:stream/promises'
import type { Request, Response, Router } from 'express'
import pLimit from 'p-limit'
import { acting, reading } from '../../app/desk.ts'
import { noteVisit } from '../../app/signing/signed-in.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import { mayRead } from '../../core/staff/reading.ts'
import { type OfficeDoor, sendMessage } from './door.ts'
import { enter } from './enter.ts'
import { languageNamed, textIn } from './request.ts'
import type { FileRoute } from './route.ts'
import { openSpool } from './spool.ts'
import { showPage } from './staff-route.ts'
import { visitOf } from './whole-page.ts'
import { keepWanted } from './wanted.ts'
import { SIGN_IN } from './pages/sign-in-paths.ts'

/** Households that are noted in one transaction. */
const NOTED_AT_ONCE = 500

/**
 * Serves a file of a mutual. It is made whole first, one at a time, and everybody in it is noted before the first
 * byte leaves.
 */
export function staffFile(office: Router, door: OfficeDoor, route: FileRoute): void {
  const inTurn = pLimit(1)
  office.get(`/m/:mutual${route.path}`, (request, response) =>
    inTurn(() => makeFile(door, route, request, response)),
  )
}

async function makeFile(
  door: OfficeDoor,
  route: FileRoute,
  request: Request,
  response: Response,
): Promise<void> {
  const { ports, jar } = door
  const token = jar.read('office', request) ?? ''
  const code = textIn(request.params, 'mutual')
  const chosen = languageNamed(jar.read('office-language', request))
  const entered = await reading(ports, (desk) => enter(desk, token, code, chosen))
  if (entered === 'ended') {
    keepWanted(jar, request, response)
    return response.redirect(303, SIGN_IN.begin)
  }
  if (entered === 'not-found') return sendMessage(door, request, response, 'notFound')
  if (!mayRead(route.errand, entered.roles)) return sendMessage(door, request, response, 'mayNot')
  const spool = await openSpool()
  try {
    const made = await route.make(visitOf(entered, request, token, null), spool)
    if ('errors' in made)
      return await showPage(door, route.page, request, response, { ...made, status: 422 })
    const looked = { mutual: code, page: route.errand, numbers: [...made.numbers] }
    if (!(await noteAll(door, token, looked))) return response.redirect(303, SIGN_IN.begin)
    response.set({ 'cache-control': 'no-store', 'content-type': made.type })
    // Codes of mutuals and names of registers are letters, digits and dashes.
    response.set('content-disposition', `attachment; filename="${made.name}"`)
    await pipeline(await spool.read(), response)
  } finally {
    await spool.drop()
  }
}

type Looked = {
  readonly mutual: string
  readonly page: string
  readonly numbers: readonly MemberNumber[]
}

/** False where the sign-in ended meanwhile: then nothing may leave. */
async function noteAll({ ports }: OfficeDoor, token: string, looked: Looked): Promise<boolean> {
  const { numbers } = looked
  for (let at = 0; at === 0 || at < numbers.length; at += NOTED_AT_ONCE) {
    const some = { ...looked, numbers: numbers.slice(at, at + NOTED_AT_ONCE) }
    if (!(await acting(ports, (desk) => noteVisit(desk, token, some)))) return false
  }
  return true
}
