import type { OfficeWords } from '../en.ts'

export const ofMember: OfficeWords['ofMember'] = {
  'state.active': 'Cotisation à jour',
  'state.grace': 'En retard, encore couverts',
  'standing.covered-until': "Couverts jusqu'au {date}",
  'standing.credit': "Payé d'avance : {amount}",
  'standing.paid-through': "Payé jusqu'au {date}",
  'standing.to-pay-by': 'À payer au plus tard le {date} : {amount}',
  'standing.stay-covered': 'Restent couverts si le paiement arrive au plus tard le {date}',
  'standing.reopen': 'Couverts à nouveau une fois la dette payée',
  'standing.begin': 'Commence une fois la dette payée',
}
