/** A mutual of market women in Nairobi, for stories. */
export const UMOJA = {
  mutual: {
    code: 'umoja',
    name: 'Umoja Afya',
    country: 'KE',
    currency: 'KES',
    timeZone: 'Africa/Nairobi',
    languages: ['en', 'sw', 'fr'],
    serviceCode: '*384*77#',
    helpPhone: '+254700000001',
    wallets: [{ wallet: 'sandbox', payBill: '600111' }],
  },
  plans: [
    {
      code: 'family',
      validFrom: '2020-01-01',
      unit: 'family',
      period: 'month',
      contribution: '500',
      joiningFee: '200',
      dueDay: 5,
      graceDays: 15,
      waiting: { months: 3 },
      services: [
        { code: 'consultation', patientPercent: 20 },
        { code: 'surgery', patientPercent: 10, guaranteeLetter: true },
      ],
    },
  ],
  providers: [
    {
      code: 'uhuru',
      name: 'Uhuru Clinic',
      services: ['consultation', 'surgery'],
      agreement: { from: '2024-01-01' },
      language: 'en',
      phones: ['+254722000001', '+254722000002'],
    },
  ],
  managers: [{ name: 'Mercy', phone: '+254733000001', language: 'en' }],
}

/** A second mutual, which has a clinic of its own. */
export const TUMAINI = {
  mutual: {
    code: 'tumaini',
    name: 'Tumaini',
    country: 'KE',
    currency: 'KES',
    timeZone: 'Africa/Nairobi',
    languages: ['en'],
    serviceCode: '*384*78#',
    helpPhone: '+254700000002',
  },
  plans: [
    {
      code: 'family',
      validFrom: '2020-01-01',
      unit: 'family',
      period: 'month',
      contribution: '300',
      services: [{ code: 'consultation', patientPercent: 30 }],
    },
  ],
  providers: [
    {
      code: 'nyota',
      name: 'Nyota Clinic',
      services: ['consultation'],
      agreement: { from: '2024-01-01' },
      language: 'en',
      phones: ['+254722000009'],
    },
  ],
}
