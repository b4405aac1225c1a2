import type { Request, Response } from 'express'
import type { ReadDesk } from '../../app/desk.ts'
import { type Late, openDraft } from '../../app/signing/drafts.ts'
import type { Visitor } from '../../app/signing/signed-in.ts'
import { type OfficeDoor, sendMessage } from './door.ts'
import { textIn } from './request.ts'
import type { FormRoute } from './route.ts'
import { wantPage } from './wanted.ts'

/** Forms that came when the sign-in had run out: they wait for the same person, in this browser. */

/** Not what somebody typed, but what makes a form act once and proves where it is from. */
const OWN_FIELDS = ['form', 'proof']

/** The address of the page that a form stands on, with the values of the form's own address. */
export function pageOf({ page }: FormRoute, request: Request): string {
  const path = page.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(textIn(request.params, name)),
  )
  return `${request.baseUrl}/m/${textIn(request.params, 'mutual')}${path}`
}

/** What was typed, without what belongs to this one sending of it. */
export function fieldsOf(request: Request): Record<string, string> {
  const names = Object.keys((request.body ?? {}) as object)
  const typed = names.filter((name) => !OWN_FIELDS.includes(name))
  return Object.fromEntries(typed.map((name) => [name, textIn(request.body, name)]))
}

/** Whose draft of a page it would be. */
export function ownerOf({ jar }: OfficeDoor, { phone }: Visitor, request: Request, page: string) {
  return { phone, key: jar.read('office-draft', request), page }
}

/** What was typed into a form of this page before the sign-in ran out, where that is asked for. */
export async function draftHere(
  door: OfficeDoor,
  desk: ReadDesk,
  who: Visitor,
  request: Request,
): Promise<Readonly<Record<string, string>> | null> {
  if (textIn(request.query, 'draft') === '') return null
  return openDraft(desk, ownerOf(door, who, request, `${request.baseUrl}${request.path}`))
}

/** Says what became of a form that came too late, and leads to its page after the next sign-in. */
export function sendLate(
  door: OfficeDoor,
  request: Request,
  response: Response,
  late: Late,
  page: string,
): void {
  if (late.kind === 'kept') {
    door.jar.keep(response, 'office-draft', late.key)
    wantPage(door.jar, response, `${page}?draft=1`)
  }
  const messages = { kept: 'endedKept', acted: 'endedActed', lost: 'ended' } as const
  sendMessage(door, request, response, messages[late.kind])
}
