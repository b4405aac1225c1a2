import type { Result } from '../../core/refusals.ts'
import { acting, type Desk, type ReadDesk, reading } from '../desk.ts'
import type { Ports } from '../ports.ts'
import type { Tell } from '../tell.ts'
import type { Fields, InputOf } from './field.ts'

/**
 * Something that can be done here, by name: what it is given, and what comes of it or why not. Every
 * door (a command, an SMS, a screen, a page) is a translation of acts and decides nothing itself.
 */
export type Act<F extends Fields = Fields, V = unknown> = ActInTx<F, V> | ActByItself<F, V>

type Described<F extends Fields> = {
  /** `alerts done`: the thing and what is done with it. */
  readonly name: string
  readonly describe: string
  /** `read` changes nothing. */
  readonly kind: 'read' | 'write'
  /** What it is given, in the order in which it is read and shown. */
  readonly input: F
  /** What is wrong with fields taken together, though each can be read. */
  fits?(input: InputOf<F>): readonly Misfit[]
}

/** Fields that do not go together, or one that this input lacks; `{name}` in the words is a field. */
type Misfit = { readonly field: string | null; readonly why: string }

/** An act in one transaction, which a door that has one already may do in its own. */
type ActInTx<F extends Fields = Fields, V = unknown> =
  | (Described<F> & {
      readonly kind: 'read'
      readonly alone?: never
      run(desk: AtDoor & ReadDesk, input: InputOf<F>): Promise<Result<V>>
    })
  | (Described<F> & {
      readonly kind: 'write'
      readonly alone?: never
      /** A refusal leaves nothing behind but the recorded try of somebody who may not (R65). */
      run(desk: AtDoor & Desk, input: InputOf<F>): Promise<Result<V>>
    })

/** An act that opens its transactions itself, since it needs several or slow work between them. */
type ActByItself<F extends Fields = Fields, V = unknown> = Described<F> & {
  readonly alone: true
  run(at: AtDoor, input: InputOf<F>): Promise<Result<V>>
}

/** What a door gives every act. */
export type AtDoor = {
  readonly ports: Ports
  /** Under what the books name whoever came in: a role, or `command`. */
  readonly actor: string
  /** Hears how far it is, where it takes long and somebody waits. */
  readonly tell?: Tell
}

/** Does an act whose input has been read, in a transaction of its own. */
export async function perform<F extends Fields, V>(
  act: Act<F, V>,
  at: AtDoor,
  input: InputOf<F>,
): Promise<Result<V>> {
  if (act.alone) return act.run(at, input)
  const { ports, actor } = at
  if (act.kind === 'read') return reading(ports, (desk) => act.run({ ...desk, actor }, input))
  return acting(ports, (desk) => act.run({ ...desk, actor }, input))
}

type Written<F extends Fields, V, At> = Omit<Described<F>, 'kind'> & {
  run(at: At, input: InputOf<F>): Promise<Result<V>>
}

/** An act that only reads, in one snapshot. */
export function reads<F extends Fields, V>(
  act: Written<F, V, AtDoor & ReadDesk>,
): ActInTx<F, V> & { readonly kind: 'read' } {
  return { ...act, kind: 'read' }
}

/** An act that writes, in one transaction. */
export function writes<F extends Fields, V>(
  act: Written<F, V, AtDoor & Desk>,
): ActInTx<F, V> & { readonly kind: 'write' } {
  return { ...act, kind: 'write' }
}

/** An act that opens its transactions itself. */
export function alone<F extends Fields, V>(
  kind: 'read' | 'write',
  act: Written<F, V, AtDoor>,
): ActByItself<F, V> {
  return { ...act, kind, alone: true }
}
