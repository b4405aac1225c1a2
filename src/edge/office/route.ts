import type { OfficeRole } from '../../core/staff/office-role.ts'
import type { ReadingErrand } from '../../core/staff/reading.ts'
import type { Spool } from './spool.ts'
import type { FileWanted } from './upload.ts'
import type {
  Answer,
  Arrival,
  FileMade,
  Reply,
  Sent,
  SentAfter,
  Shown,
  Taking,
  Visit,
} from './visit.ts'

/** A page, or a form of one, for whoever comes. */
export type OpenRoute = {
  readonly kind: 'open'
  readonly method: 'get' | 'post'
  readonly path: string
  readonly does: string
  run(arrival: Arrival): Promise<Reply>
  /** Who may, where not everybody. */
  readonly who?: OfficeRole
}

/** A page of a mutual, for those whose role reads it (`core/staff/reading.ts`). */
export type PageRoute = {
  readonly kind: 'page'
  readonly method: 'get'
  /** Below the mutual's own address. */
  readonly path: string
  readonly errand: ReadingErrand
  /** Whether somebody's name or number stands on it: then the look is kept. */
  readonly shows: 'people' | 'nobody'
  readonly does: string
  show(visit: Visit): Promise<Shown>
}

/** A form of a mutual, for those whose role may do the act (`core/staff/rules.ts`). */
export type FormRoute = {
  readonly kind: 'form'
  readonly method: 'post'
  readonly path: string
  /** The act's name, as commands have it. */
  readonly errand: string
  readonly does: string
  send(sent: Sent): Promise<Answer>
  /**
   * What follows in transactions of its own where `send` says `again`: of work that a whole mutual cannot wait
   * for. Done twice it must come to the same, since a lost answer is asked for once more.
   */
  then?(sent: SentAfter): Promise<Answer>
  /** The page that the form stands on, where something in it is wrong. */
  readonly page: PageRoute
  /** The file that comes with it; such a form is sent in pieces (`upload.ts`). */
  readonly file?: FileWanted
}

/** A file of a mutual, for those whose role reads it. */
export type FileRoute = {
  readonly kind: 'file'
  readonly method: 'get'
  readonly path: string
  readonly errand: ReadingErrand
  readonly does: string
  make(visit: Taking, spool: Spool): Promise<FileMade>
  /** The page that asks for it, where something is wrong with what was asked. */
  readonly page: PageRoute
}

export type Route = OpenRoute | PageRoute | FormRoute | FileRoute

export const open = (
  method: OpenRoute['method'],
  path: string,
  does: string,
  run: OpenRoute['run'],
): OpenRoute => ({ kind: 'open', method, path, does, run })

export const page = (of: Omit<PageRoute, 'kind' | 'method'>): PageRoute => ({
  ...of,
  kind: 'page',
  method: 'get',
})

export const form = (of: Omit<FormRoute, 'kind' | 'method'>): FormRoute => ({
  ...of,
  kind: 'form',
  method: 'post',
})

/** A page that asks something, with its form at the same address: two rows. */
export const asks = (
  of: Omit<PageRoute, 'kind' | 'method' | 'shows' | 'show'> & {
    /** What is done, as the table of acts has it. */
    readonly act: string
    readonly by: {
      readonly show: (visit: Visit) => Promise<Shown>
      readonly send: (sent: Sent) => Promise<Answer>
    }
  },
): readonly [PageRoute, FormRoute] => {
  const { path, errand, does, act, by } = of
  const asking = page({ path, errand, does: `asks: ${does}`, shows: 'people', show: by.show })
  return [asking, form({ path, errand: act, does, send: by.send, page: asking })]
}
