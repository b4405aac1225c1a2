import { randomBytes } from 'node:crypto'
import type { Request } from 'express'
import { type Language, LANGUAGE_CODES, REFERENCE_LANGUAGE } from '../../core/wording/catalogue.ts'
import { storable } from '../../core/text/input.ts'
import { type Html, html, raw } from './html.ts'
import { proofFor } from './own-page.ts'

/** A value that a request has once; what came twice or is no text is empty. */
export function textIn(values: unknown, name: string): string {
  const own = values !== null && typeof values === 'object' && Object.hasOwn(values, name)
  const value: unknown = own ? (values as Record<string, unknown>)[name] : ''
  return typeof value === 'string' ? storable(value) : ''
}

export function languageNamed(text: string | null): Language | null {
  return LANGUAGE_CODES.find((code) => code === text) ?? null
}

/** The language of somebody whom nobody knows: the browser's, as far as we speak it. */
export function languageOfBrowser(request: Request): Language {
  return languageNamed(request.acceptsLanguages([...LANGUAGE_CODES]) || null) ?? REFERENCE_LANGUAGE
}

/** 96 bits: no two forms have the same by chance. */
const FORM_ID_BYTES = 12

/** What the id of a form looks like. */
export const FORM_ID = /^[\w-]{8,40}$/

/** Makes forms that act once and prove that they came from our page. */
export function formsWith(secret: string): (action: string, body: Html, brings?: 'file') => Html {
  return (action, body, brings) =>
    html`<form method="post" action="${action}" ${brings && raw(' enctype="multipart/form-data"')}>
      <input
        type="hidden"
        name="form"
        value="${randomBytes(FORM_ID_BYTES).toString('base64url')}"
      /><input type="hidden" name="proof" value="${proofFor(secret, action)}" /> ${body}
    </form>`
}
