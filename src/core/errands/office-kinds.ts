/** What clinics, managers and associations may ask to know. */
export type OfficeFactKinds = Readonly<Record<never, never>>

/** What clinics, managers and associations may ask to be done. */
export type OfficeRequestKinds = Readonly<Record<never, never>>
