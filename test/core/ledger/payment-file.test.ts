import { describe, expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import {
  paymentFile,
  PAYMENT_FILE_LAYOUT,
  type PaymentFileLayout,
} from '../../../src/core/ledger/payment-file.ts'
import { minor } from '../../../src/core/money.ts'
import type { Payout } from '../../../src/core/payments/payout.ts'

const PAYOUT: Payout = {
  ...{ mutual: 'umoja', reference: 'UM26-P000001', wallet: 'till', purpose: 'clinic' },
  ...{ about: 'centre', payee: 'Centre; de Pikine', payTo: '+254722000111' },
  ...{ amount: minor(150_050), approvedOn: date('2026-03-14'), file: null, paid: null },
  ...{ returned: null, ended: null, journal: 'J1' },
}

function written(layout: Partial<PaymentFileLayout>, payout: Partial<Payout> = {}) {
  const ask = { currency: 'KES', on: date('2026-03-04') } as const
  return paymentFile([{ ...PAYOUT, ...payout }], { ...PAYMENT_FILE_LAYOUT, ...layout }, ask)
}

describe('a payment file', () => {
  it('names each payout by our reference, with its payee, account and amount', () => {
    expect(written({})).toBe(
      'reference,payee,account,amount,currency,date,purpose\n' +
        'UM26-P000001,"Centre; de Pikine",254722000111,1500.50,KES,2026-03-04,clinic centre',
    )
  })

  it('is written as its bank wants it', () => {
    const layout: PaymentFileLayout = {
      ...{ delimiter: ';', dates: 'DD/MM/YYYY', decimals: 'comma', header: false },
      columns: [
        { name: 'Nr', holds: 'line' },
        { name: 'Datum', holds: 'date' },
        { name: 'Betrag', holds: 'amount' },
        { name: 'An', holds: 'payee' },
      ],
    }
    expect(written(layout)).toBe('1;04/03/2026;"1500,50";"Centre; de Pikine"')
    expect(written({ ...layout, header: true }).split('\n')[0]).toBe('Nr;Datum;Betrag;An')
    const dates = (way: PaymentFileLayout['dates']) =>
      written({ ...layout, dates: way }).split(';')[1]
    expect(['YYYY-MM-DD', 'MM/DD/YYYY', 'YYYYMMDD'].map((way) => dates(way as 'YYYYMMDD'))).toEqual(
      ['2026-03-04', '03/04/2026', '20260304'],
    )
  })

  it('quotes what holds the delimiter, whichever it is', () => {
    const columns = [{ name: 'x', holds: 'payee' }] as const
    const cell = (delimiter: ',' | ';' | '\t' | '|', payee: string) =>
      written({ delimiter, header: false, columns }, { payee })
    expect(cell('|', 'a|b')).toBe('"a|b"')
    expect(cell(',', 'a,b')).toBe('"a,b"')
    expect(cell('\t', 'a b')).toBe('a b')
    expect(cell(';', 'a "b"')).toBe('"a ""b"""')
  })

  it.each(['=1+1', '+A1', '-A1', '@x', '\t=1'])('holds no formula: %j', (payee) => {
    const columns = [{ name: 'x', holds: 'payee' }] as const
    expect(written({ header: false, columns }, { payee })).toMatch(/^"?'/)
  })

  it('writes a bank account as it was given', () => {
    const columns = [{ name: 'x', holds: 'account' }] as const
    expect(written({ header: false, columns }, { payTo: 'KE0072 0001' })).toBe('KE0072 0001')
    expect(written({ header: false, columns }, { payTo: '+12A' })).toBe("'+12A")
  })
})
