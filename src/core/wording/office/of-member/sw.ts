import type { OfficeWords } from '../en.ts'

export const ofMember: OfficeWords['ofMember'] = {
  'state.active': 'Amelipa, yuko sawa',
  'state.grace': 'Amechelewa, bima bado ipo',
  'standing.covered-until': 'Wana bima hadi {date}',
  'standing.credit': 'Amelipa mbele: {amount}',
  'standing.paid-through': 'Amelipa hadi {date}',
  'standing.to-pay-by': 'Ya kulipwa kufikia {date}: {amount}',
  'standing.stay-covered': 'Bima inaendelea ikilipwa kufikia {date}',
  'standing.reopen': 'Bima inarudi deni likilipwa',
  'standing.begin': 'Bima inaanza deni likilipwa',
}
