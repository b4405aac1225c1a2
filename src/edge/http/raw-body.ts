import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import type { Request } from 'express'

/** Far more than any callback: the longest form, 2,000 characters percent-encoded, is 6,000 bytes. */
export const BODY_LIMIT = 64 * 1024

/** Fields of a form. No callback has as many as twenty. */
export const FIELDS_MAX = 50

const RAW = Symbol('raw body')

type WithRaw = { [RAW]?: string }

/** For the `verify` of a body parser: keeps the body word for word before it is parsed. */
export function keepRaw(request: IncomingMessage, _response: unknown, body: Buffer): void {
  ;(request as WithRaw)[RAW] = wordForWord(body)
}

/** A body as text; what is no UTF-8 would be lost as text, and is written in base64. */
export function wordForWord(body: Buffer): string {
  return isUtf8(body) ? body.toString('utf8') : `base64:${body.toString('base64')}`
}

/** The body word for word; empty when none was taken in. */
export function rawBody(request: Request): string {
  return (request as WithRaw)[RAW] ?? ''
}

/** Why a body parser gave up, in a few words. */
export function faultOf(error: unknown): string {
  const { type, message } = error as { type?: unknown; message?: unknown }
  return typeof type === 'string' ? type : String(message)
}

/** Whether a body was too large to be taken in. */
export function isTooLarge(error: unknown): boolean {
  return (error as { status?: unknown }).status === 413 && faultOf(error) === 'entity.too.large'
}

/** Whether the request is as it should be, and the database says to come again: then so do we. */
export function isToComeAgain(error: unknown): boolean {
  return (error as { retryable?: unknown } | null)?.retryable === true
}

/** What there is of a body that a parser gave up, of what was read of it. */
export function rawLeft(raw: string, error: unknown): string {
  return isTooLarge(error) ? 'too large to be kept' : raw
}
