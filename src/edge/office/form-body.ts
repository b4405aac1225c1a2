import type { Request } from 'express'
import { reading } from '../../app/desk.ts'
import { may, ruleOf } from '../../core/staff/rules.ts'
import type { OfficeDoor } from './door.ts'
import { enter } from './enter.ts'
import type { MessageKind } from './message-pages.ts'
import { isFromOwnPage } from './own-page.ts'
import { FORM_ID, textIn } from './request.ts'
import type { FormRoute } from './route.ts'
import { type FileFault, type FileSent, receiveFile } from './upload.ts'

/** What a form brought, once it is known to be ours; or the message for whoever sent it. */
type Body =
  | { readonly kind: 'ours'; readonly form: string; readonly file: FileSent | FileFault | null }
  | MessageKind

/** The messages for what is no form with a file. */
const MESSAGES = { foreign: 'foreign', broken: 'cut', busy: 'later' } as const

/**
 * Takes what a form brings and leaves its fields in `request.body`. A file is taken only of somebody who is
 * signed in and may do the act: of others nothing is read.
 */
export async function bodyOf(
  { ports }: Pick<OfficeDoor, 'ports'>,
  route: FormRoute,
  request: Request,
  token: string,
): Promise<Body> {
  const action = `${request.baseUrl}${request.path}`
  const isOurs = (fields: unknown) => {
    const proof = textIn(fields, 'proof')
    return isFromOwnPage({ headers: request.headers, action, proof, secret: token })
  }
  let file: FileSent | FileFault | null = null
  if (route.file) {
    const code = textIn(request.params, 'mutual')
    const entered = await reading(ports, (desk) => enter(desk, token, code, null))
    if (entered === 'ended') return 'ended'
    if (entered === 'not-found') return 'notFound'
    if (!may(ruleOf(route.errand), entered.roles)) return 'mayNot'
    const came = await receiveFile(request, route.file, isOurs)
    if (came.kind !== 'form') return MESSAGES[came.kind]
    request.body = came.fields
    file = came.file
  } else if (!isOurs(request.body)) return 'foreign'
  const form = textIn(request.body, 'form')
  return FORM_ID.test(form) ? { kind: 'ours', form, file } : 'foreign'
}
