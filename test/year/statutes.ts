/** The mutual of the year: its statutes as `examples/year/statutes.json` has them. */
export const JOKKO = {
  mutual: {
    code: 'jokko',
    name: 'Mutuelle Jokko',
    country: 'SN',
    currency: 'XOF',
    timeZone: 'Africa/Dakar',
    languages: ['fr', 'en'],
    serviceCode: '*384*70#',
    helpPhone: '+221770000000',
    wallets: [{ wallet: 'sandbox', payBill: '600700' }],
    messagesFrom: null,
    heldAbove: '1000000',
    cashDaysBack: 7,
    bookApprovalAbove: '300000',
    bookkeeping: { legalReservePercent: 15 },
  },
  plans: [family('2018-01-01', '1000'), extended()],
  providers: [
    provider('poste', 'Poste de sante Medina', '+221775550010', ['consultation']),
    provider('centre', 'Centre de sante Plateau', '+221775550011', ['consultation', 'surgery']),
  ],
  associations: [{ code: 'femmes-marche', name: 'Femmes du marche', phone: '+221775550020' }],
  managers: [
    { name: 'Khady Sarr', phone: '+221775550001', language: 'fr' },
    { name: 'Moussa Fall', phone: '+221775550002', language: 'fr' },
  ],
  collectors: [
    { name: 'Awa Sy', phone: '+221775550003', language: 'fr' },
    { name: 'Ibra Ba', phone: '+221775550004', language: 'fr' },
  ],
}

/** What the assembly decided in spring: the contribution of a month from July on. */
export const DEARER = { ...JOKKO, plans: [family('2026-07-01', '1200')] }

/** The plan of most; the State pays a part for those whom its list names. */
function family(validFrom: string, contribution: string) {
  const subsidy = { payer: 'etat', percent: 75, from: '2026-04-01', members: 'named' }
  return { ...plan('famille', validFrom, contribution, [20, 10]), subsidy }
}

/** Costs more and covers more. */
function extended() {
  return plan('elargie', '2018-01-01', '1800', [10, 0])
}

function plan(
  code: string,
  validFrom: string,
  contribution: string,
  [consultation, surgery]: readonly [number, number],
) {
  return {
    code,
    validFrom,
    unit: 'family',
    period: 'month',
    contribution,
    joiningFee: '500',
    dueDay: 10,
    graceDays: 20,
    lateReturn: { afterMonths: 6, waiting: { days: 21 } },
    strikeOffAfterPeriods: 4,
    strikeOffNoticeDays: 15,
    services: [
      { code: 'consultation', patientPercent: consultation },
      { code: 'surgery', patientPercent: surgery, guaranteeLetter: true },
    ],
  }
}

function provider(code: string, name: string, phone: string, services: readonly string[]) {
  const agreement = { from: '2024-01-01' }
  return { code, name, services, agreement, language: 'fr', phones: [phone] }
}
