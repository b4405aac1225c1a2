/** The mutual whose two years fill a sandbox: farmers and market people around one town. */
export const MAVUNO = 'mavuno'

/** Who does the office's work, and who decides with her. */
export const SECRETARY = 'Agnes Mutindi'
export const TREASURER = 'Beatrice Nduku'
export const MANAGER = 'Joshua Mutiso'
export const COLLECTORS = ['Rael Kanini', 'Simon Kioko'] as const

/** An association that the families of a cooperative came with, and that was given up. */
export const PRIOR = { code: 'kahawa', until: '2025-06-30' } as const

/** Each clinic has habits of its own, of which `care.ts` tells. */
export const DISPENSARY = 'masii'
export const HOSPITAL = 'machakos'
export const CENTRE = 'wamunyu'

/** Associations with the phones that pay for their members. */
export const ASSOCIATIONS = {
  'soko-moja': '+254720000111',
  vikapu: '+254720000112',
  kahawa: '+254720000113',
} as const
export type AssociationCode = keyof typeof ASSOCIATIONS

export const CLINIC_PHONES = {
  masii: '+254720000101',
  machakos: '+254720000102',
  wamunyu: '+254720000103',
} as const
export type ClinicCode = keyof typeof CLINIC_PHONES

/** What a month costs, and joining, in whole shillings. */
export const MONTH = 500
export const JOINING = 200

export const statutes = {
  mutual: {
    code: MAVUNO,
    name: 'Mavuno Afya',
    country: 'KE',
    currency: 'KES',
    timeZone: 'Africa/Nairobi',
    languages: ['en', 'sw'],
    serviceCode: '*384*101#',
    helpPhone: '+254720000100',
    contact: { name: 'Agnes', phone: '+254720000122' },
    messagesFrom: '2024-03-01',
    cashDaysBack: 14,
    bookApprovalAbove: '50000',
    wallets: [{ wallet: 'sandbox', payBill: '400201' }],
  },
  plans: [
    {
      code: 'family',
      validFrom: '2023-01-01',
      unit: 'family',
      period: 'month',
      contribution: String(MONTH),
      joiningFee: String(JOINING),
      dueDay: 10,
      graceDays: 25,
      waiting: { months: 2 },
      dependantWaiting: { days: 30 },
      newbornDays: 30,
      dependantMaxAge: 20,
      strikeOffAfterPeriods: 6,
      strikeOffNoticeDays: 15,
      services: [
        { code: 'consultation', patientPercent: 20 },
        { code: 'medicines', patientPercent: 30 },
        { code: 'maternity', patientPercent: 10, waiting: { months: 9 } },
        { code: 'emergency', patientPercent: 20, emergency: true },
        {
          code: 'surgery',
          patientPercent: 20,
          waiting: { months: 6 },
          guaranteeLetter: true,
          ceiling: { amount: '60000', per: 'person', every: 'year' },
        },
      ],
    },
  ],
  providers: [
    clinic(DISPENSARY, 'Masii Dispensary', ['consultation', 'medicines'], '2023-01-01'),
    clinic(CENTRE, 'Wamunyu Health Centre', ['consultation', 'medicines', 'maternity'], '2023-06-01'),
    clinic(HOSPITAL, 'Machakos Mission Hospital', ['consultation', 'emergency', 'surgery'], '2024-01-01'),
  ],
  associations: [
    { code: 'soko-moja', name: 'Soko Moja Traders', phone: ASSOCIATIONS['soko-moja'] },
    { code: 'vikapu', name: 'Vikapu Weavers', phone: ASSOCIATIONS.vikapu },
    { code: PRIOR.code, name: 'Kahawa Growers', phone: ASSOCIATIONS.kahawa },
  ],
  managers: [person(MANAGER, '21'), person('Florence Syokau', '25')],
  treasurers: [person(TREASURER, '23')],
  secretaries: [person(SECRETARY, '22')],
  auditors: [person('Peter Nzioka', '24')],
  collectors: [person(COLLECTORS[0], '31'), person(COLLECTORS[1], '32')],
} // prettier-ignore

/** The same once the growers' cooperative has closed. */
export const withoutPrior = {
  mutual: { code: MAVUNO },
  associations: [
    { code: PRIOR.code, name: 'Kahawa Growers', phone: ASSOCIATIONS.kahawa, until: PRIOR.until },
  ],
}

function clinic(code: ClinicCode, name: string, services: readonly string[], from: string) {
  return { code, name, services, agreement: { from }, language: 'en', phones: [CLINIC_PHONES[code]] }
} // prettier-ignore

function person(name: string, end: string) {
  return { name, phone: `+2547200001${end}`, language: 'en' }
}
