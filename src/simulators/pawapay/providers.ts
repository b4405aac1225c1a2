/**
 * Operators that pawaPay reaches (4.7). Codes are pawaPay's where the reference has them; limits and
 * number ranges are invented, the names are those that customers know.
 */
export type Provider = {
  readonly provider: string
  readonly country: string
  readonly currency: string
  readonly name: string
  /** Whether an amount may have two digits after the point. */
  readonly decimals: 'NONE' | 'TWO_PLACES'
  readonly auth: 'PROVIDER_AUTH' | 'PREAUTH' | 'REDIRECT_AUTH'
  /** First digits after the country's, by which it is predicted; several operators may share some. */
  readonly ranges: readonly string[]
}

export type Country = {
  readonly country: string
  readonly prefix: string
  readonly en: string
  readonly fr: string
  /** Digits after the prefix. */
  readonly digits: number
}

const COUNTRY_ROWS = [
  ['BEN', '229', 'Benin', 'Bénin', 8],
  ['BFA', '226', 'Burkina Faso', 'Burkina Faso', 8],
  ['CMR', '237', 'Cameroon', 'Cameroun', 9],
  ['CIV', '225', 'Côte d’Ivoire', 'Côte d’Ivoire', 10],
  ['COD', '243', 'DR Congo', 'RD Congo', 9],
  ['COG', '242', 'Congo', 'Congo', 9],
  ['ETH', '251', 'Ethiopia', 'Éthiopie', 9],
  ['GAB', '241', 'Gabon', 'Gabon', 8],
  ['GHA', '233', 'Ghana', 'Ghana', 9],
  ['KEN', '254', 'Kenya', 'Kenya', 9],
  ['LSO', '266', 'Lesotho', 'Lesotho', 8],
  ['MWI', '265', 'Malawi', 'Malawi', 9],
  ['MOZ', '258', 'Mozambique', 'Mozambique', 9],
  ['NGA', '234', 'Nigeria', 'Nigéria', 10],
  ['RWA', '250', 'Rwanda', 'Rwanda', 9],
  ['SEN', '221', 'Senegal', 'Sénégal', 9],
  ['SLE', '232', 'Sierra Leone', 'Sierra Leone', 8],
  ['TZA', '255', 'Tanzania', 'Tanzanie', 9],
  ['UGA', '256', 'Uganda', 'Ouganda', 9],
  ['ZMB', '260', 'Zambia', 'Zambie', 9],
] as const

export const COUNTRIES: readonly Country[] = COUNTRY_ROWS.map(
  ([country, prefix, en, fr, digits]) => ({ country, prefix, en, fr, digits }),
)

type Row = readonly [
  string,
  string,
  string,
  Provider['decimals'],
  readonly string[],
  Provider['auth']?,
]

