import type { Instant } from '../../core/dates.ts'
import type { Figures } from '../../core/indicators/figures.ts'
import type { MemberNumber } from '../../core/member-number.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Json } from './json.ts'

export type OfficeTables = {
  office_form: OfficeFormTable
  office_look: OfficeLookTable
  office_draft: OfficeDraftTable
  office_figures: OfficeFiguresTable
  office_file: OfficeFileTable
  office_file_piece: OfficeFilePieceTable
}

/** How often a clinic asked and billed. */
export type ClinicCount = {
  readonly code: string
  readonly name: string
  readonly checks: number
  readonly bills: number
}

/** What is kept of a mutual's figures. */
export type OfficeFigures = Figures & { readonly clinics: readonly ClinicCount[] }

type OfficeFiguresTable = {
  mutual_id: string
  figures: Json<OfficeFigures>
  made_at: Instant
}

type OfficeFormTable = {
  session_id: string
  form_id: string
  errand: string
  answer: Json<unknown> | null
  sent_at: Instant
}

export type OfficeLookTable = {
  look_id: string
  mutual_id: string
  number: MemberNumber
  session_id: string
  phone: PhoneNumber
  name: string
  /** The errand of the page. */
  page: string
  looked_at: Instant
}

export type OfficeDraftTable = {
  phone: PhoneNumber
  /** What was typed, which opens only with the key of the browser that sent it. */
  sealed: string
  kept_at: Instant
}

/** What a file of the office is about. */
export type FileKind = 'members' | 'opening' | 'statutes'

/** `check-wanted` and `do-wanted` wait for whoever takes them; only one does. */
export type FileState =
  'check-wanted' | 'checking' | 'checked' | 'do-wanted' | 'doing' | 'done' | 'failed'

export type OfficeFileTable = {
  mutual_id: string
  file_id: string
  kind: FileKind
  name: string
  /** SHA-256 of its bytes. */
  hash: string
  choices: Json<Readonly<Record<string, string>>>
  state: FileState
  report: Json<unknown> | null
  progress: string | null
  /** Under what the books name whoever sent it, or pressed. */
  actor: string
  /** Who sent it. */
  phone: PhoneNumber
  sent_at: Instant
  touched_at: Instant
}

type OfficeFilePieceTable = {
  mutual_id: string
  file_id: string
  place: number
  bytes: string
}