const PROVIDER_ROWS: readonly Row[] = [
  ['MTN_MOMO_BEN', 'XOF', 'MTN Mobile Money', 'NONE', ['51', '61', '62', '66', '67', '96', '97']],
  ['MOOV_BEN', 'XOF', 'Moov Money', 'NONE', ['51', '60', '63', '64', '94', '95']],
  ['MOOV_BFA', 'XOF', 'Moov Money', 'NONE', ['60', '61', '62']],
  ['ORANGE_BFA', 'XOF', 'Orange Money', 'NONE', ['54', '55', '74'], 'PREAUTH'],
  ['MTN_MOMO_CMR', 'XAF', 'MTN MoMo', 'NONE', ['67', '68']],
  ['ORANGE_CMR', 'XAF', 'Orange Money', 'NONE', ['69']],
  ['MTN_MOMO_CIV', 'XOF', 'MTN MoMo', 'NONE', ['05']],
  ['ORANGE_CIV', 'XOF', 'Orange Money', 'NONE', ['07']],
  ['WAVE_CIV', 'XOF', 'Wave', 'NONE', [], 'REDIRECT_AUTH'],
  ['VODACOM_MPESA_COD', 'CDF', 'Vodacom M-Pesa', 'TWO_PLACES', ['81', '82', '83']],
  ['VODACOM_MPESA_COD', 'USD', 'Vodacom M-Pesa', 'TWO_PLACES', []],
  ['AIRTEL_COD', 'CDF', 'Airtel Money', 'TWO_PLACES', ['97', '99']],
  ['AIRTEL_COD', 'USD', 'Airtel Money', 'TWO_PLACES', []],
  ['ORANGE_COD', 'CDF', 'Orange Money', 'TWO_PLACES', ['84', '85', '89']],
  ['ORANGE_COD', 'USD', 'Orange Money', 'TWO_PLACES', []],
  ['MTN_MOMO_COG', 'XAF', 'MTN MoMo', 'NONE', ['06']],
  ['AIRTEL_COG', 'XAF', 'Airtel Money', 'NONE', ['05', '04']],
  ['MPESA_ETH', 'ETB', 'M-Pesa', 'TWO_PLACES', ['7']],
  ['AIRTEL_GAB', 'XAF', 'Airtel Money', 'NONE', ['74', '77']],
  ['MTN_MOMO_GHA', 'GHS', 'MTN MoMo', 'TWO_PLACES', ['24', '54', '55', '59']],
  ['AIRTELTIGO_GHA', 'GHS', 'AT Money', 'TWO_PLACES', ['26', '27', '57']],
  ['VODAFONE_GHA', 'GHS', 'Telecel Cash', 'TWO_PLACES', ['20', '50']],
  ['MPESA_KEN', 'KES', 'M-Pesa', 'NONE', ['7', '1']],
  ['MPESA_LSO', 'LSL', 'M-Pesa', 'TWO_PLACES', ['5']],
  ['AIRTEL_MWI', 'MWK', 'Airtel Money', 'TWO_PLACES', ['99', '98']],
  ['TNM_MWI', 'MWK', 'TNM Mpamba', 'TWO_PLACES', ['88', '89']],
  ['VODACOM_MOZ', 'MZN', 'Vodacom M-Pesa', 'TWO_PLACES', ['84', '85']],
  ['MOVITEL_MOZ', 'MZN', 'e-Mola', 'TWO_PLACES', ['86', '87']],
  ['MTN_MOMO_NGA', 'NGN', 'MTN MoMo', 'TWO_PLACES', ['803', '806']],
  ['AIRTEL_NGA', 'NGN', 'Airtel Smartcash', 'TWO_PLACES', ['802', '808']],
  ['MTN_MOMO_RWA', 'RWF', 'MTN MoMo', 'NONE', ['78', '79']],
  ['AIRTEL_RWA', 'RWF', 'Airtel Money', 'NONE', ['72', '73']],
  ['ORANGE_SEN', 'XOF', 'Orange Money', 'NONE', ['77', '78']],
  ['FREE_SEN', 'XOF', 'Free Money', 'NONE', ['76']],
  ['WAVE_SEN', 'XOF', 'Wave', 'NONE', [], 'REDIRECT_AUTH'],
  ['ORANGE_SLE', 'SLE', 'Orange Money', 'TWO_PLACES', ['7']],
  ['VODACOM_TZA', 'TZS', 'M-Pesa', 'NONE', ['74', '75', '76']],
  ['AIRTEL_TZA', 'TZS', 'Airtel Money', 'NONE', ['68', '78']],
  ['TIGO_TZA', 'TZS', 'Mixx by Yas', 'NONE', ['65', '67', '71']],
  ['HALOTEL_TZA', 'TZS', 'HaloPesa', 'NONE', ['62']],
  ['MTN_MOMO_UGA', 'UGX', 'MTN MoMo', 'NONE', ['76', '77', '78']],
  ['AIRTEL_OAPI_UGA', 'UGX', 'Airtel Money', 'NONE', ['70', '75']],
  ['MTN_MOMO_ZMB', 'ZMW', 'MTN MoMo', 'TWO_PLACES', ['76', '96']],
  ['AIRTEL_OAPI_ZMB', 'ZMW', 'Airtel Money', 'TWO_PLACES', ['77', '97']],
  ['ZAMTEL_ZMB', 'ZMW', 'Zamtel Money', 'TWO_PLACES', ['75', '95']],
]

export const PROVIDERS: readonly Provider[] = PROVIDER_ROWS.map(
  ([provider, currency, name, decimals, ranges, auth = 'PROVIDER_AUTH']) => ({
    provider,
    country: provider.slice(-3),
    currency,
    name,
    decimals,
    auth,
    ranges,
  }),
)

type Predicted = {
  readonly country: string
  readonly provider: string
  readonly phoneNumber: string
}

/** 4.7: what a number in free text may be. The first that has the range wins, right or wrong. */
export function predict(text: string): Predicted | null {
  const digits = text.replace(/[\s()+.-]/g, '').replace(/^00/, '')
  if (!/^\d{8,15}$/.test(digits)) return null
  const country = COUNTRIES.find(
    ({ prefix, digits: length }) =>
      digits.startsWith(prefix) && digits.length === prefix.length + length,
  )
  if (!country) return null
  const national = digits.slice(country.prefix.length)
  const found = PROVIDERS.find(
    (each) =>
      each.country === country.country && each.ranges.some((range) => national.startsWith(range)),
  )
  return found ? { country: country.country, provider: found.provider, phoneNumber: digits } : null
}
